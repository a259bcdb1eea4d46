namespace DupNet.Embedded.Video.Seeing
{
    /// <summary>
    /// Where a gate saw something move: boxes around cells that lie next to each other, in pixels. A single cell is none, and tires.
    /// </summary>
    internal sealed class MovedRegions
    {
        /// <summary>Most regions of a frame; what lies elsewhere joins the last one.</summary>
        private const int Most = 8;

        private readonly int[] _lefts = new int[Most];
        private readonly int[] _tops = new int[Most];
        private readonly int[] _rights = new int[Most];
        private readonly int[] _bottoms = new int[Most];
        private readonly int[] _cells = new int[Most];

        /// <summary>Bytes that an instance allocates.</summary>
        public static int BufferBytes => 5 * 4 * Most;

        /// <summary>Number of regions.</summary>
        public int Count { get; private set; }

        /// <summary>Left edge of a region in pixels.</summary>
        public int Left(int index) => _lefts[index];

        /// <summary>Top edge of a region in pixels.</summary>
        public int Top(int index) => _tops[index];

        /// <summary>Right edge of a region in pixels.</summary>
        public int Right(int index) => _rights[index];

        /// <summary>Bottom edge of a region in pixels.</summary>
        public int Bottom(int index) => _bottoms[index];

        /// <summary>Finds the regions of what moved and was not explained.</summary>
        public void Find(Gate gate)
        {
            Count = 0;
            if (gate.MovedCells == 0)
            {
                return;
            }

            int cell = 0;
            for (int row = 0; row < gate.Rows; row++)
            {
                for (int column = 0; column < gate.Columns; column++)
                {
                    if (gate.IsMoved(cell))
                    {
                        Add(column, row);
                    }

                    cell++;
                }
            }

            while (JoinTwo())
            {
            }

            DropSingles(gate);
            int side = gate.CellSide;
            for (int i = 0; i < Count; i++)
            {
                _lefts[i] = gate.Left + (_lefts[i] * side);
                _tops[i] = gate.Top + (_tops[i] * side);
                _rights[i] = gate.Left + (_rights[i] * side);
                _bottoms[i] = gate.Top + (_bottoms[i] * side);
            }
        }

        private void Add(int column, int row)
        {
            // A gap of one cell is no gap: the inside of a thing may look like the background.
            int i = 0;
            while (i < Count && (column < _lefts[i] - 2 || column > _rights[i] + 1 || row > _bottoms[i] + 1))
            {
                i++;
            }

            if (i == Most)
            {
                i--;
            }
            else if (i == Count)
            {
                Count++;
                _lefts[i] = column;
                _tops[i] = row;
                _rights[i] = column + 1;
                _bottoms[i] = row + 1;
                _cells[i] = 1;
                return;
            }

            Extend(i, column, row, column + 1, row + 1, 1);
        }

        private void Extend(int index, int left, int top, int right, int bottom, int cells)
        {
            _lefts[index] = left < _lefts[index] ? left : _lefts[index];
            _tops[index] = top < _tops[index] ? top : _tops[index];
            _rights[index] = right > _rights[index] ? right : _rights[index];
            _bottoms[index] = bottom > _bottoms[index] ? bottom : _bottoms[index];
            _cells[index] += cells;
        }

        /// <summary>Joins two regions that touch.</summary>
        private bool JoinTwo()
        {
            for (int i = 0; i < Count; i++)
            {
                for (int j = i + 1; j < Count; j++)
                {
                    if (_lefts[i] <= _rights[j] && _lefts[j] <= _rights[i] && _tops[i] <= _bottoms[j] && _tops[j] <= _bottoms[i])
                    {
                        Extend(i, _lefts[j], _tops[j], _rights[j], _bottoms[j], _cells[j]);
                        Remove(j);
                        return true;
                    }
                }
            }

            return false;
        }

        private void DropSingles(Gate gate)
        {
            for (int i = Count - 1; i >= 0; i--)
            {
                if (_cells[i] == 1)
                {
                    gate.Tire(_lefts[i], _tops[i]);
                    Remove(i);
                }
            }
        }

        private void Remove(int index)
        {
            Count--;
            _lefts[index] = _lefts[Count];
            _tops[index] = _tops[Count];
            _rights[index] = _rights[Count];
            _bottoms[index] = _bottoms[Count];
            _cells[index] = _cells[Count];
        }
    }
}
