using System;
using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Kernels
{
    /// <summary>A compiled layer that reads a map. Runs all of them, whatever their table says: what differs is in the code.</summary>
    internal sealed class CompiledConvolution : CompiledKernel
    {
        /// <inheritdoc/>
        public override int Number => 3;

        /// <inheritdoc/>
        public override string Name => "Compiled";

        /// <inheritdoc/>
        public override int InputWords => RingRows * RowWords;

        /// <inheritdoc/>
        protected override int InputPixelBytes => Plan.Input.PixelBytes;

        /// <inheritdoc/>
        public override bool RunRows(int firstRow, int endRow)
        {
            LayerPlan plan = Plan;
            byte[] arena = Context.Arena;
            ulong[] ring = Context.Scratch.Inputs;
            FeatureMap map = plan.Input;
            Context.Output.Begin(plan);
            SetInputs();
            SetOutputs(0);
            Pace pace = Context.Pace;
            int lanes = Code.Lanes;
            int step = Step;
            int ringRows = RingRows;
            int rowWords = RowWords;
            int tileWidth = TileWidth;
            int tileHeight = TileHeight;
            int next = 0;
            for (int row = 0; row < tileHeight; row++)
            {
                if (!pace.GoesOn())
                {
                    return false;
                }

                int end = (row * step) + ringRows;
                for (; next < end; next++)
                {
                    if (Source == null)
                    {
                        LaneBytes.Gather(arena, Inputs, next * map.RowBytes, lanes, ring, next % ringRows * rowWords, rowWords);
                    }
                    else if (!TakeBandRow(arena, ring, next))
                    {
                        return false;
                    }
                }

                if (Source != null && RepeatsAbove(row))
                {
                    int start = plan.Output.PixelOffset(0, row);
                    Array.Copy(arena, start - plan.Output.RowBytes, arena, start, plan.Output.RowBytes);
                    continue;
                }

                RunCode(ring, row, tileWidth);
                Store(row, row);
            }

            return true;
        }

        /// <inheritdoc/>
        protected override bool Decide(int blocks, Kernel source)
        {
            Layer layer = Plan.Layer;
            if (layer.Source == 0)
            {
                return false;
            }

            // Windows that step by one read every row; the writer must leave the memory alone that this kernel shares with others.
            bool takesTurns = source != null && source.BandRows == 1 && source.BlockCount == 0 && source.OutputChannels == 0 && layer.Stride == 1;
            if (takesTurns)
            {
                Source = source;
            }

            // Cells of a head are handed on row by row.
            ChooseTiles(takesTurns || layer.IsHead ? 1 : layer.Code.Lanes);
            return true;
        }

        /// <summary>Where the first window of the tiles starts in the arena, lane by lane.</summary>
        private void SetInputs()
        {
            FeatureMap map = Plan.Input;
            int padding = Plan.Layer.Padding;
            for (int lane = 0; lane < Code.Lanes; lane++)
            {
                int row = Source != null ? map.FirstRow : (TileRow(lane) * Step) - padding;
                Inputs[lane] = map.PixelOffset((TileColumn(lane) * Step) - padding, row);
            }
        }

        /// <summary>Has the next row of a banded input made, and takes it.</summary>
        private bool TakeBandRow(byte[] arena, ulong[] ring, int next)
        {
            FeatureMap map = Plan.Input;
            int mapRow = next - Plan.Layer.Padding;
            map.Slide(arena, mapRow);
            if (mapRow >= 0 && mapRow < map.Height && !MakeInput(mapRow, mapRow + 1))
            {
                return false;
            }

            if (Source.AreBlank(mapRow - 1, mapRow))
            {
                Array.Copy(ring, RingRow(next - 1), ring, RingRow(next), RowWords);
            }
            else
            {
                LaneBytes.Gather(arena, Inputs, 0, Code.Lanes, ring, RingRow(next), RowWords);
            }

            return true;
        }

        /// <summary>Whether an output row and the one above it read rows of a banded input that are all the same. Outputs must then be too.</summary>
        private bool RepeatsAbove(int row)
        {
            int pool = Plan.Layer.Pool;
            int first = (row * pool) - Plan.Layer.Padding;
            return Plan.Output != null && row > 0 && Source.AreBlank(first - pool, first + pool + Plan.Layer.Kernel - 2);
        }
    }
}
