using System;
using DupNet.Embedded.Cameras.ArduCam;
using DupNet.Embedded.Cameras.Buses;

namespace DupNet.Embedded.Cameras
{
    /// <summary>
    /// ArduCAM Mini 2MP: an OV2640 behind a frame buffer of its own, on SPI and I2C. Raw RGB565, no JPEG. The sensor is read
    /// as a whole and scaled down.
    /// <para>
    /// Exposure and white balance take some frames to settle after the start: drop the first few. The view is 4:3.
    /// </para>
    /// </summary>
    public sealed class ArduCamMini2MP : ICamera
    {
        /// <summary>Address of the sensor on the I2C bus.</summary>
        public const int SensorAddress = Ov2640.Address;

        private const int WakeMilliseconds = 20;

        private readonly ArduChip _chip;
        private readonly Ov2640 _sensor;
        private readonly IPause _pause;
        private readonly CaptureTarget _target = new CaptureTarget(new[]
        {
            new CameraMode(160, 120, PixelFormat.Rgb565BigEndian),
            new CameraMode(320, 240, PixelFormat.Rgb565BigEndian),

            // All that a network of 96 x 96 takes in of a 4:3 view, in a third of the memory.
            new CameraMode(96, 72, PixelFormat.Rgb565BigEndian),
        });

        private readonly byte[] _leading = new byte[1];

        /// <summary>Whether the sensor may be using power: also after a start that failed.</summary>
        private bool _isPowered;

        /// <summary>Makes a camera on its SPI and I2C buses. Nothing is sent before the camera is started.</summary>
        /// <param name="spi">The SPI bus: mode 0, at most 8 MHz.</param>
        /// <param name="sensor">The sensor's registers at <see cref="SensorAddress"/> on the I2C bus: at most 400 kHz, stop between the number and the reading.</param>
        /// <param name="pause">Lets time pass.</param>
        /// <exception cref="ArgumentNullException">One of them is null.</exception>
        public ArduCamMini2MP(ISpiBus spi, IRegisterBus sensor, IPause pause)
        {
            if (spi == null)
            {
                throw new ArgumentNullException(nameof(spi));
            }

            if (sensor == null)
            {
                throw new ArgumentNullException(nameof(sensor));
            }

            if (pause == null)
            {
                throw new ArgumentNullException(nameof(pause));
            }

            _pause = pause;
            _chip = new ArduChip(spi, pause);
            _sensor = new Ov2640(sensor, pause);
        }

        /// <inheritdoc/>
        public CameraMode[] Modes => _target.Modes;

        /// <inheritdoc/>
        public CameraMode Mode => _target.Mode;

        /// <summary>
        /// Whether the buffer of the camera hands out a byte before the first pixel. Older boards do, newer ones do not; with
        /// the wrong setting colours are garbled. False unless set.
        /// </summary>
        public bool HasLeadingByte { get; set; }

        /// <inheritdoc/>
        public void Start(CameraMode mode)
        {
            CameraMode own = _target.Find(mode);
            _target.Set(null);
            try
            {
                WakeUp(own);
            }
            catch (CameraException)
            {
                PowerDownIfPossible();
                throw;
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
            _target.Set(null);
            if (!_isPowered)
            {
                return;
            }

            try
            {
                _sensor.StandBy();
            }
            finally
            {
                _chip.SetPowerDown(true);
                _isPowered = false;
            }
        }

        private void WakeUp(CameraMode mode)
        {
            _chip.Reset();
            _isPowered = true;
            _chip.SetPowerDown(false);
            _pause.For(WakeMilliseconds);
            _sensor.RequireIdentity();
            _sensor.Configure(mode.Width, mode.Height);
            _chip.Clear();
        }

        private void PowerDownIfPossible()
        {
            if (!_isPowered)
            {
                return;
            }

            try
            {
                _chip.SetPowerDown(true);

                // A line that floats takes everything.
                _chip.RequireAnswer();
                _isPowered = false;
            }
            catch (CameraException)
            {
                // Stop tries again; what made the start fail is already on its way to the caller.
            }
        }

        private void ReadFrame(byte[] buffer, int timeout)
        {
            int bytes = _target.Mode.FrameBytes;
            _chip.Clear();
            _chip.Start();
            WaitUntilDone(timeout);
            int length = _chip.Length();
            if (length > ArduChip.FifoBytes)
            {
                throw new CameraException(
                    CameraError.BadFrame, "ArduCAM claims " + length.ToString() + " bytes, more than its buffer holds: is it still connected?");
            }

            int leading = HasLeadingByte ? 1 : 0;
            if (length < bytes + leading)
            {
                throw new CameraException(
                    CameraError.ShortFrame, "ArduCAM took " + length.ToString() + " bytes, a frame has " + bytes.ToString());
            }

            _chip.ReadFifo(_leading, leading);
            _chip.ReadFifo(buffer, bytes);
        }

        private void WaitUntilDone(int timeout)
        {
            int waited = 0;
            while (!_chip.IsDone())
            {
                if (waited >= timeout)
                {
                    // Says so if it is the bus.
                    _chip.RequireAnswer();
                    throw new CameraException(CameraError.TimedOut, "ArduCAM took no frame in " + waited.ToString() + " ms");
                }

                waited += Polling.Pause(_pause, timeout - waited);
            }
        }
    }
}
