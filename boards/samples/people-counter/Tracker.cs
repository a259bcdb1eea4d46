using System;

namespace PeopleCounter
{
    /// <summary>
    /// Tells which box of a frame is whose box of the frame before: the nearest pairs first, as far as a box can have moved. Everything
    /// is allocated by the constructor.
    /// </summary>
    public sealed class Tracker
    {
        private readonly Track[] _tracks;
        private readonly float[] _boxX;
        private readonly float[] _boxY;
        private readonly float[] _boxSize;
        private readonly bool[] _boxIsMatched;
        private readonly float _reach;
        private readonly int _patience;
        private int _boxes;
        private int _lastNumber;

        /// <summary>Makes a tracker that follows nobody.</summary>
        /// <param name="capacity">Most tracks, and most boxes of a frame; further ones are left out.</param>
        /// <param name="reach">How far a box moves between frames at most, in its own sizes, along either axis.</param>
        /// <param name="patience">For how many frames without a box a track is kept.</param>
        /// <exception cref="ArgumentOutOfRangeException">Capacity is below 1, or reach or patience below 0.</exception>
        public Tracker(int capacity, float reach, int patience)
        {
            if (capacity < 1 || reach < 0 || patience < 0)
            {
                throw new ArgumentOutOfRangeException();
            }

            _tracks = new Track[capacity];
            for (int i = 0; i < capacity; i++)
            {
                _tracks[i] = new Track();
            }

            _boxX = new float[capacity];
            _boxY = new float[capacity];
            _boxSize = new float[capacity];
            _boxIsMatched = new bool[capacity];
            _reach = reach;
            _patience = patience;
        }

        /// <summary>How many are followed.</summary>
        public int Count { get; private set; }

        /// <summary>One who is followed; valid until the next <see cref="EndFrame"/>.</summary>
        /// <param name="index">0 .. Count - 1.</param>
        /// <exception cref="ArgumentOutOfRangeException">There is no such track.</exception>
        public Track this[int index]
        {
            get
            {
                if (index < 0 || index >= Count)
                {
                    throw new ArgumentOutOfRangeException();
                }

                return _tracks[index];
            }
        }

        /// <summary>Starts a frame.</summary>
        public void BeginFrame()
        {
            _boxes = 0;
        }

        /// <summary>Takes a box of the frame, the best first.</summary>
        /// <param name="x">Left edge.</param>
        /// <param name="y">Top edge.</param>
        /// <param name="width">Width.</param>
        /// <param name="height">Height.</param>
        public void Add(float x, float y, float width, float height)
        {
            if (_boxes == _boxX.Length)
            {
                return;
            }

            _boxX[_boxes] = x + (width / 2);
            _boxY[_boxes] = y + (height / 2);
            _boxSize[_boxes] = width > height ? width : height;
            _boxIsMatched[_boxes] = false;
            _boxes++;
        }

        /// <summary>Ends the frame: moves, ends and begins tracks.</summary>
        public void EndFrame()
        {
            for (int t = 0; t < Count; t++)
            {
                _tracks[t].IsMatched = false;
            }

            while (MatchNearest())
            {
            }

            EndOldTracks();
            for (int b = 0; b < _boxes && Count < _tracks.Length; b++)
            {
                if (!_boxIsMatched[b])
                {
                    Begin(b);
                }
            }
        }

        private static float Length(float difference)
        {
            return difference < 0 ? -difference : difference;
        }

        /// <summary>How far a box is from a track, in sizes of the larger one.</summary>
        private float Distance(Track track, int box)
        {
            float x = Length(track.X - _boxX[box]);
            float y = Length(track.Y - _boxY[box]);
            float size = track.Size > _boxSize[box] ? track.Size : _boxSize[box];
            return (x > y ? x : y) / size;
        }

        private bool MatchNearest()
        {
            Track bestTrack = null;
            int bestBox = 0;
            float best = _reach;
            for (int t = 0; t < Count; t++)
            {
                for (int b = 0; b < _boxes && !_tracks[t].IsMatched; b++)
                {
                    float distance = Distance(_tracks[t], b);
                    if (!_boxIsMatched[b] && (distance < best || (distance == best && bestTrack == null)))
                    {
                        bestTrack = _tracks[t];
                        bestBox = b;
                        best = distance;
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

        private void Move(Track track, int box)
        {
            track.X = _boxX[box];
            track.Y = _boxY[box];
            track.Size = _boxSize[box];
            track.Hits++;
            track.Misses = 0;
            track.IsMatched = true;
            _boxIsMatched[box] = true;
        }

        private void EndOldTracks()
        {
            int kept = 0;
            for (int t = 0; t < Count; t++)
            {
                Track track = _tracks[t];
                if (!track.IsMatched)
                {
                    track.Misses++;
                }

                if (track.Misses <= _patience)
                {
                    // Swapped, so that the object of a track that ended serves the next one.
                    _tracks[t] = _tracks[kept];
                    _tracks[kept] = track;
                    kept++;
                }
            }

            Count = kept;
        }

        private void Begin(int box)
        {
            Track track = _tracks[Count];
            Count++;
            _lastNumber++;
            track.Number = _lastNumber;
            track.Hits = 0;
            track.Side = 0;
            Move(track, box);
        }
    }
}
