using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// What the kernels of compiled layers share: pixels in lanes, and the calls of the code.
    /// <para>
    /// The output is cut into as many equal tiles as a word has lanes; where they do not come out even, the last ones are moved back and overlap.
    /// A word stands for one place in all tiles. Rows of the input, as words, lie in a ring that holds those of the windows of one output row;
    /// the code computes an output row of all tiles at a time.
    /// </para>
    /// </summary>
    internal abstract class CompiledKernel : Kernel
    {
        private const int MostLanes = 8;

        /// <summary>Words of a ring: wider tiles, whose rings are larger, are not taken.</summary>
        private const int MostInputWords = 1280;

        private const ulong LaneSigns = 0x8000800080008000UL;

        private int _tilesAcross;
        private int[] _outputs;
        private int[] _rows;

        /// <summary>None: thresholds are in the code.</summary>
        public override int OutputChannels => 0;

        /// <inheritdoc/>
        public override int SumWords => Code.SumWords;

        /// <inheritdoc/>
        public override int ResultWords => TileWidth * (Plan.Output == null ? Plan.Layer.ChannelsOut : Plan.Output.PixelBytes);

        /// <inheritdoc/>
        public override int OwnBytes => 4 * (MostLanes + MostLanes + RingRows);

        /// <inheritdoc/>
        public override long Cost
        {
            get
            {
                long gathered = (long)(((TileHeight - 1) * Step) + RingRows) * RowWords * (Code.Lanes == MostLanes ? 80 : 45);
                long stored = Plan.Output == null
                    ? (long)Plan.Width * Plan.Height * ((60 * Plan.Layer.ChannelsOut) + 100)
                    : (long)TileHeight * ResultWords * Code.Lanes * 10;
                return ((long)TileWidth * TileHeight * Code.Cost) + gathered + stored;
            }
        }

        /// <inheritdoc/>
        protected override bool RunsCode => true;

        /// <summary>The layer's code.</summary>
        protected CompiledLayer Code { get; private set; }

        /// <summary>Output columns of a tile.</summary>
        protected int TileWidth { get; private set; }

        /// <summary>Output rows of a tile.</summary>
        protected int TileHeight { get; private set; }

        /// <summary>Input rows from an output row to the next.</summary>
        protected int Step { get; private set; }

        /// <summary>Input rows that an output row reads.</summary>
        protected int RingRows { get; private set; }

        /// <summary>Words of an input row of a tile.</summary>
        protected int RowWords { get; private set; }

        /// <summary>Bytes of a pixel of the input.</summary>
        protected abstract int InputPixelBytes { get; }

        /// <summary>Where the input of each lane's tile starts.</summary>
        protected int[] Inputs { get; private set; }

        /// <inheritdoc/>
        public override void Attach(KernelContext context)
        {
            base.Attach(context);
            Inputs = new int[MostLanes];
            _outputs = new int[MostLanes];
            _rows = new int[RingRows];
        }

        /// <summary>Takes the layer, and chooses the tiles: those that cost least, of those whose ring is not too large.</summary>
        /// <param name="largestDown">Rows of tiles at most.</param>
        protected void ChooseTiles(int largestDown)
        {
            Layer layer = Plan.Layer;
            Code = layer.Code;
            Step = layer.Stride * layer.Pool;
            RingRows = layer.Kernel + ((layer.Pool - 1) * layer.Stride);
            long best = long.MaxValue;
            int bestDown = 0;
            int least = int.MaxValue;
            int leastDown = 1;
            for (int down = 1; down <= largestDown && down <= Code.Lanes; down *= 2)
            {
                SetTiles(down);
                int words = RingRows * RowWords;
                if (words < least)
                {
                    least = words;
                    leastDown = down;
                }

                if (words <= MostInputWords && Cost < best)
                {
                    best = Cost;
                    bestDown = down;
                }
            }

            SetTiles(bestDown > 0 ? bestDown : leastDown);
        }

        /// <summary>First output column of a lane's tile.</summary>
        protected int TileColumn(int lane)
        {
            int column = lane % _tilesAcross * TileWidth;
            int last = Plan.Width - TileWidth;
            return column < last ? column : last;
        }

        /// <summary>First output row of a lane's tile.</summary>
        protected int TileRow(int lane)
        {
            int row = lane / _tilesAcross * TileHeight;
            int last = Plan.Height - TileHeight;
            return row < last ? row : last;
        }

        /// <summary>Where the words of an input row of the tiles lie in the ring.</summary>
        protected int RingRow(int row) => row % RingRows * RowWords;

        /// <summary>Runs the code for an output row of the tiles, whose input rows lie in a ring.</summary>
        protected void RunCode(ulong[] ring, int row, int places)
        {
            int[] rows = _rows;
            int rowWords = RowWords;
            int ringWords = rowWords * rows.Length;
            int next = RingRow(row * Step);
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = next;
                next = next + rowWords == ringWords ? 0 : next + rowWords;
            }

            Code.Run(ring, rows, Context.Scratch.Sums, Context.Scratch.Results, places);
        }

        /// <summary>Writes what the code gave for an output row of the tiles.</summary>
        /// <param name="row">The row in the tiles; tiles of a band have one, row 0.</param>
        /// <param name="outputRow">The row of the output, where tiles lie side by side.</param>
        protected void Store(int row, int outputRow)
        {
            FeatureMap map = Plan.Output;
            if (map == null)
            {
                StoreCells(outputRow);
                return;
            }

            LaneBytes.Scatter(Context.Scratch.Results, TileWidth * map.PixelBytes, Code.Lanes, Context.Arena, _outputs, row * map.RowBytes);
        }

        /// <summary>Finds where the tiles' outputs start in the arena.</summary>
        /// <param name="firstRow">The first row of the output that the tiles stand for.</param>
        protected void SetOutputs(int firstRow)
        {
            FeatureMap map = Plan.Output;
            for (int lane = 0; lane < Code.Lanes && map != null; lane++)
            {
                _outputs[lane] = map.PixelOffset(TileColumn(lane), TileRow(lane) + firstRow);
            }
        }

        private void SetTiles(int down)
        {
            _tilesAcross = Code.Lanes / down;
            TileWidth = (Plan.Width + _tilesAcross - 1) / _tilesAcross;
            TileHeight = (Plan.Height + down - 1) / down;
            RowWords = (((TileWidth - 1) * Step) + RingRows) * InputPixelBytes;
        }

        /// <summary>Hands on the sums of a row of a head, whose tiles lie side by side.</summary>
        private void StoreCells(int row)
        {
            ulong[] results = Context.Scratch.Results;
            int[] cell = Context.Scratch.Cell;
            LayerOutput output = Context.Output;
            int filters = Plan.Layer.ChannelsOut;
            int width = Plan.Width;
            int tileWidth = TileWidth;
            for (int column = 0; column < width; column++)
            {
                int lane = column / tileWidth;
                int source = (column - TileColumn(lane)) * filters;
                int shift = 16 * lane;
                for (int filter = 0; filter < filters; filter++)
                {
                    cell[filter] = (int)(((results[source] + LaneSigns) >> shift) & 0xFFFF) - 32768;
                    source++;
                }

                output.PutCell(cell, column, row);
            }
        }
    }
}
