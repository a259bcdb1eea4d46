using System;

namespace DupNet.Embedded
{
    /// <summary>
    /// What a detector found in a frame, best first. It belongs to the detector: the next <see cref="Detector.Detect(Frame)"/>
    /// overwrites the list and its boxes.
    /// </summary>
    public sealed class DetectionList
    {
        /// <summary>In nanoFramework's blocks of 12 bytes, a reference, and an object of six fields.</summary>
        internal const int ItemBytes = 12 + (7 * 12);

        private const int HighestScore = 65536;

        private readonly Detection[] _items;

        internal DetectionList(int capacity, string[] classNames)
        {
            _items = new Detection[capacity];
            for (int i = 0; i < capacity; i++)
            {
                _items[i] = new Detection(classNames);
            }
        }

        /// <summary>Number of boxes.</summary>
        public int Count { get; private set; }

        /// <summary>The box of a rank, 0 the best.</summary>
        /// <param name="index">0 .. Count - 1.</param>
        /// <exception cref="ArgumentOutOfRangeException">There is no such box.</exception>
        public Detection this[int index]
        {
            get
            {
                if (index < 0 || index >= Count)
                {
                    throw new ArgumentOutOfRangeException(nameof(index));
                }

                return _items[index];
            }
        }

        /// <summary>Most boxes that the list has room for.</summary>
        public int Capacity => _items.Length;

        /// <summary>Adds a box. For engines: a box that an application adds is gone with the next frame.</summary>
        /// <param name="left">Left edge in 1/16 pixel of the frame's buffer.</param>
        /// <param name="top">Top edge in 1/16 pixel.</param>
        /// <param name="right">Right edge in 1/16 pixel.</param>
        /// <param name="bottom">Bottom edge in 1/16 pixel.</param>
        /// <param name="score">Score in 1/65536, 0 .. 65536.</param>
        /// <param name="classIndex">Index into the model's class names, 0 .. 255.</param>
        /// <exception cref="ArgumentException">The score or the class is out of range.</exception>
        /// <exception cref="InvalidOperationException">The list is full.</exception>
        public void Add(int left, int top, int right, int bottom, int score, int classIndex)
        {
            if (Count == _items.Length)
            {
                throw new InvalidOperationException("the list has room for " + _items.Length.ToString() + " boxes");
            }

            if (score < 0 || score > HighestScore)
            {
                throw new ArgumentException("score is " + score.ToString() + ", must be 0 to " + HighestScore.ToString());
            }

            if (classIndex < 0 || classIndex > byte.MaxValue)
            {
                throw new ArgumentException("classIndex is " + classIndex.ToString() + ", must be 0 to " + byte.MaxValue.ToString());
            }

            Next.Set(left, top, right, bottom, score, classIndex);
            Append();
        }

        /// <summary>Longer side, in 1/16 pixel of the frame, of the largest object that its detector finds whole.</summary>
        internal int Reach { get; set; }

        internal void Clear()
        {
            Count = 0;
        }

        /// <summary>The box that the next <see cref="Append"/> takes in. There must be room.</summary>
        internal Detection Next => _items[Count];

        internal void Append()
        {
            Count++;
        }

        /// <summary>Puts the best first; equal ones keep their order.</summary>
        internal void Sort()
        {
            for (int i = 1; i < Count; i++)
            {
                Detection item = _items[i];
                int rank = i;
                while (rank > 0 && _items[rank - 1].ScoreNumber < item.ScoreNumber)
                {
                    _items[rank] = _items[rank - 1];
                    rank--;
                }

                _items[rank] = item;
            }
        }
    }
}
