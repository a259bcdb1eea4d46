using System;

namespace DupNet.Embedded.Cameras
{
    /// <summary>What all cameras do alike: the mode, the checks of arguments, and one <see cref="Frame"/> for a buffer.</summary>
    public sealed class CaptureTarget
    {
        private Frame _frame;

        /// <summary>As set on the frame before; kept without it, so that a stopped camera holds no buffer.</summary>
        private Rotation _rotation;
        private bool _mirror;

        /// <summary>Makes the common part of a camera with these modes.</summary>
        /// <param name="modes">At least one.</param>
        /// <exception cref="ArgumentNullException"><paramref name="modes"/> or one of them is null.</exception>
        /// <exception cref="ArgumentException">There is none.</exception>
        public CaptureTarget(CameraMode[] modes)
        {
            if (modes == null)
            {
                throw new ArgumentNullException(nameof(modes));
            }

            if (modes.Length == 0)
            {
                throw new ArgumentException("a camera needs a mode");
            }

            foreach (CameraMode mode in modes)
            {
                if (mode == null)
                {
                    throw new ArgumentNullException(nameof(modes));
                }
            }

            Modes = modes;
        }

        /// <summary>The modes of the camera.</summary>
        public CameraMode[] Modes { get; }

        /// <summary>The mode that the camera is started in, null while it is stopped.</summary>
        public CameraMode Mode { get; private set; }

        /// <summary>Finds a mode among those of the camera.</summary>
        /// <param name="mode">One of them, or an equal one.</param>
        /// <returns>The camera's own.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="mode"/> is null.</exception>
        /// <exception cref="ArgumentException">There is none.</exception>
        public CameraMode Find(CameraMode mode)
        {
            if (mode == null)
            {
                throw new ArgumentNullException(nameof(mode));
            }

            string known = string.Empty;
            foreach (CameraMode own in Modes)
            {
                if (own.IsSameAs(mode))
                {
                    return own;
                }

                known += (known.Length == 0 ? string.Empty : ", ") + own.ToString();
            }

            throw new ArgumentException("no mode " + mode.ToString() + ", there is: " + known);
        }

        /// <summary>Sets the mode, or null for a stopped camera. Rotation and mirroring stay for the next frame.</summary>
        /// <param name="mode">One of <see cref="Modes"/>, or null.</param>
        public void Set(CameraMode mode)
        {
            KeepOrientation();
            Mode = mode;
            _frame = null;
        }

        /// <summary>Checks the arguments of a capture and gives the frame of the buffer.</summary>
        /// <param name="buffer">The caller's buffer.</param>
        /// <param name="timeoutMilliseconds">How long the capture may take.</param>
        /// <returns>The frame of the last call if the buffer is the same, else a new one with its rotation and mirroring.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="buffer"/> is null.</exception>
        /// <exception cref="ArgumentException">The buffer is too short, or the time-out is below 1.</exception>
        /// <exception cref="InvalidOperationException">The camera is stopped.</exception>
        public Frame FrameOf(byte[] buffer, int timeoutMilliseconds)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException(nameof(buffer));
            }

            if (Mode == null)
            {
                throw new InvalidOperationException("the camera is stopped");
            }

            if (timeoutMilliseconds < 1)
            {
                throw new ArgumentException("time-out is " + timeoutMilliseconds.ToString() + " ms, must be at least 1");
            }

            if (buffer.Length < Mode.FrameBytes)
            {
                throw new ArgumentException(
                    "buffer has " + buffer.Length.ToString() + " bytes, a frame of " + Mode.ToString() + " needs " + Mode.FrameBytes.ToString());
            }

            if (_frame == null || _frame.Buffer != buffer)
            {
                KeepOrientation();
                _frame = NewFrame(buffer);
            }

            return _frame;
        }

        private void KeepOrientation()
        {
            if (_frame != null)
            {
                _rotation = _frame.Rotation;
                _mirror = _frame.Mirror;
            }
        }

        private Frame NewFrame(byte[] buffer)
        {
            Frame frame = new Frame(buffer, Mode.Width, Mode.Height, Mode.Format);
            frame.Rotation = _rotation;
            frame.Mirror = _mirror;
            return frame;
        }
    }
}
