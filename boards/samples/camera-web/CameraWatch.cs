using System;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Video;
using DeviceMemory = nanoFramework.Runtime.Native.GC;

namespace CameraWeb
{
    /// <summary>
    /// Camera and stream detector, picture by picture. Two buffers take turns: while the camera writes to one, the picture in the other is shown with the
    /// faces that are in it.
    /// </summary>
    public sealed class CameraWatch
    {
        /// <summary>Most faces that a reply of few bytes has room for.</summary>
        public const int MostFaces = 8;

        private const int CaptureMilliseconds = 5000;

        private readonly ICamera _camera;
        private readonly StreamMaker _maker;
        private readonly Sight _first;
        private readonly Sight _second;
        private readonly FrameJudge _judge = new FrameJudge();
        private StreamDetector _stream;
        private int _number;
        private int _streamPercent;

        /// <summary>Allocates both buffers and the stream detector.</summary>
        /// <param name="camera">The camera.</param>
        /// <param name="mode">One of its modes: RGB565 of an even width, which a bitmap can show.</param>
        /// <param name="maxFaces">Most faces that are shown, 1 .. <see cref="MostFaces"/>.</param>
        /// <param name="percent">Smallest score of a new face, 1 .. 99.</param>
        /// <param name="rotation">The turn that brings the picture upright.</param>
        /// <param name="maker">Makes the stream detector.</param>
        /// <exception cref="ArgumentException">The mode is of another format, the width is odd, or the number of faces is out of range.</exception>
        public CameraWatch(ICamera camera, CameraMode mode, int maxFaces, int percent, Rotation rotation, StreamMaker maker)
        {
            if ((mode.Format != PixelFormat.Rgb565BigEndian && mode.Format != PixelFormat.Rgb565LittleEndian) || mode.Width % 2 != 0)
            {
                throw new ArgumentException("the page shows pictures of RGB565 with an even width, not " + mode.ToString());
            }

            if (maxFaces < 1 || maxFaces > MostFaces)
            {
                throw new ArgumentException("the page shows 1 to " + MostFaces.ToString() + " faces, not " + maxFaces.ToString());
            }

            _camera = camera;
            Mode = mode;
            _maker = maker;
            Percent = percent;
            Rotation = rotation;
            Token = new SettingsToken();
            _first = new Sight(mode, maxFaces);
            _second = new Sight(mode, maxFaces);
            MakeStream();
        }

        /// <summary>Size and format of the pictures.</summary>
        public CameraMode Mode { get; }

        /// <summary>The picture to show; null until there is one.</summary>
        public Sight Shown { get; private set; }

        /// <summary>Whether the camera failed last.</summary>
        public bool HasFailed { get; private set; }

        /// <summary>Whether somebody was told the number of a picture, and has not asked for the picture yet.</summary>
        public bool IsAwaited { get; set; }

        /// <summary>What the camera's pictures look like.</summary>
        public FrameVerdict Verdict => _judge.Verdict;

        /// <summary>Smallest score of a new face in percent, 1 .. 99, from the next picture on. Whoever is followed is forgotten then.</summary>
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

        /// <summary>Takes a picture, and finds and follows the faces in it.</summary>
        /// <exception cref="CameraException">
        /// The camera failed. The last picture stays, whoever was followed is forgotten, and the next call starts the camera anew.
        /// </exception>
        public void Look()
        {
            Sight next = Shown == _first ? _second : _first;
            next.Clear();
            if (Percent != _streamPercent)
            {
                // The old one first, so that there is room for the new one.
                _stream = null;
                MakeStream();
            }

            Frame frame = Capture(next.Buffer);
            if (!Token.IsMade)
            {
                Token.Make(next.Buffer, DateTime.UtcNow.Ticks);
                frame = Capture(next.Buffer);
            }

            frame.Rotation = Rotation;
            _stream.Detector.BandCallback = Meanwhile;
            long start = DateTime.UtcNow.Ticks;
            TrackList people = _stream.Next(frame);
            int milliseconds = (int)((DateTime.UtcNow.Ticks - start) / TimeSpan.TicksPerMillisecond);
            _judge.Look(frame);
            _number = _number == Sight.MaxNumber ? 1 : _number + 1;
            next.Fill(_number, people, milliseconds, DeviceMemory.Run(false));
            Shown = next;
        }

        private void MakeStream()
        {
            _stream = _maker(Percent / 100f);
            _streamPercent = Percent;
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
                _stream.Restart();
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
