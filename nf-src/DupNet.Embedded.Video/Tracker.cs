using System;

namespace DupNet.Embedded.Video
{
    /// <summary>
    /// Tells which box of a frame is whose box of the frames before. A track is expected where its velocity carries it; pairs are made from the
    /// nearest on, as far as a box can have moved. Who was on the way out of the frame, and is missed there, has left. Everything is allocated by the constructor.
    /// <para>
    /// How far: a track whose velocity is not yet known may have moved by <c>reach</c> of its sizes. Afterwards it may be off by half a size, what it
    /// moves in a frame, and a quarter for each frame that it was not seen, but by no more than that. A box of more than twice the size, or of less than
    /// half, is somebody else. A box of a low score moves a track by a quarter of what it is off, while the track's samples fit.
    /// </para>
    /// </summary>
    public sealed class Tracker
    {
        private const int MostCapacity = 64;

        /// <summary>Distances are in 1/256 of a box.</summary>
        private const int SizeUnit = 256;

        // States of boxes.
        private const byte Sure = 0;
        private const byte Unsure = 1;
        private const byte Taken = 2;

        private readonly int[] _lefts;
        private readonly int[] _tops;
        private readonly int[] _rights;
        private readonly int[] _bottoms;
        private readonly int[] _scores;
        private readonly byte[] _classes;
        private readonly byte[] _states;
        private readonly int _reach;
        private readonly int _patience;
        private int _width;
        private int _height;
        private int _lastNumber;
        private int _boxes;
        private int _boxesBefore;

        /// <summary>Makes a tracker that follows nobody.</summary>
        /// <param name="capacity">Most tracks, and most boxes of a frame, 1 .. 64; further ones are left out.</param>
        /// <param name="reach">How far a box moves between two frames at most, in its own sizes, along either axis, 0 .. 4.</param>
        /// <param name="patience">For how many looks without a box a track is kept, 0 .. 100; half as many while it was found once.</param>
        /// <exception cref="ArgumentException">A number is out of range.</exception>
        public Tracker(int capacity, float reach, int patience)
        {
            if (capacity < 1 || capacity > MostCapacity)
            {
                throw new ArgumentException("capacity is " + capacity.ToString() + ", must be 1..64");
            }

            if (!(reach >= 0f && reach <= 4f))
            {
                throw new ArgumentException("reach must be 0..4");
            }

            if (patience < 0 || patience > 100)
            {
                throw new ArgumentException("patience is " + patience.ToString() + ", must be 0..100");
            }

            Tracks = new TrackList(capacity);
            _lefts = new int[capacity];
            _tops = new int[capacity];
            _rights = new int[capacity];
            _bottoms = new int[capacity];
            _scores = new int[capacity];
            _classes = new byte[capacity];
            _states = new byte[capacity];
            _reach = (int)(reach * SizeUnit);
            _patience = patience;
        }

        /// <summary>Who is followed.</summary>
        public TrackList Tracks { get; }

        /// <summary>Bytes that a tracker of a capacity allocates.</summary>
        /// <param name="capacity">The capacity.</param>
        /// <returns>Bytes of all arrays and of the tracks, in nanoFramework's blocks of 12 bytes.</returns>
        public static int BufferBytes(int capacity) => capacity * ((5 * 4) + 2 + TrackList.ItemBytes);

        /// <summary>Takes what a detector found in a whole frame: moves, ends and begins tracks.</summary>
        /// <param name="boxes">What was found, best first.</param>
        /// <param name="frame">The frame.</param>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        public void Update(DetectionList boxes, Frame frame)
        {
            if (boxes == null)
            {
                throw new ArgumentNullException(nameof(boxes));
            }

            if (frame == null)
            {
                throw new ArgumentNullException(nameof(frame));
            }

            BeginFrame(frame.Width, frame.Height);
            for (int i = 0; i < boxes.Count; i++)
            {
                Detection box = boxes[i];
                Add(box.Left, box.Top, box.Right, box.Bottom, box.ScoreNumber, box.ClassIndex, true);
            }

            Want(0, 0, frame.Width, frame.Height, 0);
            EndFrame();
        }

        /// <summary>Ends all tracks. Numbers go on.</summary>
        public void Restart()
        {
            Tracks.Clear();
            _boxes = 0;
        }

        /// <summary>Starts a frame of a size in pixels: carries all tracks on by their velocities.</summary>
        internal void BeginFrame(int width, int height)
        {
            _width = 16 * width;
            _height = 16 * height;
            _boxes = 0;
            _boxesBefore = 0;
            for (int i = 0; i < Tracks.Count; i++)
            {
                Track track = Tracks[i];
                track.Age++;
                track.IsFound = false;
                track.HasBetterShot = false;
                track.IsWanted = false;
                track.Shift(track.SpeedX / 16, track.SpeedY / 16);
            }
        }

