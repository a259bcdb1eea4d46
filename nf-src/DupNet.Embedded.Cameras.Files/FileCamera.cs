using System;

namespace DupNet.Embedded.Cameras.Files
{
    /// <summary>
    /// Frames from a file: raw pixels as in the buffer, one frame after the other and nothing else. For a board without a
    /// camera, and for tests with known pictures.
    /// </summary>
    public sealed class FileCamera : ICamera
    {
        private readonly IFrameFile _file;
        private readonly bool _repeat;
        private readonly CaptureTarget _target;
        private int _position;

        /// <summary>Makes a camera of a frame file. Nothing is read before the camera is started.</summary>
        /// <param name="file">The file.</param>
        /// <param name="mode">What its frames are.</param>
        /// <param name="repeat">Whether the first frame follows the last.</param>
        /// <exception cref="ArgumentNullException"><paramref name="file"/> or <paramref name="mode"/> is null.</exception>
        public FileCamera(IFrameFile file, CameraMode mode, bool repeat)
        {
            if (file == null)
            {
                throw new ArgumentNullException(nameof(file));
            }

            _file = file;
            _repeat = repeat;
            _target = new CaptureTarget(new[] { mode });
        }

        /// <inheritdoc/>
        public CameraMode[] Modes => _target.Modes;

        /// <inheritdoc/>
        public CameraMode Mode => _target.Mode;

        /// <summary>Starts the camera at the first frame of the file.</summary>
        /// <param name="mode">The mode of the file.</param>
        /// <exception cref="ArgumentNullException"><paramref name="mode"/> is null.</exception>
        /// <exception cref="ArgumentException">The file has another mode.</exception>
        /// <exception cref="CameraException">The file cannot be read, or does not hold whole frames.</exception>
        public void Start(CameraMode mode)
        {
            CameraMode own = _target.Find(mode);
            _target.Set(null);
            int length = _file.Length;
            if (length == 0 || length % own.FrameBytes != 0)
            {
                throw new CameraException(
                    CameraError.BadFrame,
                    "frame file has " + length.ToString() + " bytes, not a number of frames of " + own.FrameBytes.ToString() + " bytes");
            }

            _position = 0;
            _target.Set(own);
        }

        /// <inheritdoc/>
        public Frame Capture(byte[] buffer, int timeoutMilliseconds)
        {
            Frame frame = _target.FrameOf(buffer, timeoutMilliseconds);
            ReadFrame(buffer);
            return frame;
        }

        /// <inheritdoc/>
        public void Stop() => _target.Set(null);

        private void ReadFrame(byte[] buffer)
        {
            int bytes = _target.Mode.FrameBytes;
            int length = _file.Length;
            if (_repeat && _position >= length)
            {
                _position = 0;
            }

            if (_position >= length)
            {
                throw new CameraException(CameraError.NoMoreFrames, "frame file ended after " + (_position / bytes).ToString() + " frames");
            }

            if (length - _position < bytes)
            {
                throw new CameraException(
                    CameraError.ShortFrame, "frame file ends at byte " + length.ToString() + ", within the frame from byte " + _position.ToString());
            }

            _file.Read(_position, buffer, bytes);
            _position += bytes;
        }
    }
}
