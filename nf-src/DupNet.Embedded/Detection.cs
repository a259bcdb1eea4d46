namespace DupNet.Embedded
{
    /// <summary>A box in the pixels of the frame's buffer, whatever its rotation; clipped to the frame.</summary>
    public sealed class Detection
    {
        // Scores, 0 .. 65536, have the lower bits: an object of a seventh field would take 12 bytes more.
        private const int ScoreBits = 17;

        private readonly string[] _classNames;
        private int _left;
        private int _top;
        private int _right;
        private int _bottom;
        private int _scoreAndClass;

        internal Detection(string[] classNames)
        {
            _classNames = classNames;
        }

        /// <summary>Left edge of the box, in pixels of the frame's buffer.</summary>
        public float X => _left / 16f;

        /// <summary>Top edge of the box, in pixels of the frame's buffer.</summary>
        public float Y => _top / 16f;

        /// <summary>Width of the box, in pixels of the frame's buffer.</summary>
        public float Width => (_right - _left) / 16f;

        /// <summary>Height of the box, in pixels of the frame's buffer.</summary>
        public float Height => (_bottom - _top) / 16f;

        /// <summary>How sure the detector is, 0 .. 1.</summary>
        public float Score => ScoreNumber / 65536f;

        /// <summary>Index into the model's class names.</summary>
        public int ClassIndex => _scoreAndClass >> ScoreBits;

        /// <summary>Name of the class as the model states it; empty where an engine gave an index that has no name. Reading it allocates nothing.</summary>
        public string ClassName => ClassIndex < _classNames.Length ? _classNames[ClassIndex] : string.Empty;

        /// <summary>Left edge in 1/16 pixel.</summary>
        internal int Left => _left;

        /// <summary>Top edge in 1/16 pixel.</summary>
        internal int Top => _top;

        /// <summary>Right edge in 1/16 pixel.</summary>
        internal int Right => _right;

        /// <summary>Bottom edge in 1/16 pixel.</summary>
        internal int Bottom => _bottom;

        /// <summary><see cref="Score"/> in 1/65536.</summary>
        internal int ScoreNumber => _scoreAndClass & ((1 << ScoreBits) - 1);

        /// <summary>Takes edges in 1/16 pixel and a score in 1/65536.</summary>
        internal void Set(int left, int top, int right, int bottom, int score, int classIndex)
        {
            _left = left;
            _top = top;
            _right = right;
            _bottom = bottom;
            _scoreAndClass = score | (classIndex << ScoreBits);
        }
    }
}
