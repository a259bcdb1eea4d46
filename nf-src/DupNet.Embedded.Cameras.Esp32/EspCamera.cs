using System;
using DupNet.Embedded.Cameras.Buses;

namespace DupNet.Embedded.Cameras.Esp32
{
    /// <summary>
    /// A parallel (DVP) camera of an ESP32, ESP32-S2 or ESP32-S3, driven by Espressif's esp32-camera component in the firmware.
    /// Needs a firmware that was built with the interop assembly of this library, and PSRAM for its two frame buffers.
    /// <para>
    /// The camera takes frames all the time; a capture gives the newest. Exposure and white balance take some frames to settle
    /// after the start: drop the first few.
    /// </para>
    /// </summary>
    public sealed class EspCamera : ICamera
    {
        /// <summary>Clock of the sensor in hertz that all supported sensors work with.</summary>
        public const int DefaultClockHertz = 20000000;

        private const int SmallestClockHertz = 1000000;
        private const int LargestClockHertz = 40000000;

        private readonly INativeCamera _native;
        private readonly IPause _pause;
        private readonly int[] _pins;
        private readonly int _clockHertz;
        private readonly CaptureTarget _target = new CaptureTarget(new[]
        {
            new CameraMode(96, 96, PixelFormat.Rgb565BigEndian),
            new CameraMode(160, 120, PixelFormat.Rgb565BigEndian),
            new CameraMode(240, 240, PixelFormat.Rgb565BigEndian),
            new CameraMode(320, 240, PixelFormat.Rgb565BigEndian),
            new CameraMode(96, 96, PixelFormat.Gray8),
            new CameraMode(160, 120, PixelFormat.Gray8),
            new CameraMode(240, 240, PixelFormat.Gray8),
            new CameraMode(320, 240, PixelFormat.Gray8),
        });

        /// <summary>Makes a camera on these pins. No pin is touched before the camera is started.</summary>
        /// <param name="pins">The pins of the board.</param>
        /// <param name="clockHertz">Clock for the sensor, 1,000,000 .. 40,000,000.</param>
        /// <exception cref="ArgumentNullException"><paramref name="pins"/> is null.</exception>
        /// <exception cref="ArgumentException">A pin or the clock is wrong.</exception>
        public EspCamera(EspCameraPins pins, int clockHertz = DefaultClockHertz)
            : this(pins, clockHertz, new NativeCamera(), new ThreadPause())
        {
        }

        internal EspCamera(EspCameraPins pins, int clockHertz, INativeCamera native, IPause pause)
        {
            if (pins == null)
            {
                throw new ArgumentNullException(nameof(pins));
            }

            if (clockHertz < SmallestClockHertz || clockHertz > LargestClockHertz)
            {
                throw new ArgumentException("camera clock is " + clockHertz.ToString() + " Hz, must be 1000000..40000000");
            }

            _pins = pins.ToArray();
            _clockHertz = clockHertz;
            _native = native;
            _pause = pause;
        }

        /// <inheritdoc/>
        public CameraMode[] Modes => _target.Modes;

        /// <inheritdoc/>
        public CameraMode Mode => _target.Mode;

        /// <inheritdoc/>
        /// <exception cref="NotSupportedException">The firmware was built without the interop assembly.</exception>
        public void Start(CameraMode mode)
        {
            CameraMode own = _target.Find(mode);
            _target.Set(null);
            int result;
            try
            {
                result = _native.Open(_pins, _clockHertz, (int)own.Format, own.Width, own.Height);
            }
            catch (NotSupportedException)
            {
                throw new NotSupportedException("this firmware was built without the interop assembly DupNet.Embedded.Cameras.Esp32");
            }

            if (result != NativeResult.Done)
            {
                throw Failed(result, own);
            }

            _target.Set(own);
        }

        /// <inheritdoc/>
        public Frame Capture(byte[] buffer, int timeoutMilliseconds)
        {
            Frame frame = _target.FrameOf(buffer, timeoutMilliseconds);
            ReadFrame(buffer, timeoutMilliseconds);
            return frame;
        }

        /// <inheritdoc/>
        public void Stop()
        {
            if (_target.Mode == null)
            {
                return;
            }

            CameraMode mode = _target.Mode;
            _target.Set(null);
            int result = _native.Close();
            if (result != NativeResult.Done)
            {
                throw Failed(result, mode);
            }
        }

        private void ReadFrame(byte[] buffer, int timeout)
        {
            int waited = 0;
            while (!_native.IsReady())
            {
                if (waited >= timeout)
                {
                    throw new CameraException(CameraError.TimedOut, "camera gave no frame in " + waited.ToString() + " ms");
                }

                // Managed threads run while the camera fills its buffer.
                waited += Polling.Pause(_pause, timeout - waited);
            }

            int result = _native.Take(buffer, _target.Mode.FrameBytes);
            if (result != NativeResult.Done)
            {
                throw Failed(result, _target.Mode);
            }
        }

        private static CameraException Failed(int result, CameraMode mode)
        {
            switch (result)
            {
                case NativeResult.NotFound:
                    return new CameraException(CameraError.NoAnswer, "no camera answers: check pins, ribbon cable and power");

                case NativeResult.Refused:
                    return new CameraException(CameraError.Refused, "camera refuses " + mode.ToString());

                case NativeResult.NoMemory:
                    return new CameraException(CameraError.BusFailed, "no memory for the buffers of the camera: is there PSRAM?");

                case NativeResult.NoFrame:
                    return new CameraException(CameraError.TimedOut, "camera gave no frame");

                case NativeResult.WrongFrame:
                    return new CameraException(CameraError.BadFrame, "camera gave something else than " + mode.ToString());

                default:
                    return new CameraException(CameraError.BusFailed, "camera driver failed with code " + result.ToString());
            }
        }
    }
}
