namespace DupNet.Embedded.Serial
{
    /// <summary>Tells how much memory is free; each platform asks elsewhere.</summary>
    public interface IMemoryGauge
    {
        /// <summary>Free bytes.</summary>
        /// <returns>Bytes, or 0xFFFFFFFF if that is not known.</returns>
        uint FreeBytes();
    }
}
