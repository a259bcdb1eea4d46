namespace DupNet.Embedded.Serial
{
    /// <summary>A serial line, both ways. Members may throw if the line itself fails; that ends the session.</summary>
    public interface ISerialLink
    {
        /// <summary>Receives what is there, waiting for the first byte.</summary>
        /// <param name="buffer">Takes the bytes.</param>
        /// <param name="offset">Where the first goes.</param>
        /// <param name="count">How many at most, at least 1.</param>
        /// <param name="timeoutMilliseconds">How long to wait for the first byte, at least 1.</param>
        /// <returns>How many bytes came, 0 if none did in time.</returns>
        int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds);

        /// <summary>Sends bytes.</summary>
        /// <param name="buffer">Holds the bytes.</param>
        /// <param name="offset">The first of them.</param>
        /// <param name="count">How many.</param>
        void Write(byte[] buffer, int offset, int count);
    }
}
