using System.IO;

namespace DupNet.Embedded.Storage
{
    /// <summary>The little that <see cref="ModelStore"/> needs of a file system: one flat folder.</summary>
    public interface IFileSystem
    {
        /// <summary>Size of a file.</summary>
        /// <param name="name">Name without folder.</param>
        /// <returns>Bytes, or -1 if there is no such file.</returns>
        /// <exception cref="IOException">The file system failed.</exception>
        int Length(string name);

        /// <summary>Reads a part of a file.</summary>
        /// <param name="name">Name without folder.</param>
        /// <param name="position">First byte to read.</param>
        /// <param name="buffer">Takes the bytes.</param>
        /// <param name="offset">Where in the buffer.</param>
        /// <param name="count">How many bytes.</param>
        /// <exception cref="IOException">The file does not hold so many bytes, or the file system failed.</exception>
        void Read(string name, int position, byte[] buffer, int offset, int count);

        /// <summary>Opens a file to write after its last byte; makes it if there is none.</summary>
        /// <param name="name">Name without folder.</param>
        /// <returns>The open file.</returns>
        /// <exception cref="IOException">The file system failed.</exception>
        IFileWriter Append(string name);

        /// <summary>Removes a file, at once or not at all; does nothing if there is none.</summary>
        /// <param name="name">Name without folder.</param>
        /// <exception cref="IOException">The file system failed.</exception>
        void Delete(string name);
    }
}
