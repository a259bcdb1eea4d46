namespace DupNet.Embedded.Cameras.Files
{
    /// <summary>A file of raw frames. Members throw a <see cref="CameraException"/> if it cannot be read.</summary>
    public interface IFrameFile
    {
        /// <summary>Length in bytes, now.</summary>
        int Length { get; }

        /// <summary>Reads bytes that lie inside the file.</summary>
        /// <param name="position">Place of the first in the file.</param>
        /// <param name="buffer">Takes them from its first byte on.</param>
        /// <param name="count">How many.</param>
        void Read(int position, byte[] buffer, int count);
    }
}
