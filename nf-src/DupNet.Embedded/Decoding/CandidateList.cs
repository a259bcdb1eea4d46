namespace DupNet.Embedded.Decoding
{
    /// <summary>
    /// The best boxes so far, sorted by falling score; equal scores keep the order in which they came. When it is full, a
    /// better box pushes out the last one. Coordinates are in 1/16 input pixel.
    /// </summary>
    internal sealed class CandidateList
    {
        private readonly ushort[] _order;

        public CandidateList(int capacity)
        {
            _order = new ushort[capacity];
            Scores = new int[capacity];
            Lefts = new int[capacity];
            Tops = new int[capacity];
            Rights = new int[capacity];
            Bottoms = new int[capacity];
            Classes = new byte[capacity];
        }

        /// <summary>Number of boxes in the list.</summary>
        public int Count { get; private set; }

        /// <summary>Score in 1/65536 of the box in a slot.</summary>
        public int[] Scores { get; }

        /// <summary>Left edge of the box in a slot.</summary>
        public int[] Lefts { get; }

        /// <summary>Top edge of the box in a slot.</summary>
        public int[] Tops { get; }

        /// <summary>Right edge of the box in a slot.</summary>
        public int[] Rights { get; }

        /// <summary>Bottom edge of the box in a slot.</summary>
        public int[] Bottoms { get; }

        /// <summary>Class of the box in a slot.</summary>
        public byte[] Classes { get; }

        /// <summary>Bytes that a list of this capacity allocates.</summary>
        public static int BufferBytes(int capacity) => ((5 * 4) + 2 + 1) * capacity;

        /// <summary>Empties the list.</summary>
        public void Clear()
        {
            Count = 0;
        }

        /// <summary>The slot of the box of a rank, 0 the best.</summary>
        public int Slot(int rank) => _order[rank];

        /// <summary>Gives a box an earlier rank, in place of the box that had it.</summary>
        public void Advance(int rank, int earlier)
        {
            _order[earlier] = _order[rank];
        }

        /// <summary>Makes room for a box and returns its slot, or -1 when the list is full of boxes as good or better.</summary>
        public int Insert(int score)
        {
            ushort[] order = _order;
            int slot = Count;
            if (Count == order.Length)
            {
                slot = order[Count - 1];
                if (Scores[slot] >= score)
                {
                    return -1;
                }
            }
            else
            {
                Count++;
            }

            int rank = Count - 1;
            while (rank > 0 && Scores[order[rank - 1]] < score)
            {
                order[rank] = order[rank - 1];
                rank--;
            }

            order[rank] = (ushort)slot;
            Scores[slot] = score;
            return slot;
        }
    }
}