        /// <summary>Starts another look at the frame, whose boxes may be those of the looks before.</summary>
        internal void BeginLook()
        {
            _boxesBefore = _boxes;
        }

        /// <summary>
        /// Takes a box of the frame, with edges in 1/16 pixel. Where it overlaps one of another look by more than two fifths, the better one stays.
        /// </summary>
        /// <param name="left">Left edge.</param>
        /// <param name="top">Top edge.</param>
        /// <param name="right">Right edge.</param>
        /// <param name="bottom">Bottom edge.</param>
        /// <param name="score">Score in 1/65536.</param>
        /// <param name="classIndex">The class.</param>
        /// <param name="isSure">Whether it may begin a track.</param>
        internal void Add(int left, int top, int right, int bottom, int score, int classIndex, bool isSure)
        {
            int at = _boxes;
            for (int i = 0; i < _boxesBefore; i++)
            {
                if (Overlaps(i, left, top, right, bottom))
                {
                    byte state = isSure ? Sure : Unsure;
                    if (state > _states[i] || (state == _states[i] && score <= _scores[i]))
                    {
                        return;
                    }

                    at = i;
                    break;
                }
            }

            if (at == _lefts.Length)
            {
                return;
            }

            _lefts[at] = left;
            _tops[at] = top;
            _rights[at] = right;
            _bottoms[at] = bottom;
            _scores[at] = score;
            _classes[at] = (byte)classIndex;
            _states[at] = isSure ? Sure : Unsure;
            _boxes = at == _boxes ? _boxes + 1 : _boxes;
        }

        /// <summary>
        /// A rectangle was looked at, in pixels. Whose box lies there, but for what lies beside the frame, and is of a size, in 1/16 pixel, or
        /// larger, was looked for.
        /// </summary>
        internal void Want(int left, int top, int right, int bottom, int leastSize)
        {
            for (int i = 0; i < Tracks.Count; i++)
            {
                Track track = Tracks[i];
                track.IsWanted |= track.Size >= leastSize
                    && (left <= 0 || track.Left >= 16 * left) && (top <= 0 || track.Top >= 16 * top)
                    && (16 * right >= _width || track.Right <= 16 * right) && (16 * bottom >= _height || track.Bottom <= 16 * bottom);
            }
        }

        /// <summary>Ends the frame: moves, ends and begins tracks.</summary>
        internal void EndFrame()
        {
            while (MatchNearest())
            {
            }

            for (int i = Tracks.Count - 1; i >= 0; i--)
            {
                Track track = Tracks[i];
                if (track.IsWanted)
                {
                    track.Misses++;
                    track.IsWanted = false;
                }

                if (!track.IsFound && IsOver(track))
                {
                    Tracks.Remove(i);
                }
            }

            for (int i = 0; i < _boxes && Tracks.Count < Tracks.Capacity; i++)
            {
                if (_states[i] == Sure)
                {
                    Begin(i);
                }
            }
        }

        private bool IsOver(Track track)
        {
            int x = (track.Left + track.Right) / 2;
            int y = (track.Top + track.Bottom) / 2;
            if (x < 0 || y < 0 || x > _width || y > _height)
            {
                return true;
            }

            if (track.Misses == 0)
            {
                return false;
            }

            // Near an edge, and on the way there, or nobody knows where to.
            int margin = track.Size / 8;
            bool isNew = track.Hits == 1;
            return (track.Left < margin && (track.SpeedX < 0 || isNew))
                || (track.Top < margin && (track.SpeedY < 0 || isNew))
                || (track.Right > _width - margin && (track.SpeedX > 0 || isNew))
                || (track.Bottom > _height - margin && (track.SpeedY > 0 || isNew))
                || track.Misses > (isNew || track.IsStill ? _patience / 2 : _patience);
        }

        private bool MatchNearest()
        {
            Track bestTrack = null;
            int bestBox = 0;
            int best = int.MaxValue;
            for (int t = 0; t < Tracks.Count; t++)
            {
                Track track = Tracks[t];
                if (track.IsFound)
                {
                    continue;
                }

                int most = Most(track);
                for (int b = 0; b < _boxes; b++)
                {
                    if (_states[b] != Taken && IsAlike(track, b))
                    {
                        int distance = Distance(track, b);
                        if (distance <= most && distance < best)
                        {
                            bestTrack = track;
                            bestBox = b;
                            best = distance;
                        }
                    }
                }
            }

            if (bestTrack == null)
            {
                return false;
            }

            Move(bestTrack, bestBox);
            return true;
        }

        /// <summary>How far a box may be from where the track is expected.</summary>
        private int Most(Track track)
        {
            if (track.Hits == 1 && track.SpeedX == 0 && track.SpeedY == 0)
            {
                return _reach;
            }

            int most = (SizeUnit / 2) + (SizeUnit * (track.Speed / 16) / track.Size) + (SizeUnit / 4 * (track.Age - track.FoundAge - 1));
            return most < _reach ? most : _reach;
        }

