using System;
using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// Convolution by tables of inputs, eight pixels in the bytes of a word, tables shared by all windows. For large maps of few
    /// channels: stride 1, 2-bit inputs, r = d = 1.
    /// <para>
    /// The map is cut into eight equal tiles, a lane each; where they do not come out even, the last ones are moved back
    /// and overlap. A word then stands for one place in all tiles, and its four neighbouring channels give a table of
    /// 16 words, the sums of all their subsets. The k * k windows that cover the place read the same tables, so they are
    /// built once, in a ring that holds as many places as lie between the first and the last window that needs them.
    /// </para>
    /// <para>
    /// The weights of a window are consumed four bits at a time, in the order in which they lie in the model; channels that
    /// are no multiple of four are padded to it first. With 0/1 weights N a table entry is at most 12, so 20 of them add
    /// up in a byte; such sums are then widened to 16 bits, even and odd lanes apart, and z = 2 * sum(N * a) - sum(a) becomes
    /// levels.
    /// </para>
    /// </summary>
    internal sealed partial class TileLaneConvolution : Kernel
    {
        private const int Lanes = 8;
        private const ulong EvenLanes = 0x00FF00FF00FF00FFUL;
        private const ulong EvenLanesTwice = EvenLanes << 1;
        private const ulong LowBits = 0x0101010101010101UL;
        private const ulong HighBits = 0x8080808080808080UL;
        private const ulong SecondBits = 0x4040404040404040UL;

        /// <summary>Bytes of weights whose sums fit a byte.</summary>
        private const int ChunkBytes = 10;

        /// <summary>Rows of tiles that the map is cut into, 1, 2, 4 or 8 of the eight tiles.</summary>
        private int _tilesDown;

        /// <summary>Columns of the convolution in a tile.</summary>
        private int _tileWidth;

        /// <summary>Rows of the convolution in a tile.</summary>
        private int _tileHeight;

        /// <inheritdoc/>
        public override int Number => 1;

        /// <inheritdoc/>
        public override string Name => "TileLanes";

        /// <summary>Blocks of tables, maybe one of zeros, of sums, and of comparisons of half a pool.</summary>
        public override int BlockCount
        {
            get
            {
                int filterBlocks = KernelScratch.BlocksOf(Plan.Layer.ChannelsOut);
                return (Ring * Groups(Plan.Layer)) + ZeroBlocks(Plan.Layer) + (2 * Chunks(Plan.Layer) * filterBlocks)
                    + ((Plan.Layer.Pool - 1) * _tileWidth / 2 * filterBlocks);
            }
        }

        /// <summary>Tables that are looked up together, of two windows.</summary>
        public override int ReferenceCount => 2 * StepTables(Plan.Layer);

        /// <inheritdoc/>
        public override int WorkBytes => (Plan.Layer.ChannelsIn & 3) == 0 ? 0 : Plan.Layer.ChannelsOut * WindowBytes(Plan.Layer);

        /// <inheritdoc/>
        public override string WorkName => "weights laid out anew";

        /// <inheritdoc/>
        public override long Cost
        {
            get
            {
                Layer layer = Plan.Layer;
                long words = (long)(_tileWidth + layer.Kernel - 1) * (_tileHeight + layer.Kernel - 1);

                // Places are looked up in pairs along a row.
                long windows = (long)((_tileWidth + 1) / 2 * 2) * _tileHeight;
                return (words * Groups(layer) * 220) + (windows * (400 + (layer.ChannelsOut * ((WindowBytes(layer) * 20) + 90))));
            }
        }

        /// <summary>Places from the first to the last one of two neighbouring windows, in the order of work.</summary>
        private int Ring => ((Plan.Layer.Kernel - 1) * (_tileWidth + Plan.Layer.Kernel - 1)) + Plan.Layer.Kernel + 1;

        /// <inheritdoc/>
        public override bool RunRows(int firstRow, int endRow)
        {
            LayerPlan plan = Plan;
            byte[] model = Context.Model.Data;
            byte[] arena = Context.Arena;
            KernelScratch scratch = Context.Scratch;
            LayerOutput output = Context.Output;
            Pace pace = Context.Pace;
            output.Begin(plan);
            Layer layer = plan.Layer;
            FeatureMap map = plan.Input;
            int kernel = layer.Kernel;
            int groups = Groups(layer);
            int ring = Ring;
            int columns = _tileWidth + kernel - 1;
            int rows = _tileHeight + kernel - 1;
            int pool = layer.Pool;
            int filterBlocks = KernelScratch.BlocksOf(layer.ChannelsOut);
            int zeros = ring * groups;
            int firstSums = zeros + ZeroBlocks(layer);
            int sumsStep = Chunks(layer) * filterBlocks;
            int firstHalf = firstSums + (2 * sumsStep);
            byte[] weights = model;
            int firstWeight = layer.WeightsOffset;
            if (WorkBytes > 0)
            {
                weights = arena;
                firstWeight = WorkOffset;
                Pack(layer, model, arena, firstWeight);
            }

            int rowBytes = plan.Output.RowBytes;
            scratch.Clear(zeros, firstSums);
            SetOffsets(scratch.Offsets);
            int slot = 0;
            for (int row = 0; row < rows; row++)
            {
                if (!pace.GoesOn())
                {
                    return false;
                }

                int offset = row * map.RowBytes;
                int y = row - kernel + 1;
                if (Source != null)
                {
                    int mapRow = row - layer.Padding;
                    map.Slide(arena, mapRow);
                    if (mapRow >= 0 && mapRow < map.Height && !MakeInput(mapRow, mapRow + 1))
                    {
                        return false;
                    }

                    offset = 0;
                    if (RepeatsAbove(layer, y))
                    {
                        // The tables of the rows above stand for those of this one.
                        if (y % pool == pool - 1)
                        {
                            int start = plan.Output.PixelOffset(0, y / pool);
                            Array.Copy(arena, start - rowBytes, arena, start, rowBytes);
                        }

                        continue;
                    }
                }

                for (int column = 0; column < columns; column++)
                {
                    BuildTables(arena, scratch, slot * groups, groups, offset);
                    offset += map.PixelBytes;
                    int x = column - kernel + 1;

                    // Two places at a time; the last one of an odd number with itself.
                    if (y >= 0 && x >= 0 && ((x & 1) != 0 || column == columns - 1))
                    {
                        int right = slot - ((kernel - 1) * (columns + 1));
                        int left = right - (x & 1);
                        left = left < 0 ? left + ring : left;
                        right = right < 0 ? right + ring : right;
                        scratch.Clear(firstSums, firstHalf);
                        LookUp(scratch, layer, weights, firstWeight, firstSums, sumsStep, left, right, columns, ring);
                        if (pool == 1)
                        {
                            int output0 = (y * rowBytes) + ((x & ~1) * plan.Output.PixelBytes);
                            Store(plan, arena, scratch, output, firstSums, sumsStep, 0, output0);
                            if ((x & 1) != 0)
                            {
                                Store(plan, arena, scratch, output, firstSums + sumsStep, sumsStep, 2, output0 + plan.Output.PixelBytes);
                            }
                        }
                        else
                        {
                            int half = firstHalf + (x / 2 * filterBlocks);
                            Compare(plan.Layer, scratch, output, firstSums, sumsStep, half, (y & 1) != 0);
                            if ((y & 1) != 0)
                            {
                                StorePooled(plan, arena, scratch, half, (y / 2 * rowBytes) + (x / 2 * plan.Output.PixelBytes));
                            }
                        }
                    }

                    slot++;
                    if (slot == ring)
                    {
                        slot = 0;
                    }
                }
            }

            return true;
        }

        /// <inheritdoc/>
        protected override bool Decide(int blocks, Kernel source)
        {
            Layer layer = Plan.Layer;
            if (layer.Source == 0 || layer.IsHead || layer.Stride != 1 || layer.WeightDuplication != 1 || layer.InputDuplication != 1
                || layer.InputBits != 2 || Plan.Input.Fold != 1)
            {
                return false;
            }

            // Tiles side by side read the input row by row; its writer must leave the blocks alone, which hold tables meanwhile.
            if (source != null && source.BandRows == 1 && source.BlockCount == 0)
            {
                int saved = Plan.Input.Bytes - Plan.Input.RowBytes;
                if (ChooseTiles(1, blocks + (saved / KernelScratch.BlockBytes)))
                {
                    Source = source;
                    return true;
                }
            }

            return ChooseTiles(Lanes, blocks);
        }

        /// <summary>Chooses the tiles: those that cost least, but more blocks must save a fiftieth.</summary>
        /// <param name="largestDown">Rows of tiles at most.</param>
        /// <param name="blocks">Blocks at most.</param>
        /// <returns>Whether there are such tiles.</returns>
        private bool ChooseTiles(int largestDown, int blocks)
        {
            long best = long.MaxValue;
            int bestDown = 0;

            // Wider tiles take more blocks.
            for (int down = 1; down <= largestDown; down *= 2)
            {
                SetTiles(down);
                if (Cost < best - (best / 50) && BlockCount <= blocks)
                {
                    best = Cost;
                    bestDown = down;
                }
            }

            if (bestDown > 0)
            {
                SetTiles(bestDown);
            }

            return bestDown > 0;
        }

        private void SetTiles(int down)
        {
            _tilesDown = down;
            _tileWidth = TileSide(Plan.ConvolvedWidth, Lanes / down, Plan.Layer.Pool);
            _tileHeight = TileSide(Plan.ConvolvedHeight, down, Plan.Layer.Pool);
        }

        /// <summary>Columns or rows of a tile.</summary>
        private static int TileSide(int side, int tiles, int pool) => ((side / pool) + tiles - 1) / tiles * pool;

        /// <summary>Tables of a place.</summary>
        private static int Groups(Layer layer) => (layer.ChannelsIn + 3) / 4;

        /// <summary>Where the number of tables is odd, the last byte of weights has a half too many: 1 for a table of zeros.</summary>
        private static int ZeroBlocks(Layer layer) => layer.Kernel * layer.Kernel * Groups(layer) % 2;

        private static int WindowBytes(Layer layer) => ((layer.Kernel * layer.Kernel * Groups(layer)) + 1) / 2;

        /// <summary>Byte sums of a filter.</summary>
        private static int Chunks(Layer layer)
        {
            int chunks = 0;
            int used = ChunkBytes;
            int left = WindowBytes(layer);
            while (left > 0)
            {
                int bytes = Step(left);
                chunks += used + bytes > ChunkBytes ? 1 : 0;
                used = used + bytes > ChunkBytes ? bytes : used + bytes;
                left -= bytes;
            }

            return chunks;
        }

        /// <summary>Bytes that are looked up next.</summary>
        private static int Step(int left) => left >= 9 ? 9 : left >= 5 ? 5 : 1;

        /// <summary>Tables of one window that are looked up together, at most.</summary>
        private static int StepTables(Layer layer) => 2 * Step(WindowBytes(layer));

        /// <summary>Pads the channels of each tap to a multiple of four.</summary>
        private static void Pack(Layer layer, byte[] model, byte[] arena, int first)
        {
            int channels = layer.ChannelsIn;
            int padded = 4 * Groups(layer);
            int bytes = WindowBytes(layer);
            Array.Clear(arena, first, layer.ChannelsOut * bytes);
            for (int filter = 0; filter < layer.ChannelsOut; filter++)
            {
                int source = layer.WeightsOffset + (filter * layer.FilterBytes);
                int target = first + (filter * bytes);
                int channel = 0;
                int to = 0;
                for (int from = 0; from < layer.FilterLength; from++)
                {
                    arena[target + (to >> 3)] |= (byte)(((model[source + (from >> 3)] >> (from & 7)) & 1) << (to & 7));
                    to++;
                    channel++;
                    if (channel == channels)
                    {
                        channel = 0;
                        to += padded - channels;
                    }
                }
            }
        }

        /// <summary>First column of the convolution in a lane's tile.</summary>
        private int TileColumn(int lane)
        {
            int column = lane % (Lanes / _tilesDown) * _tileWidth;
            int last = Plan.ConvolvedWidth - _tileWidth;
            return column < last ? column : last;
        }

        /// <summary>First row of the convolution in a lane's tile.</summary>
        private int TileRow(int lane)
        {
            int row = lane / (Lanes / _tilesDown) * _tileHeight;
            int last = Plan.ConvolvedHeight - _tileHeight;
            return row < last ? row : last;
        }

        /// <summary>Where the first window and the first output pixel of the tiles start in the arena, lane by lane.</summary>
        private void SetOffsets(int[] offsets)
        {
            FeatureMap map = Plan.Input;
            int padding = Plan.Layer.Padding;
            int pool = Plan.Layer.Pool;
            for (int lane = 0; lane < Lanes; lane++)
            {
                int column = TileColumn(lane);
                int row = TileRow(lane);
                offsets[lane] = map.PixelOffset(column - padding, Source != null ? map.FirstRow : row - padding);
                offsets[Lanes + lane] = Plan.Output.PixelOffset(column / pool, row / pool);
            }
        }

        /// <summary>Builds the tables of one place.</summary>
        private static void BuildTables(byte[] arena, KernelScratch scratch, int block, int groups, int offset)
        {
            ulong[][] blocks = scratch.Blocks;
            int[] offsets = scratch.Offsets;
            int p0 = offsets[0] + offset;
            int p1 = offsets[1] + offset;
            int p2 = offsets[2] + offset;
            int p3 = offsets[3] + offset;
            int p4 = offsets[4] + offset;
            int p5 = offsets[5] + offset;
            int p6 = offsets[6] + offset;
            int p7 = offsets[7] + offset;
            for (int group = 0; group < groups; group++)
            {
                ulong v = (ulong)arena[p0 + group] | ((ulong)arena[p1 + group] << 8) | ((ulong)arena[p2 + group] << 16)
                    | ((ulong)arena[p3 + group] << 24) | ((ulong)arena[p4 + group] << 32) | ((ulong)arena[p5 + group] << 40)
                    | ((ulong)arena[p6 + group] << 48) | ((ulong)arena[p7 + group] << 56);
                NibbleTables.Fill(
                    blocks[block + group], v & (3 * LowBits), (v >> 2) & (3 * LowBits), (v >> 4) & (3 * LowBits), (v >> 6) & (3 * LowBits));
            }
        }

        /// <summary>
        /// Whether all windows of a row of outputs, and of the one above it, read rows of a banded input that are all the same. Outputs
        /// must then be too.
        /// </summary>
        private bool RepeatsAbove(Layer layer, int y)
        {
            int first = y - (y % layer.Pool) - layer.Padding;
            return y >= layer.Pool && Source.AreBlank(first - layer.Pool, first + layer.Pool + layer.Kernel - 2);
        }

        /// <summary>Puts some tables of a window in the order of its weights.</summary>
        /// <param name="scratch">Holds the tables.</param>
        /// <param name="target">Where they go.</param>
        /// <param name="slot">The window's first place in the ring.</param>
        /// <param name="first">The first half byte of weights.</param>
        /// <param name="count">How many.</param>
        /// <param name="layer">The layer.</param>
        /// <param name="columns">Places of a row.</param>
        /// <param name="ring">Places in the ring.</param>
        private static void OrderTables(KernelScratch scratch, int target, int slot, int first, int count, Layer layer, int columns, int ring)
        {
            int kernel = layer.Kernel;
            int groups = Groups(layer);
            int rowTables = kernel * groups;
            int blocks = ring * groups;
            int y = first / rowTables;
            first -= y * rowTables;
            int block = ((slot + (y * columns)) * groups) + first;
            int run = rowTables - first;
            for (; count > 0; y++)
            {
                if (y == kernel)
                {
                    // Half of the last byte: the block of zeros follows the ring.
                    scratch.References[target] = scratch.Blocks[blocks];
                    return;
                }

                run = run < count ? run : count;
                block = block < blocks ? block : block - blocks;
                int whole = blocks - block < run ? blocks - block : run;
                Array.Copy(scratch.Blocks, block, scratch.References, target, whole);
                if (whole < run)
                {
                    Array.Copy(scratch.Blocks, 0, scratch.References, target + whole, run - whole);
                }

                target += run;
                count -= run;
                block += (columns * groups) - first;
                first = 0;
                run = rowTables;
            }
        }

        /// <summary>
        /// Sums up two places of the convolution for all filters: bytes of up to 20 tables each; and the sums of all their inputs,
        /// even and odd lanes.
        /// </summary>
        private static void LookUp(
            KernelScratch scratch, Layer layer, byte[] weights, int firstWeight, int sums, int sumsStep, int left, int right, int columns, int ring)
        {
            int filters = layer.ChannelsOut;
            int bytes = WindowBytes(layer);
            Array.Clear(scratch.Totals, 0, 4);
            int tables = StepTables(layer);
            int used = 0;
            int at = 0;
            while (at < bytes)
            {
                int step = Step(bytes - at);
                OrderTables(scratch, 0, left, 2 * at, 2 * step, layer, columns, ring);
                OrderTables(scratch, tables, right, 2 * at, 2 * step, layer, columns, ring);
                if (used + step > ChunkBytes)
                {
                    sums += KernelScratch.BlocksOf(filters);
                    used = 0;
                }

                switch (step)
                {
                    case 9:
                        AddNine(scratch, tables, sums, sumsStep, filters, weights, firstWeight + at, bytes);
                        break;

                    case 5:
                        AddFive(scratch, tables, sums, sumsStep, filters, weights, firstWeight + at, bytes);
                        break;

                    default:
                        AddOne(scratch, tables, sums, sumsStep, filters, weights, firstWeight + at, bytes);
                        break;
                }

                used += step;
                at += step;
            }
        }

        /// <summary>Adds sums of up to 18 tables to 16-bit sums, even and odd lanes.</summary>
        private static void AddTotal(ulong[] totals, int at, ulong sum)
        {
            totals[at] += sum & EvenLanes;
            totals[at + 1] += (sum >> 8) & EvenLanes;
        }

        /// <summary>Quantizes one place of the convolution and writes elements of the output map.</summary>
        private static void Store(
            LayerPlan plan, byte[] arena, KernelScratch scratch, LayerOutput output, int sums, int sumsStep, int totals, int offset)
        {
            FeatureMap map = plan.Output;
            ulong[][] blocks = scratch.Blocks;
            ushort[] thresholds = output.Thresholds;
            int filters = plan.Layer.ChannelsOut;
            int filterBlocks = KernelScratch.BlocksOf(filters);
            int endSums = sums + sumsStep;
            ulong evenTotal = scratch.Totals[totals];
            ulong oddTotal = scratch.Totals[totals + 1];
            int bits = map.ElementBits;
            bool isFolded = bits == 8;
            int run = isFolded ? map.Fold : 8 / bits;
            int step = isFolded ? map.Elements : 1;
            for (int target = 0; target < map.PixelBytes; target++)
            {
                ulong packed = 0;
                int filter = isFolded ? target : target * run;
                for (int i = 0; i < run; i++)
                {
                    ulong levels = 0;
                    if (filter < filters)
                    {
                        int at = filter & 15;
                        int block = sums + (filter >> 4);
                        ulong sum = blocks[block][at];
                        ulong even = sum & EvenLanes;
                        ulong odd = (sum >> 8) & EvenLanes;
                        for (block += filterBlocks; block < endSums; block += filterBlocks)
                        {
                            sum = blocks[block][at];
                            even += sum & EvenLanes;
                            odd += (sum >> 8) & EvenLanes;
                        }

                        even = (even << 1) - evenTotal;
                        odd = (odd << 1) - oddTotal;
                        at = filter * LayerOutput.Comparisons;
                        ulong k = (ulong)thresholds[at] * LayerOutput.AllLanes;
                        ulong evenLow = even + k;
                        ulong oddLow = odd + k;
                        k = (ulong)thresholds[at + 2] * LayerOutput.AllLanes;
                        evenLow ^= even + k;
                        oddLow ^= odd + k;
                        k = (ulong)thresholds[at + 1] * LayerOutput.AllLanes;
                        even += k;
                        odd += k;

                        // Levels in the two upper bits of each byte.
                        levels = ((even & LayerOutput.Reached) >> 8) | (odd & LayerOutput.Reached)
                            | (((evenLow ^ even) & LayerOutput.Reached) >> 9) | (((oddLow ^ odd) & LayerOutput.Reached) >> 1);
                    }

                    packed = isFolded ? packed + (levels >> 6) : (packed >> bits) | (levels << (2 - bits));
                    filter += step;
                }

                Write(arena, scratch.Offsets, offset + target, packed);
            }
        }

        /// <summary>
        /// Compares the sums of two neighbouring places with all thresholds: the pool of the two, in the three upper bits of each
        /// byte.
        /// </summary>
        private static void Compare(Layer layer, KernelScratch scratch, LayerOutput output, int sums, int sumsStep, int halves, bool isSecondRow)
        {
            ulong[][] blocks = scratch.Blocks;
            ushort[] thresholds = output.Thresholds;
            int filters = layer.ChannelsOut;
            int filterBlocks = KernelScratch.BlocksOf(filters);
            int endSums = sums + sumsStep;
            bool hasSecond = sumsStep > filterBlocks;
            bool hasMore = sumsStep > 2 * filterBlocks;
            ulong evenTotal = scratch.Totals[0];
            ulong oddTotal = scratch.Totals[1];
            ulong rightEvenTotal = scratch.Totals[2];
            ulong rightOddTotal = scratch.Totals[3];
            int threshold = 0;
            for (; filters > 0; filters -= KernelScratch.BlockEntries)
            {
                ulong[] left0 = blocks[sums];
                ulong[] right0 = blocks[sums + sumsStep];
                ulong[] left1 = hasSecond ? blocks[sums + filterBlocks] : null;
                ulong[] right1 = hasSecond ? blocks[sums + sumsStep + filterBlocks] : null;
                ulong[] half = blocks[halves];
                int end = filters < KernelScratch.BlockEntries ? filters : KernelScratch.BlockEntries;
                for (int at = 0; at < end; at++)
                {
                    ulong sum = left0[at];
                    ulong even;
                    ulong odd;
                    ulong rightEven;
                    ulong rightOdd;
                    if (hasSecond)
                    {
                        ulong more = left1[at];
                        even = (((sum & EvenLanes) + (more & EvenLanes)) << 1) - evenTotal;
                        odd = ((sum >> 7) & EvenLanesTwice) + ((more >> 7) & EvenLanesTwice) - oddTotal;
                        sum = right0[at];
                        more = right1[at];
                        rightEven = (((sum & EvenLanes) + (more & EvenLanes)) << 1) - rightEvenTotal;
                        rightOdd = ((sum >> 7) & EvenLanesTwice) + ((more >> 7) & EvenLanesTwice) - rightOddTotal;
                    }
                    else
                    {
                        even = ((sum & EvenLanes) << 1) - evenTotal;
                        odd = ((sum >> 7) & EvenLanesTwice) - oddTotal;
                        sum = right0[at];
                        rightEven = ((sum & EvenLanes) << 1) - rightEvenTotal;
                        rightOdd = ((sum >> 7) & EvenLanesTwice) - rightOddTotal;
                    }

                    if (hasMore)
                    {
                        for (int block = sums + filterBlocks + filterBlocks; block < endSums; block += filterBlocks)
                        {
                            sum = blocks[block][at];
                            even += (sum & EvenLanes) << 1;
                            odd += (sum >> 7) & EvenLanesTwice;
                            sum = blocks[block + sumsStep][at];
                            rightEven += (sum & EvenLanes) << 1;
                            rightOdd += (sum >> 7) & EvenLanesTwice;
                        }
                    }

                    ulong k = (ulong)thresholds[threshold] * LayerOutput.AllLanes;
                    ulong reached = ((((even + k) | (rightEven + k)) & LayerOutput.Reached) >> 8) | (((odd + k) | (rightOdd + k)) & LayerOutput.Reached);
                    k = (ulong)thresholds[threshold + 1] * LayerOutput.AllLanes;
                    reached |= ((((even + k) | (rightEven + k)) & LayerOutput.Reached) >> 9) | ((((odd + k) | (rightOdd + k)) & LayerOutput.Reached) >> 1);
                    k = (ulong)thresholds[threshold + 2] * LayerOutput.AllLanes;
                    reached |= ((((even + k) | (rightEven + k)) & LayerOutput.Reached) >> 10) | ((((odd + k) | (rightOdd + k)) & LayerOutput.Reached) >> 2);
                    threshold += LayerOutput.Comparisons;
                    half[at] = isSecondRow ? half[at] | reached : reached;
                }

                sums++;
                endSums++;
                halves++;
            }
        }

        /// <summary>Writes elements of the output map from pooled comparisons.</summary>
        private static void StorePooled(LayerPlan plan, byte[] arena, KernelScratch scratch, int halves, int offset)
        {
            FeatureMap map = plan.Output;
            ulong[][] blocks = scratch.Blocks;
            int filters = plan.Layer.ChannelsOut;
            int bits = map.ElementBits;
            bool isFolded = bits == 8;
            int run = isFolded ? map.Fold : 8 / bits;
            int step = isFolded ? map.Elements : 1;
            if (bits == 2 && (filters & 3) == 0)
            {
                // The most common case, unrolled.
                for (int target = 0; target < filters >> 2; target++)
                {
                    ulong[] half = blocks[halves + (target >> 2)];
                    int first = (target & 3) << 2;
                    ulong r0 = half[first];
                    ulong r1 = half[first + 1];
                    ulong r2 = half[first + 2];
                    ulong r3 = half[first + 3];
                    Write(
                        arena,
                        scratch.Offsets,
                        offset + target,
                        ((r0 & SecondBits) >> 5) | (((r0 ^ (r0 << 1) ^ (r0 << 2)) & HighBits) >> 7)
                            | ((r1 & SecondBits) >> 3) | (((r1 ^ (r1 << 1) ^ (r1 << 2)) & HighBits) >> 5)
                            | ((r2 & SecondBits) >> 1) | (((r2 ^ (r2 << 1) ^ (r2 << 2)) & HighBits) >> 3)
                            | ((r3 & SecondBits) << 1) | (((r3 ^ (r3 << 1) ^ (r3 << 2)) & HighBits) >> 1));
                }

                return;
            }

            for (int target = 0; target < map.PixelBytes; target++)
            {
                ulong packed = 0;
                int filter = isFolded ? target : target * run;
                for (int i = 0; i < run; i++)
                {
                    ulong levels = 0;
                    if (filter < filters)
                    {
                        ulong reached = blocks[halves + (filter >> 4)][filter & 15];
                        ulong second = reached << 1;
                        levels = (second & HighBits) | (((reached ^ second ^ (reached << 2)) & HighBits) >> 1);
                    }

                    packed = isFolded ? packed + (levels >> 6) : (packed >> bits) | (levels << (2 - bits));
                    filter += step;
                }

                Write(arena, scratch.Offsets, offset + target, packed);
            }
        }

        /// <summary>Writes a byte for each lane.</summary>
        private static void Write(byte[] arena, int[] offsets, int at, ulong bytes)
        {
            arena[offsets[8] + at] = (byte)bytes;
            arena[offsets[9] + at] = (byte)(bytes >> 8);
            arena[offsets[10] + at] = (byte)(bytes >> 16);
            arena[offsets[11] + at] = (byte)(bytes >> 24);
            arena[offsets[12] + at] = (byte)(bytes >> 32);
            arena[offsets[13] + at] = (byte)(bytes >> 40);
            arena[offsets[14] + at] = (byte)(bytes >> 48);
            arena[offsets[15] + at] = (byte)(bytes >> 56);
        }
    }
}
