using System;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DeviceMemory = nanoFramework.Runtime.Native.GC;

namespace CameraWeb
{
    /// <summary>
    /// Camera and detector, picture by picture. Two buffers take turns: while the camera writes to one, the picture in the other is shown with the faces
    /// that were found in it.
    /// </summary>
    public sealed class CameraWatch
    {
        private const int CaptureMilliseconds = 5000;

        private readonly ICamera _camera;
        private readonly DetectorMaker _maker;
        private readonly Sight _first;
        private readonly Sight _second;
        private Detector _detector;
        private int _number;
        private int _detectorPercent;

        /// <summary>Allocates both buffers and the detector.</summary>
        /// <param name="camera">The camera.</param>
        /// <param name="mode">One of its modes: RGB565 of an even width, which a bitmap can show.</param>
        /// <param name="maxFaces">Most faces that are shown.</param>
        /// <param name="percent">Smallest score of a face, 1 .. 99.</param>
        /// <param name="rotation">The turn that brings the picture upright.</param>
        /// <param name="maker">Makes the detector.</param>
        /// <exception cref="ArgumentException">The mode is of another format, or the width is odd.</exception>
        public CameraWatch(ICamera camera, CameraMode mode, int maxFaces, int percent, Rotation rotation, DetectorMaker maker)
        {
            if ((mode.Format != PixelFormat.Rgb565BigEndian && mode.Format != PixelFormat.Rgb565LittleEndian) || mode.Width % 2 != 0)
            {
                throw new ArgumentException("the page shows pictures of RGB565 with an even width, not " + mode.ToString());
            }

            _camera = camera;
            Mode = mode;
            _maker = maker;
            Percent = percent;
            Rotation = rotation;
            Token = new SettingsToken();
            _first = new Sight(mode, maxFaces);
            _second = new Sight(mode, maxFaces);
            MakeDetector();
        }

        /// <summary>Size and format of the pictures.</summary>
        public CameraMode Mode { get; }

        /// <summary>The picture to show; null until there is one.</summary>
        public Sight Shown { get; private set; }

        /// <summary>Whether the camera failed last.</summary>
        public bool HasFailed { get; private set; }

        /// <summary>Smallest score of a face in percent, 1 .. 99, from the next picture on.</summary>
        public int Percent { get; set; }

        /// <summary>The turn that brings the picture upright, from the next picture on.</summary>
        public Rotation Rotation { get; set; }

        /// <summary>Who knows it may change settings. Made with the first picture.</summary>
        public SettingsToken Token { get; }

        /// <summary>Called again and again while a picture is worked on; null for nothing.</summary>
        public BandCallback Meanwhile { get; set; }

        /// <summary>The picture of a number: the one that is shown, or the one before it while the camera has not begun to write over it.</summary>
        /// <param name="number">Its number, at least 1.</param>
        /// <returns>It; null if it exists no longer, or not yet.</returns>
        public Sight Find(int number)
        {
            return _first.Number == number ? _first : _second.Number == number ? _second : null;
        }

        /// <summary>Takes a picture and finds the faces in it.</summary>
        /// <exception cref="CameraException">The camera failed. The last picture stays, and the next call starts the camera anew.</exception>
        public void Look()
        {
            Sight next = Shown == _first ? _second : _first;
            next.Clear();
            if (Percent != _detectorPercent)
            {
                // The old one first, so that there is room for the new one.
                _detector = null;
                MakeDetector();
            }

            Frame frame = Capture(next.Buffer);
            if (!Token.IsMade)
            {
                Token.Make(next.Buffer, DateTime.UtcNow.Ticks);
                frame = Capture(next.Buffer);
            }

            frame.Rotation = Rotation;
            _detector.BandCallback = Meanwhile;
            long start = DateTime.UtcNow.Ticks;
            DetectionList found = _detector.Detect(frame);
            int milliseconds = (int)((DateTime.UtcNow.Ticks - start) / TimeSpan.TicksPerMillisecond);
            _number = _number == Sight.MaxNumber ? 1 : _number + 1;
            next.Fill(_number, found, milliseconds, DeviceMemory.Run(false));
            Shown = next;
        }

        private void MakeDetector()
        {
            _detector = _maker(Percent / 100f);
            _detectorPercent = Percent;
        }

        private Frame Capture(byte[] buffer)
        {
            HasFailed = true;
            try
            {
                if (_camera.Mode == null)
                {
                    _camera.Start(Mode);
                }

                Frame frame = _camera.Capture(buffer, CaptureMilliseconds);
                HasFailed = false;
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
