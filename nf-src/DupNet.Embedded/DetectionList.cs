using System;

namespace DupNet.Embedded
{
    /// <summary>
    /// What a detector found in a frame, best first. It belongs to the detector: the next <see cref="Detector.Detect"/>
    /// overwrites the list and its boxes.
    /// </summary>
    public sealed class DetectionList
    {
        /// <summary>The slot of a box's mean; then, in nanoFramework's blocks of 12 bytes, a reference, and an object of six fields.</summary>
        internal const int ItemBytes = 4 + 12 + (7 * 12);

        private readonly Detection[] _items;

        internal DetectionList(int capacity)
        {
            _items = new Detection[capacity];
            for (int i = 0; i < capacity; i++)
            {
                _items[i] = new Detection();
            }
        }

        /// <summary>How many boxes there are.</summary>
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

        internal int Capacity => _items.Length;

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
