using System;
using DupNet.Embedded.Video.Looking;
using DupNet.Embedded.Video.Seeing;

namespace DupNet.Embedded.Video
{
    /// <summary>
    /// Finds and follows objects, such as faces, in the pictures of a camera, at a small part of the price of a detection in each. The
    /// constructor allocates all memory; <see cref="Next"/> allocates none. A stream detector serves one thread at a time.
    /// <para>
    /// Each frame passes a gate, which tells where something moved. Only there, and where a face was, the network looks, at full resolution through a
    /// small input. Between two looks a face is carried on by what it looks like. The whole frame is glanced at by the same small input while something
    /// moves, and by the large one from time to time.
    /// </para>
    /// </summary>
    public sealed class StreamDetector : ITrackSource
    {
        /// <summary>A followed face fills this part of the region that is looked at, in 1/16: it was found best there.</summary>
        private const int FaceRegion = 29;

        /// <summary>The same of a face whose place is not known well.</summary>
        private const int LostRegion = 42;

        /// <summary>Frames between two glances while something moves.</summary>
        private const int GlanceInterval = 24;

        /// <summary>Frames between two looks at a face that moves, and at one that does not.</summary>
        private const int MovingInterval = 6;
        private const int StillInterval = 32;

        /// <summary>Weights of what waits; each frame of waiting adds one.</summary>
        private const int LostWeight = 9;
        private const int NewWeight = 6;
        private const int KnownWeight = 2;
        private const int HintWeight = 7;
        private const int RegionWeight = 5;
        private const int GlanceWeight = 3;

        /// <summary>What is to be looked at, as <see cref="Choose"/> tells it; from 0 on it is a track, from <see cref="FirstPlace"/> on a place of the queue.</summary>
        private const int Nothing = -1;
        private const int WholeGlance = -2;
        private const int WholeScan = -3;
        private const int FirstPlace = 64;

        /// <summary>Looks of a frame: more are work for the next one, whatever the credit.</summary>
        private const int MostLooks = 16;

        private readonly BrightnessPlane _plane = new BrightnessPlane();
        private readonly Gate _gate = new Gate();
        private readonly MovedRegions _regions = new MovedRegions();
        private readonly LookQueue _queue = new LookQueue();
        private readonly PixelBox _box = new PixelBox();
        private readonly ShotQuality _quality = new ShotQuality();
        private readonly Follower _follower;
        private readonly Tracker _tracker;
        private readonly int _zoomSide;
        private readonly int _zoomInput;
        private readonly int _zoomWork;
        private readonly int _scanSide;
        private readonly int _scanWork;
        private readonly int _smallest;
        private readonly int _newScore;
        private readonly int _stillScore;
        private readonly int _workPerFrame;
        private readonly int _mostWork;
        private readonly int _mostCredit;
        private readonly int _scanInterval;
        private readonly Frame _part = new Frame(new byte[1], 1, 1, PixelFormat.Gray8);
        private int _width;
        private int _height;
        private PixelFormat _format;
        private Rotation _rotation;
        private bool _isMirrored;
        private int _credit;
        private int _lastGlance;
        private int _nextScan;
        private int _scanTile;
        private bool _isFirst;

        /// <summary>Makes a stream detector with defaults.</summary>
        /// <param name="model">The model.</param>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
        public StreamDetector(DupNetModel model)
            : this(model, new StreamSettings(model), null)
        {
        }

