namespace DupNet.Embedded.Cameras.Buses
{
    /// <summary>
    /// A device on an SPI bus. The driver selects it, moves bytes both ways in any number of calls, and deselects it: one
    /// transaction. Members throw a <see cref="CameraException"/> if the bus fails.
    /// </summary>
    public interface ISpiBus
    {
        /// <summary>Begins a transaction: chip select goes low.</summary>
        void Select();

        /// <summary>Ends the transaction: chip select goes high. May be called when none is open.</summary>
        void Deselect();

        /// <summary>Sends bytes; what comes back meanwhile is dropped.</summary>
        /// <param name="data">The bytes, all of them.</param>
        void Write(byte[] data);

        /// <summary>Receives bytes; zeros are sent meanwhile.</summary>
        /// <param name="buffer">Takes the bytes.</param>
        /// <param name="offset">Where the first goes.</param>
        /// <param name="count">How many, at least 1.</param>
        void Read(byte[] buffer, int offset, int count);
    }
}
