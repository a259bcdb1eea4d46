using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// A compiled first layer. The image is read once, row by row, into a ring of rows in lanes; it is never stored whole. Where a window sees
    /// nothing but the pad value, as in the bars of a letterbox, one pixel stands for the whole row.
    /// </summary>
    internal sealed class CompiledImage : CompiledKernel
    {
        private ulong[] _ring;
        private int _padding;
        private byte[] _blank;
        private IRowSource _image;
        private int _nextImageRow;
        private int _nextRow;
        private int _blankTop;
        private int _blankBottom;

        /// <inheritdoc/>
        public override int Number => 4;

        /// <inheritdoc/>
        public override string Name => "CompiledImage";

        /// <inheritdoc/>
        public override int OwnBytes => base.OwnBytes + (8 * RingRows * RowWords) + BlankBytes;

        /// <summary>A row of the image, with the padding on both sides.</summary>
        public override int WorkBytes => (Plan.InputWidth + (2 * Plan.Layer.Padding)) * Plan.Layer.ChannelsIn;

        /// <inheritdoc/>
        public override string WorkName => "row of the image";

        /// <inheritdoc/>
        public override int BandRows => 1;

        /// <inheritdoc/>
        protected override int InputPixelBytes => Plan.Layer.ChannelsIn;

        private int BlankBytes => Plan.Output == null ? 0 : Plan.Output.PixelBytes;

        /// <inheritdoc/>
        public override void Attach(KernelContext context)
        {
            base.Attach(context);
            _ring = new ulong[RingRows * RowWords];
            _blank = new byte[BlankBytes];
            for (int lane = 0; lane < Code.Lanes; lane++)
            {
                Inputs[lane] = WorkOffset + (TileColumn(lane) * Step * InputPixelBytes);
            }

            if (Plan.Output != null)
            {
                MakeBlank();
            }
        }

        /// <summary>Starts an image, whose rows are read as they are needed.</summary>
        public override void Begin()
        {
            _image = Context.Image;
            _nextImageRow = -_padding;
            _nextRow = 0;
            FindBlankRows(_image as IPaddedImage);
            ClearRow();
            Context.Output.Begin(Plan);
        }

        /// <inheritdoc/>
        public override bool AreBlank(int first, int last)
        {
            return first >= 0 && last < Plan.Height && (last < _blankTop || first >= _blankBottom);
        }

        /// <inheritdoc/>
        public override bool RunRows(int firstRow, int endRow)
        {
            if (Plan.Output == null)
            {
                Context.Output.Begin(Plan);
            }

            for (; _nextRow < endRow; _nextRow++)
            {
                if (!Context.Pace.GoesOn())
                {
                    return false;
                }

                int first = (_nextRow * Step) - _padding;
                bool isBlank = AreBlank(_nextRow, _nextRow);
                if (isBlank && Context.Checksums == null)
                {
                    // Nobody misses the rows above the next windows.
                    _nextImageRow = _nextImageRow > first + Step ? _nextImageRow : first + Step;
                }
                else
                {
                    while (_nextImageRow < first + RingRows)
                    {
                        ReadRow();
                    }
                }

                if (isBlank)
                {
                    StoreBlank();
                }
                else
                {
                    RunCode(_ring, _nextRow, TileWidth);
                    SetOutputs(_nextRow);
                    Store(0, _nextRow);
                }
            }

            return true;
        }

        /// <inheritdoc/>
        protected override bool Decide(int blocks, Kernel source)
        {
            if (Plan.Layer.Source != 0)
            {
                return false;
            }

            _padding = Plan.Layer.Padding;

            // Rows come from the top: tiles lie side by side.
            ChooseTiles(1);
            return true;
        }

        /// <summary>Finds the rows of the output whose windows lie above or below the picture.</summary>
        private void FindBlankRows(IPaddedImage image)
        {
            _blankTop = 0;
            _blankBottom = Plan.Height;
            if (image != null && Plan.Output != null)
            {
                int above = image.FirstRow + _padding - RingRows;
                _blankTop = above < 0 ? 0 : (above / Step) + 1;
                _blankBottom = (image.EndRow + _padding + Step - 1) / Step;
            }
        }

        private void ReadRow()
        {
            byte[] arena = Context.Arena;
            int row = _nextImageRow;
            if (row >= 0 && row < Plan.InputHeight)
            {
                int padding = _padding * InputPixelBytes;
                _image.ReadRow(row, arena, WorkOffset + padding);
                Context.Checksums?.TakeImageRow(arena, WorkOffset + padding, WorkBytes - (2 * padding));
            }
            else
            {
                ClearRow();
            }

            LaneBytes.Gather(arena, Inputs, 0, Code.Lanes, _ring, RingRow(row + _padding), RowWords);
            _nextImageRow++;
        }

        /// <summary>A row outside the image; the padding on both sides stays.</summary>
        private void ClearRow()
        {
            ByteRuns.Fill(Context.Arena, WorkOffset, WorkOffset + WorkBytes, (byte)Context.Model.PadValue);
        }

        /// <summary>Computes the pixel of a window that sees the pad value only.</summary>
        private void MakeBlank()
        {
            ulong pad = (ulong)Context.Model.PadValue * LayerOutput.AllLanes;
            for (int i = 0; i < _ring.Length; i++)
            {
                _ring[i] = pad;
            }

            RunCode(_ring, 0, 1);
            for (int i = 0; i < _blank.Length; i++)
            {
                _blank[i] = (byte)Context.Scratch.Results[i];
            }
        }

        /// <summary>Writes a row of such pixels.</summary>
        private void StoreBlank()
        {
            FeatureMap map = Plan.Output;
            int start = map.PixelOffset(0, _nextRow);
            System.Array.Copy(_blank, 0, Context.Arena, start, _blank.Length);
            ByteRuns.Repeat(Context.Arena, start, map.PixelBytes, map.Width * map.PixelBytes);
        }
    }
}
