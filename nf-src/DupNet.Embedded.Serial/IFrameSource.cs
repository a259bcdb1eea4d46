namespace DupNet.Embedded.Serial
{
    /// <summary>Where a <see cref="DetectorServer"/> gets the frames of the board's camera from.</summary>
    public interface IFrameSource
    {
        /// <summary>Takes a picture and waits until it is in the buffer.</summary>
        /// <param name="buffer">Takes the pixels, from its first byte on.</param>
        /// <returns>The frame in the buffer; its rows follow one another without gaps.</returns>
        /// <exception cref="System.Exception">
        /// Of any kind, if there is no whole picture, or the buffer is too short for one. The PC gets its message; the next call may succeed.
        /// </exception>
        Frame Take(byte[] buffer);
    }
}
