using System.IO;

namespace DupNet.Embedded.Storage
{
    /// <summary>A file of a drive. The drive's littlefs commits a file when it is closed.</summary>
    internal sealed class DriveFileWriter : IFileWriter
    {
        private readonly FileStream _stream;

        public DriveFileWriter(FileStream stream)
        {
            _stream = stream;
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            _stream.Write(buffer, offset, count);
        }

        // Not Dispose: that swallows what goes wrong on nanoFramework.
        public void Close()
        {
            _stream.Close();
        }
    }
}
