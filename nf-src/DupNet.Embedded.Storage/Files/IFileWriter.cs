using System.IO;

namespace DupNet.Embedded.Storage
{
    /// <summary>A file that is being written.</summary>
    public interface IFileWriter
    {
        /// <summary>Writes bytes at the end of the file.</summary>
        /// <param name="buffer">Holds the bytes.</param>
        /// <param name="offset">Where in the buffer.</param>
        /// <param name="count">How many bytes.</param>
        /// <exception cref="IOException">The file system is full, or failed.</exception>
        void Write(byte[] buffer, int offset, int count);

        /// <summary>
        /// Ends the writing. When it returns, what was written outlasts a loss of power; before, any part of it may be lost. Does
        /// nothing the second time.
        /// </summary>
        /// <exception cref="IOException">What was written may be lost.</exception>
        void Close();
    }
}