        /// <summary>Makes a stream detector that uses an engine if it can run here, else the managed kernels.</summary>
        /// <param name="model">The model.</param>
        /// <param name="settings">What the integrator chose; read here, not kept.</param>
        /// <param name="engine">An engine that serves no other detector; null for the managed kernels.</param>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> or <paramref name="settings"/> is null.</exception>
        /// <exception cref="ArgumentException">A setting is out of range, or the model cannot run at an input size.</exception>
        /// <exception cref="InvalidOperationException">The engine refuses, as <see cref="Embedded.Detector"/> says.</exception>
        public StreamDetector(DupNetModel model, StreamSettings settings, IDetectionEngine engine)
        {
            if (model == null)
            {
                throw new ArgumentNullException(nameof(model));
            }

            if (settings == null)
            {
                throw new ArgumentNullException(nameof(settings));
            }

            settings.Check();
            DetectorSettings detection = new DetectorSettings(settings.Detection);
            _newScore = detection.ScoreNumber;
            detection.ScoreThreshold = settings.KeepThreshold;
            _stillScore = _newScore + ((65536 - _newScore) / 4);
            _zoomSide = settings.ZoomSide;
            _scanSide = detection.InputWidth > detection.InputHeight ? detection.InputWidth : detection.InputHeight;
            bool isOneSize = settings.IsOneSize;
            _zoomInput = isOneSize ? 0 : detection.AddInput(_zoomSide, _zoomSide);

            // Plans that are made for the estimates are garbage before the detector takes its memory.
            _zoomWork = Work(model, _zoomSide, _zoomSide);
            _scanWork = isOneSize ? _zoomWork : Work(model, detection.InputWidth, detection.InputHeight);
            _workPerFrame = settings.WorkPerFrame;
            _mostWork = settings.MostWork > 0 ? settings.MostWork : Larger(_scanWork, 2 * _zoomWork);
            if (_mostWork < _zoomWork)
            {
                throw new ArgumentException(
                    "MostWork is " + settings.MostWork.ToString() + ", one look at " + _zoomSide.ToString() + " x " + _zoomSide.ToString() + " takes " + _zoomWork.ToString());
            }

            _mostCredit = Larger(_mostWork, _workPerFrame) + (2 * _zoomWork);
            _scanInterval = settings.ScanInterval;
            _smallest = ObjectSizes.Smallest(model);
            _tracker = new Tracker(settings.MaxTracks, settings.Reach, settings.Patience);
            _follower = new Follower(settings.MaxTracks);
            Detector = new Detector(model, detection, engine);
            AllocatedBytes = Detector.AllocatedBytes + StreamMemory.BufferBytes(settings.MaxTracks);
        }

        /// <summary>The detector that looks, to read its engine's report and its memory.</summary>
        public Detector Detector { get; }

        /// <summary>Who is followed after the last frame, the oldest first.</summary>
        public TrackList Tracks => _tracker.Tracks;

        /// <summary>Number of the last frame, from 1; 0 before the first.</summary>
        public int FrameNumber { get; private set; }

        /// <summary>What the last frame was looked at with, bits of <see cref="StreamWork"/>.</summary>
        public StreamWork LastWork { get; private set; }

        /// <summary>
        /// Work of the looks at the last frame, estimated in IL instructions of managed kernels. The gate, some 50,000, and what follows faces, some
        /// 30,000 each, come on top.
        /// </summary>
        public int LastCost { get; private set; }

        /// <summary>Bytes of all buffers, the detector's included; the model and the frame come on top.</summary>
        public int AllocatedBytes { get; }

        /// <summary>Looks at the next picture.</summary>
        /// <param name="frame">
        /// The frame: usually the same one, with other pixels. Read only during the call. One of another size, format, rotation or mirroring starts a
        /// new scene.
        /// </param>
        /// <returns>Who is followed; overwritten by the next call.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
        /// <exception cref="InvalidOperationException">The detector is at work, or its engine refuses the frame: the next frame is as the first.</exception>
        public TrackList Next(Frame frame)
        {
            if (frame == null)
            {
                throw new ArgumentNullException(nameof(frame));
            }

            NoticeScene(frame);
            FrameNumber = FrameNumber < int.MaxValue ? FrameNumber + 1 : FrameNumber;
            LastWork = StreamWork.None;
            LastCost = 0;
            _credit = _credit < _mostCredit - _workPerFrame ? _credit + _workPerFrame : _mostCredit;
            _plane.Begin(frame);
            bool isWhole = false;
            try
            {
                _gate.Look(_plane);
                _tracker.BeginFrame(frame.Width, frame.Height);
                Follow();
                FindRegions(frame);
                LookAround(frame);
                _tracker.EndFrame();
                PlanLooks();
                isWhole = true;
            }
            finally
            {
                _plane.End();
                if (!isWhole)
                {
                    // What was to be looked at would count as looked at.
                    Restart();
                }
            }

            return Tracks;
        }

