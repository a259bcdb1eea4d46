namespace DupNet.Embedded.Diagnostics
{
    /// <summary>What <see cref="SelfTest"/> asks the device.</summary>
    public interface IDeviceProbe
    {
        /// <summary>Time since any fixed moment.</summary>
        /// <returns>Milliseconds.</returns>
        long Milliseconds();

        /// <summary>Memory that managed code has left.</summary>
        /// <returns>Bytes.</returns>
        uint FreeBytes();
    }
}
