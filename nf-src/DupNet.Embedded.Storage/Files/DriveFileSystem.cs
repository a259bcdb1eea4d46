using System;
using System.IO;

namespace DupNet.Embedded.Storage
{
    /// <summary>A folder of a drive, such as the internal one, <c>I:\</c>.</summary>
    public sealed class DriveFileSystem : IFileSystem
    {
        private readonly string _folder;

        /// <summary>Names a folder of a drive. Nothing is read or made.</summary>
        /// <param name="folder">An existing folder with the separator at its end: <c>@"I:\"</c>.</param>
        /// <exception cref="ArgumentNullException"><paramref name="folder"/> is null.</exception>
        public DriveFileSystem(string folder)
        {
            if (folder == null)
            {
                throw new ArgumentNullException(nameof(folder));
            }

            _folder = folder;
        }

        /// <inheritdoc/>
        public int Length(string name)
        {
            string path = _folder + name;
            if (!File.Exists(path))
            {
                return -1;
            }

            FileStream stream = new FileStream(path, FileMode.Open, FileAccess.Read);
            try
            {
                return (int)stream.Length;
            }
            finally
            {
                stream.Close();
            }
        }

        /// <inheritdoc/>
        public void Read(string name, int position, byte[] buffer, int offset, int count)
        {
            FileStream stream = new FileStream(_folder + name, FileMode.Open, FileAccess.Read);
            try
            {
                stream.Seek(position, SeekOrigin.Begin);
                while (count > 0)
                {
                    // nanoFramework tells the end by -1.
                    int read = stream.Read(buffer, offset, count);
                    if (read <= 0)
                    {
                        throw new IOException(name + " ends before byte " + (position + count).ToString());
                    }

                    position += read;
                    offset += read;
                    count -= read;
                }
            }
            finally
            {
                stream.Close();
            }
        }

        /// <inheritdoc/>
        public IFileWriter Append(string name)
        {
            return new DriveFileWriter(new FileStream(_folder + name, FileMode.Append, FileAccess.Write));
        }

        /// <inheritdoc/>
        public void Delete(string name)
        {
            File.Delete(_folder + name);
        }
    }
}