        /// <summary>Ends all tracks and forgets the background: after a pause, or when the camera was moved. The next frame is as the first.</summary>
        public void Restart()
        {
            _tracker.Restart();
            _width = 0;
        }

        private static int Work(DupNetModel model, int width, int height)
        {
            // Sampling takes some 30 instructions a pixel.
            long work = Detector.EstimateInstructions(model, width, height) + (30L * width * height);
            return work > int.MaxValue / 8 ? int.MaxValue / 8 : (int)work;
        }

        /// <summary>Starts anew at the first frame, after a restart, and with frames of another kind.</summary>
        private void NoticeScene(Frame frame)
        {
            if (_width == frame.Width && _height == frame.Height && _format == frame.Format && _rotation == frame.Rotation && _isMirrored == frame.Mirror)
            {
                return;
            }

            _width = frame.Width;
            _height = frame.Height;
            _format = frame.Format;
            _rotation = frame.Rotation;
            _isMirrored = frame.Mirror;
            _tracker.Restart();
            _gate.Restart();
            _queue.Clear();
            _isFirst = true;
            _credit = 2 * _zoomWork;
            _lastGlance = FrameNumber;
            _nextScan = FrameNumber + 1 + (_scanInterval / 4);
            _scanTile = 0;
        }

        /// <summary>Carries tracks on by what they look like.</summary>
        private void Follow()
        {
            for (int i = 0; i < Tracks.Count; i++)
            {
                Track track = Tracks[i];

                // Where nothing moved any more there may be nobody.
                bool isStill = !_gate.HasMoved(track.Left >> 4, track.Top >> 4, track.Right >> 4, track.Bottom >> 4);
                if (isStill && !track.IsStill)
                {
                    track.NextLook = track.Age;
                }

                track.IsStill = isStill;
                if (track.IsLost)
                {
                    continue;
                }

                LastWork |= StreamWork.Following;
                int left = track.Left;
                int top = track.Top;
                if (_follower.Follow(_plane, track))
                {
                    // Half of what it is off, from 1/16 to 1/256 pixel.
                    track.SpeedX += 8 * (track.Left - left);
                    track.SpeedY += 8 * (track.Top - top);
                }
                else
                {
                    track.IsLost = true;
                    track.NextLook = track.Age;
                }
            }
        }

        private void FindRegions(Frame frame)
        {
            if (_gate.MovedCells > 0)
            {
                for (int i = 0; i < Tracks.Count; i++)
                {
                    // A face and what hangs below it. Who stands beside is somebody else.
                    Track track = Tracks[i];
                    int width = track.Right - track.Left;
                    int height = track.Bottom - track.Top;
                    _gate.Explain((track.Left - (width / 2)) >> 4, (track.Top - (height / 2)) >> 4, (track.Right + (width / 2)) >> 4, frame.Height);
                }
            }

            _regions.Find(_gate);
            _queue.Update(_regions);
        }

        /// <summary>Looks at what is most urgent, as long as there is credit.</summary>
        private void LookAround(Frame frame)
        {
            int looks = 0;
            int choice;
            while (looks < MostLooks && (choice = Choose(frame)) != Nothing)
            {
                int work = choice == WholeScan ? _scanWork : _zoomWork;
                if (work > _credit || LastCost + work > _mostWork)
                {
                    return;
                }

                _credit -= work;
                LastCost += work;
                looks++;
                if (choice == WholeScan)
                {
                    Scan(frame);
                }
                else if (choice == WholeGlance)
                {
                    Glance(frame);
                }
                else if (choice < FirstPlace)
                {
                    LookAtTrack(frame, Tracks[choice]);
                }
                else
                {
                    LookAtPlace(frame, choice - FirstPlace);
                }
            }
        }

