using DupNet.Embedded.Video.Seeing;

namespace DupNet.Embedded.Video.Looking
{
    /// <summary>
    /// Places that are to be looked at: regions where something moved, and hints, faces that a coarse look was not sure of. What waits gains
    /// weight with every frame, so that everything has its turn.
    /// </summary>
    internal sealed class LookQueue
    {
        private const int Most = 12;

        /// <summary>A hint that was not looked at for so long may be of something that has gone.</summary>
        private const int HintFrames = 8;

        private const byte Region = 0;
        private const byte Hint = 1;

        private readonly int[] _lefts = new int[Most];
        private readonly int[] _tops = new int[Most];
        private readonly int[] _rights = new int[Most];
        private readonly int[] _bottoms = new int[Most];
        private readonly int[] _waits = new int[Most];
        private readonly byte[] _kinds = new byte[Most];
        private readonly byte[] _stages = new byte[Most];
        private readonly bool[] _areSeen = new bool[Most];

        /// <summary>Bytes that an instance allocates.</summary>
        public static int BufferBytes => Most * ((5 * 4) + 3);

        /// <summary>Places that wait.</summary>
        public int Count { get; private set; }

        /// <summary>Left edge of a place in pixels.</summary>
        public int Left(int index) => _lefts[index];

        /// <summary>Top edge of a place.</summary>
        public int Top(int index) => _tops[index];

        /// <summary>Right edge of a place.</summary>
        public int Right(int index) => _rights[index];

        /// <summary>Bottom edge of a place.</summary>
        public int Bottom(int index) => _bottoms[index];

        /// <summary>Frames that a place has waited.</summary>
        public int Wait(int index) => _waits[index];

        /// <summary>Whether a place is a hint, and no region.</summary>
        public bool IsHint(int index) => _kinds[index] == Hint;

        /// <summary>How many looks at a region there were so far.</summary>
        public int Stage(int index) => _stages[index];

        /// <summary>Counts a look at a region, which waits for its next one.</summary>
        public void NextStage(int index)
        {
            _stages[index]++;
            _waits[index] = 0;
        }

        /// <summary>Empties the queue.</summary>
        public void Clear()
        {
            Count = 0;
        }

        /// <summary>
        /// Starts a frame: regions become those of this frame, which go on waiting where they overlap old ones; old hints are dropped.
        /// </summary>
        public void Update(MovedRegions regions)
        {
            for (int i = 0; i < Count; i++)
            {
                _areSeen[i] = _kinds[i] == Hint && _waits[i] < HintFrames;
                _waits[i]++;
            }

            for (int i = 0; i < regions.Count; i++)
            {
                Put(regions.Left(i), regions.Top(i), regions.Right(i), regions.Bottom(i));
            }

            for (int i = Count - 1; i >= 0; i--)
            {
                if (!_areSeen[i])
                {
                    Remove(i);
                }
            }
        }

        /// <summary>Adds a hint; none where there is one already, or where there is no room.</summary>
        public void AddHint(int left, int top, int right, int bottom)
        {
            for (int i = 0; i < Count; i++)
            {
                if (_kinds[i] == Hint && Meets(i, left, top, right, bottom))
                {
                    return;
                }
            }

            Append(left, top, right, bottom, Hint);
        }

        /// <summary>Takes a place out.</summary>
        public void Remove(int index)
        {
            Count--;
            _lefts[index] = _lefts[Count];
            _tops[index] = _tops[Count];
            _rights[index] = _rights[Count];
            _bottoms[index] = _bottoms[Count];
            _waits[index] = _waits[Count];
            _kinds[index] = _kinds[Count];
            _stages[index] = _stages[Count];
            _areSeen[index] = _areSeen[Count];
        }

        private void Put(int left, int top, int right, int bottom)
        {
            for (int i = 0; i < Count; i++)
            {
                if (_kinds[i] == Region && !_areSeen[i] && Meets(i, left, top, right, bottom))
                {
                    _lefts[i] = left;
                    _tops[i] = top;
                    _rights[i] = right;
                    _bottoms[i] = bottom;
                    _areSeen[i] = true;
                    return;
                }
            }

            Append(left, top, right, bottom, Region);
        }

        private void Append(int left, int top, int right, int bottom, byte kind)
        {
            if (Count == Most)
            {
                return;
            }

            _lefts[Count] = left;
            _tops[Count] = top;
            _rights[Count] = right;
            _bottoms[Count] = bottom;
            _waits[Count] = 0;
            _kinds[Count] = kind;
            _stages[Count] = 0;
            _areSeen[Count] = true;
            Count++;
        }

        private bool Meets(int index, int left, int top, int right, int bottom)
            => left < _rights[index] && _lefts[index] < right && top < _bottoms[index] && _tops[index] < bottom;
    }
}
