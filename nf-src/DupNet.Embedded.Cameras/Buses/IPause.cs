namespace DupNet.Embedded.Cameras.Buses
{
    /// <summary>Lets time pass. Drivers count their pauses against time-outs, so they need no clock.</summary>
    public interface IPause
    {
        /// <summary>Returns after a time, or somewhat later.</summary>
        /// <param name="milliseconds">The time, at least 1.</param>
        void For(int milliseconds);
    }
}