        /// <summary>What has most weight: a track, a place of the queue, the whole frame, or nothing.</summary>
        private int Choose(Frame frame)
        {
            if (_isFirst)
            {
                return WholeGlance;
            }

            int choice = Nothing;
            int best = 0;
            for (int i = 0; i < Tracks.Count; i++)
            {
                Track track = Tracks[i];
                if (track.Age >= track.NextLook && !track.IsWanted)
                {
                    int weight = track.Age - track.NextLook + (track.IsLost ? LostWeight : track.Hits == 1 ? NewWeight : KnownWeight);
                    if (weight > best)
                    {
                        best = weight;
                        choice = i;
                    }
                }
            }

            for (int i = 0; i < _queue.Count; i++)
            {
                int weight = _queue.Wait(i) + (_queue.IsHint(i) ? HintWeight : RegionWeight);
                if (weight > best)
                {
                    best = weight;
                    choice = FirstPlace + i;
                }
            }

            int overdue = FrameNumber - _lastGlance - GlanceInterval;
            if (_gate.MovedCells > 0 && overdue >= 0 && overdue + GlanceWeight > best)
            {
                best = overdue + GlanceWeight;
                choice = WholeGlance;
            }

            // A scan that cannot be afforded holds up nobody.
            overdue = FrameNumber - _nextScan;
            return _scanInterval > 0 && overdue >= best && _scanWork <= _credit && LastCost + _scanWork <= _mostWork ? WholeScan : choice;
        }

        private void Glance(Frame frame)
        {
            LastWork |= StreamWork.Glance;
            _isFirst = false;
            _lastGlance = FrameNumber;
            _box.Set(0, 0, frame.Width, frame.Height, frame.Width, frame.Height);
            Look(frame, _zoomInput, _zoomSide, true);
        }

        /// <summary>Scans the frame by the large input: all of it, or of a large frame one tile after the other.</summary>
        private void Scan(Frame frame)
        {
            LastWork |= StreamWork.Scan;
            int tile = 2 * _scanSide;
            int columns = Tiles(frame.Width, tile);
            int rows = Tiles(frame.Height, tile);
            int index = _scanTile < columns * rows ? _scanTile : 0;
            int width = columns == 1 ? frame.Width : Smaller(frame.Width, tile + (tile / 8));
            int height = rows == 1 ? frame.Height : Smaller(frame.Height, tile + (tile / 8));
            int column = index % columns;
            int row = index / columns;
            _box.Set(
                columns == 1 ? 0 : (frame.Width - width) * column / (columns - 1), rows == 1 ? 0 : (frame.Height - height) * row / (rows - 1), width, height,
                frame.Width, frame.Height);
            _scanTile = index + 1;
            _nextScan = FrameNumber + Larger(_scanInterval / (columns * rows), 1);
            Look(frame, 0, _scanSide, true);
        }

        private void LookAtTrack(Frame frame, Track track)
        {
            int side = (track.Size >> 4) * (track.IsLost || track.Misses > 0 ? LostRegion : FaceRegion) / 16;
            track.IsWanted = true;
            LookAround(frame, (track.Left + track.Right) >> 5, (track.Top + track.Bottom) >> 5, side, true);
        }

        private void LookAtPlace(Frame frame, int place)
        {
            if (_queue.IsHint(place))
            {
                int left = _queue.Left(place);
                int top = _queue.Top(place);
                int width = _queue.Right(place) - left;
                int height = _queue.Bottom(place) - top;
                _queue.Remove(place);
                LookAround(frame, left + (width / 2), top + (height / 2), Larger(width, height) * FaceRegion / 16, false);
            }
            else
            {
                LookAtRegion(frame, place);
            }
        }

