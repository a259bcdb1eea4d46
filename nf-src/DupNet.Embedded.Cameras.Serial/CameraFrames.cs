using System;
using DupNet.Embedded.Serial;

namespace DupNet.Embedded.Cameras.Serial
{
    /// <summary>
    /// A camera as the source of frames of a <see cref="DetectorServer"/>: started with the first frame, and anew after a failure, as a camera that
    /// was plugged in again needs.
    /// </summary>
    public sealed class CameraFrames : IFrameSource
    {
        private readonly ICamera _camera;
        private readonly CameraMode _mode;
        private readonly int _droppedFrames;
        private readonly int _timeout;

        /// <summary>Takes a camera. Nothing is touched before the first frame.</summary>
        /// <param name="camera">The camera.</param>
        /// <param name="mode">One of its modes.</param>
        /// <param name="droppedFrames">Frames that are dropped after a start, until exposure and white balance have settled; 0 for none.</param>
        /// <param name="timeoutMilliseconds">How long a frame may take, at least 1.</param>
        /// <exception cref="ArgumentNullException"><paramref name="camera"/> or <paramref name="mode"/> is null.</exception>
        /// <exception cref="ArgumentException">A number is out of its range.</exception>
        public CameraFrames(ICamera camera, CameraMode mode, int droppedFrames, int timeoutMilliseconds)
        {
            if (camera == null)
            {
                throw new ArgumentNullException(nameof(camera));
            }

            if (mode == null)
            {
                throw new ArgumentNullException(nameof(mode));
            }

            if (droppedFrames < 0 || timeoutMilliseconds < 1)
            {
                throw new ArgumentException("dropped frames must be at least 0, the time-out 1 ms");
            }

            _camera = camera;
            _mode = mode;
            _droppedFrames = droppedFrames;
            _timeout = timeoutMilliseconds;
        }

        /// <summary>The turn that brings the camera's picture upright, as it is mounted.</summary>
        public Rotation Rotation { get; set; }

        /// <summary>
        /// Takes two pictures and keeps the second: a camera with memory of its own gives first what it saw after the last call, which may be long
        /// ago.
        /// </summary>
        /// <param name="buffer">Takes the pixels; at least <see cref="CameraMode.FrameBytes"/> long.</param>
        /// <returns>The frame in the buffer.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="buffer"/> is null.</exception>
        /// <exception cref="ArgumentException">The buffer is too short, or the camera has no such mode.</exception>
        /// <exception cref="CameraException">The camera failed. It is stopped, and the next call starts it anew.</exception>
        public Frame Take(byte[] buffer)
        {
            try
            {
                int drop = 1;
                if (_camera.Mode == null)
                {
                    _camera.Start(_mode);
                    drop += _droppedFrames;
                }

                for (; drop > 0; drop--)
                {
                    _camera.Capture(buffer, _timeout);
                }

                Frame frame = _camera.Capture(buffer, _timeout);
                frame.Rotation = Rotation;
                return frame;
            }
            catch (CameraException)
            {
                Rest();
                throw;
            }
        }

        private void Rest()
        {
            try
            {
                _camera.Stop();
            }
            catch (CameraException)
            {
                // It is stopped all the same; what made it fail is already on its way to the caller.
            }
        }
    }
}