        /// <summary>Whether track and box are of one class, and of sizes that may be of one person.</summary>
        private bool IsAlike(Track track, int box)
        {
            int size = Size(box);
            return size <= 2 * track.Size && track.Size <= 2 * size && _classes[box] == track.ClassIndex;
        }

        /// <summary>How far a box is from where the track is expected, in 1/256 of the larger size.</summary>
        private int Distance(Track track, int box)
        {
            int x = Length(track.Left + track.Right - _lefts[box] - _rights[box]) / 2;
            int y = Length(track.Top + track.Bottom - _tops[box] - _bottoms[box]) / 2;
            return SizeUnit * Larger(x, y) / Larger(track.Size, Size(box));
        }

        private int Size(int box) => Larger(Larger(_rights[box] - _lefts[box], _bottoms[box] - _tops[box]), 1);

        private bool Overlaps(int box, int left, int top, int right, int bottom)
        {
            long width = Smaller(right, _rights[box]) - Larger(left, _lefts[box]);
            long height = Smaller(bottom, _bottoms[box]) - Larger(top, _tops[box]);
            if (width <= 0 || height <= 0)
            {
                return false;
            }

            long both = width * height;
            long all = ((long)(right - left) * (bottom - top)) + ((long)(_rights[box] - _lefts[box]) * (_bottoms[box] - _tops[box])) - both;
            return 5 * both > 2 * all;
        }

        private void Move(Track track, int box)
        {
            if (_states[box] == Unsure && track.Hits > 1 && !track.IsLost)
            {
                Nudge(track, box);
                return;
            }

            int x = _lefts[box] + _rights[box];
            int y = _tops[box] + _bottoms[box];
            int frames = track.Age - track.FoundAge;

            // Twice the way in 1/16 pixel, to the way of a frame in 1/256.
            int speedX = 8 * (x - track.FoundX) / frames;
            int speedY = 8 * (y - track.FoundY) / frames;
            bool isFirst = track.Hits == 1;
            track.SpeedX = isFirst ? speedX : (track.SpeedX + speedX) / 2;
            track.SpeedY = isFirst ? speedY : (track.SpeedY + speedY) / 2;

            // What is far off, or of another size, is no noise, and is not smoothed.
            int far = track.Size / 8;
            if (Length(x - track.Left - track.Right) > 2 * far || Length(y - track.Top - track.Bottom) > 2 * far || Length(Size(box) - track.Size) > far)
            {
                track.Interval = 0;
            }

            track.Left = Smooth(track.Left, _lefts[box], far);
            track.Top = Smooth(track.Top, _tops[box], far);
            track.Right = Smooth(track.Right, _rights[box], far);
            track.Bottom = Smooth(track.Bottom, _bottoms[box], far);
            Note(track, box);
        }

        /// <summary>A box of a low score says that somebody is there, more than where: the samples know better.</summary>
        private void Nudge(Track track, int box)
        {
            _lefts[box] = track.Left + ((_lefts[box] - track.Left) / 4);
            _tops[box] = track.Top + ((_tops[box] - track.Top) / 4);
            _rights[box] = track.Right + ((_rights[box] - track.Right) / 4);
            _bottoms[box] = track.Bottom + ((_bottoms[box] - track.Bottom) / 4);
            track.Left = _lefts[box];
            track.Top = _tops[box];
            track.Right = _rights[box];
            track.Bottom = _bottoms[box];
            Note(track, box);
        }

        private static int Smooth(int expected, int found, int far)
        {
            int off = found - expected;
            return off > far || off < -far ? found : expected + (3 * off / 4);
        }

        private void Begin(int box)
        {
            Track track = Tracks.Next;
            Tracks.Append();
            _lastNumber++;
            track.Clear(_lastNumber);
            track.ClassIndex = _classes[box];
            track.Left = _lefts[box];
            track.Top = _tops[box];
            track.Right = _rights[box];
            track.Bottom = _bottoms[box];
            Note(track, box);
        }

        private void Note(Track track, int box)
        {
            track.ScoreNumber = _scores[box];
            track.FoundAge = track.Age;
            track.FoundX = _lefts[box] + _rights[box];
            track.FoundY = _tops[box] + _bottoms[box];
            track.Hits++;
            track.Misses = 0;
            track.IsFound = true;
            track.IsWanted = false;
            track.IsLost = false;
            _states[box] = Taken;
        }

        private static int Length(int difference) => difference < 0 ? -difference : difference;

        private static int Smaller(int a, int b) => a < b ? a : b;

        private static int Larger(int a, int b) => a > b ? a : b;
    }
}