        /// <summary>
        /// Looks at a region where something moved, or at the next tile of a large one, which is glanced at first. People are taller than wide, and
        /// their faces are at the top: two rows of tiles are all. A region that was looked at in vain is background.
        /// </summary>
        private void LookAtRegion(Frame frame, int place)
        {
            int margin = _gate.CellSide;
            int left = _queue.Left(place) - margin;
            int top = _queue.Top(place) - margin;
            int right = _queue.Right(place) + margin;
            int bottom = _queue.Bottom(place) + margin;
            int width = right - left;
            int height = bottom - top;
            int most = _zoomSide * 5 / 2;
            int side = width < _zoomSide * 5 / 8 ? _zoomSide * 5 / 8 : width > most ? most : width;
            int columns = Tiles(width, side);
            int rows = Smaller(Tiles(height, side), 2);
            bool isWhole = IsNearlyAll(frame, side);
            int tiles = isWhole ? 0 : columns * rows;
            int stage = _queue.Stage(place);
            int found;
            if (isWhole || (tiles > 1 && columns > 1 && stage == 0))
            {
                LastWork |= StreamWork.Glance;
                _lastGlance = FrameNumber;
                _box.Set(0, 0, frame.Width, frame.Height, frame.Width, frame.Height);
                found = Look(frame, _zoomInput, _zoomSide, true);
            }
            else
            {
                LastWork |= StreamWork.Zoom;
                int tile = columns > 1 ? stage - 1 : stage;
                tile = tile < tiles ? tile : tiles - 1;
                int column = tile % columns;
                int row = tile / columns;
                int x = columns == 1 ? left + ((width - side) / 2) : left + ((width - side) * column / (columns - 1));
                int y = rows == 1 ? top : top + (row * (Smaller(height, 2 * side) - side));
                _box.Set(x, y, side, side, frame.Width, frame.Height);
                found = Look(frame, _zoomInput, _zoomSide, true);
            }

            if (found > 0)
            {
                _queue.Remove(place);
            }
            else if (stage + 1 >= (columns > 1 ? tiles + 1 : tiles))
            {
                _gate.Learn(left, top, right, bottom);
                _queue.Remove(place);
            }
            else
            {
                _queue.NextStage(place);
            }
        }

        /// <summary>Looks at a square around a point, or at the whole frame where that is hardly more.</summary>
        private void LookAround(Frame frame, int x, int y, int side, bool mayHint)
        {
            side = Larger(side, _zoomSide * 5 / 8);
            if (IsNearlyAll(frame, side))
            {
                LastWork |= StreamWork.Glance;
                _lastGlance = FrameNumber;
                _box.Set(0, 0, frame.Width, frame.Height, frame.Width, frame.Height);
            }
            else
            {
                LastWork |= StreamWork.Zoom;
                _box.Set(x - (side / 2), y - (side / 2), side, side, frame.Width, frame.Height);
            }

            Look(frame, _zoomInput, _zoomSide, mayHint);
        }

