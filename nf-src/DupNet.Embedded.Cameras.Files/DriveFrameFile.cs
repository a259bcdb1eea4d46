using System;
using System.IO;

namespace DupNet.Embedded.Cameras.Files
{
    /// <summary>A frame file on a drive of the board, such as <c>I:\frames.raw</c>. Opened for each reading.</summary>
    public sealed class DriveFrameFile : IFrameFile
    {
        private readonly string _path;

        /// <summary>Names a frame file on a drive, which need not exist yet.</summary>
        /// <param name="path">Drive, folders and name.</param>
        /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
        public DriveFrameFile(string path)
        {
            if (path == null)
            {
                throw new ArgumentNullException(nameof(path));
            }

            _path = path;
        }

        /// <inheritdoc/>
        public int Length
        {
            get
            {
                FileStream stream = Open();
                try
                {
                    return (int)stream.Length;
                }
                catch (IOException exception)
                {
                    throw Failed(exception);
                }
                finally
                {
                    stream.Close();
                }
            }
        }

        /// <inheritdoc/>
        public void Read(int position, byte[] buffer, int count)
        {
            FileStream stream = Open();
            try
            {
                stream.Seek(position, SeekOrigin.Begin);
                int offset = 0;
                while (offset < count)
                {
                    // The end is 0 on .NET and -1 on nanoFramework.
                    int read = stream.Read(buffer, offset, count - offset);
                    if (read <= 0)
                    {
                        throw new CameraException(CameraError.ShortFrame, "frame file " + _path + " ends before byte " + (position + count).ToString());
                    }

                    offset += read;
                }
            }
            catch (IOException exception)
            {
                throw Failed(exception);
            }
            finally
            {
                stream.Close();
            }
        }

        private FileStream Open()
        {
            try
            {
                return new FileStream(_path, FileMode.Open, FileAccess.Read);
            }
            catch (Exception exception)
            {
                throw Failed(exception);
            }
        }

        private CameraException Failed(Exception exception)
            => new CameraException(CameraError.BusFailed, "frame file " + _path + " cannot be read: " + exception.Message);
    }
}