        /// <summary>Looks at the part of the frame in <see cref="_box"/>.</summary>
        /// <param name="frame">The frame.</param>
        /// <param name="input">The input to look by.</param>
        /// <param name="inputSide">Its longer side.</param>
        /// <param name="mayHint">Whether what it is not sure of is looked at again, closer.</param>
        /// <returns>How many faces it is sure of.</returns>
        private int Look(Frame frame, int input, int inputSide, bool mayHint)
        {
            PixelBox box = _box;
            _part.ShowPart(frame, box.Left, box.Top, box.Width, box.Height);
            DetectionList found = Detector.Detect(_part, input);
            _tracker.BeginLook();
            int longer = Larger(box.Width, box.Height);
            int sure = 0;
            for (int i = 0; i < found.Count; i++)
            {
                Detection face = found[i];
                int left = face.Left + (16 * box.Left);
                int top = face.Top + (16 * box.Top);
                int right = face.Right + (16 * box.Left);
                int bottom = face.Bottom + (16 * box.Top);

                // An edge of a part that is none of the frame cuts faces.
                int edge = longer / 4;
                bool isCut = (face.Left < edge && box.Left > 0) || (face.Top < edge && box.Top > 0)
                    || (face.Right > (16 * box.Width) - edge && box.Right < frame.Width - 1)
                    || (face.Bottom > (16 * box.Height) - edge && box.Bottom < frame.Height - 1);

                // What looks like a face where nothing moved was always there: it has to look very much like one.
                bool isThere = face.ScoreNumber >= _newScore;
                bool hasMoved = _gate.HasMoved(left >> 4, top >> 4, right >> 4, bottom >> 4);
                bool isSure = hasMoved ? isThere : face.ScoreNumber >= _stillScore;
                if (!isCut && (hasMoved || isThere))
                {
                    _tracker.Add(left, top, right, bottom, face.ScoreNumber, face.ClassIndex, isSure);
                    sure += isSure ? 1 : 0;
                }

                if (mayHint && (isCut || !isSure) && !IsFollowed(left, top, right, bottom))
                {
                    _queue.AddHint(left >> 4, top >> 4, right >> 4, bottom >> 4);
                }
            }

            // A face that is too small for the input is not missed.
            _tracker.Want(box.Left, box.Top, box.Right, box.Bottom, _smallest * 5 / 4 * longer / inputSide);
            return sure;
        }

        /// <summary>Whether the middle of a box lies on somebody who is followed.</summary>
        private bool IsFollowed(int left, int top, int right, int bottom)
        {
            int x = (left + right) / 2;
            int y = (top + bottom) / 2;
            for (int i = 0; i < Tracks.Count; i++)
            {
                Track track = Tracks[i];
                if (x > track.Left && x < track.Right && y > track.Top && y < track.Bottom)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Tells when to look again at who was found or missed, and notes the best views.</summary>
        private void PlanLooks()
        {
            for (int i = 0; i < Tracks.Count; i++)
            {
                Track track = Tracks[i];
                if (track.IsFound)
                {
                    _follower.Take(_plane, track);
                    int interval = IsMoving(track) ? MovingInterval : StillInterval;
                    track.Interval = track.Interval == 0 ? 2 : Smaller(2 * track.Interval, interval);
                    track.NextLook = track.Age + track.Interval;
                    NoteShot(track);
                }
                else if (track.Misses > 0 && track.NextLook <= track.Age)
                {
                    track.NextLook = track.Age + track.Misses;
                    track.Interval = 0;
                    track.SpeedX /= 2;
                    track.SpeedY /= 2;
                }
            }
        }

        private void NoteShot(Track track)
        {
            int quality = _quality.Look(_plane, track);
            if (track.Best.FrameNumber == 0 || quality > track.Best.Quality)
            {
                track.Best.Set(
                    FrameNumber, quality, _quality.Sharpness, _quality.Frontality, track.Left, track.Top, track.Right, track.Bottom, track.ScoreNumber);
                track.HasBetterShot = true;
            }
        }

        /// <summary>Whether a face moves by more than a 64th of its size in a frame.</summary>
        private static bool IsMoving(Track track) => 4 * track.Speed > track.Size;

        /// <summary>Whether a square is so large that the whole frame is little more.</summary>
        private static bool IsNearlyAll(Frame frame, int side) => 5 * side >= 3 * Larger(frame.Width, frame.Height);

        private static int Tiles(int length, int tile) => (length + tile - 1) / tile;

        private static int Smaller(int a, int b) => a < b ? a : b;

        private static int Larger(int a, int b) => a > b ? a : b;
    }
}
