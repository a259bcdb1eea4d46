using System;
using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// Convolution by tables of inputs, four pixels in a word and three words at a time, or twice as many. Runs every layer
    /// after the first.
    /// <para>
    /// Duplicated weights: sum over i of w(i mod U) * a(i) = sum over j of w(j) * T(j), T(j) the sum of the inputs that
    /// share weight j. Duplicated inputs: the weight is 2n - d, n in 0..d. Together
    /// z = 2 * sum(n(j) * T(j)) - d * sum(T(j)), and with n = sum of 2^b * N_b over bit planes, sum(n * T) is a sum of
    /// 2^b * T selected by bits.
    /// </para>
    /// <para>
    /// A 64-bit word holds T of four pixels, 16 bits each: the four positions of a pool, or four pixels of a
    /// row-major run. For every four positions of the window a table of 16 words holds the sums of all their subsets. A
    /// byte of a weight plane is fetched and cut in two once for the tables of three such words: twelve pixels. The tables
    /// of four bytes are built, all filters look up in them, then the next four.
    /// </para>
    /// <para>
    /// Where inputs are small, r = 1 or 2, tables hold eight pixels, a byte each: the words of two dozens of pixels, the second
    /// moved up by 8 bits. What four bytes of weights select still fits, and is then widened into the sums of the two.
    /// </para>
    /// <para>Weight planes share the tables. No lane overflows: sum(n * T) is at most k*k*C*d*(2^bits - 1), which the format keeps below 32768.</para>
    /// </summary>
    internal sealed partial class PixelLaneConvolution : Kernel
    {
        private const int Lanes = 4;
        private const int Words = 3;
        private const int Dozen = Words * Lanes;

        /// <summary>Where offsets of outputs start.</summary>
        private const int Outputs = 2 * Dozen;

        /// <summary>Largest T of which 32 add up in a byte.</summary>
        private const int LargestByteInput = 7;

        /// <summary>Bytes of weights whose tables are there together.</summary>
        private const int ChunkBytes = 4;

        private const int TablesPerWord = 2 * ChunkBytes;
        private const int Tables = Words * TablesPerWord;
        private const ulong LaneSigns = 0x8000800080008000UL;
        private const ulong LowBits = 0x0001000100010001UL;
        private const ulong EvenBytes = 0x00FF00FF00FF00FFUL;

        /// <inheritdoc/>
        public override int Number => 2;

        /// <inheritdoc/>
        public override string Name => "PixelLanes";

        /// <inheritdoc/>
        public override int BlockCount => Tables + ((IsWide(Plan) ? 2 : Plan.Layer.WeightPlanes) * SumBlocks(Plan.Layer));

        /// <inheritdoc/>
        public override long Cost
        {
            get
            {
                Layer layer = Plan.Layer;
                bool isWide = IsWide(Plan);
                long dozens = isWide ? (Dozens(Plan) + 1) / 2 * 2 : Dozens(Plan);
                long table = (layer.StoredChannels & 3) != 0 ? 600 + (2170 * (layer.WeightDuplication / Plan.Input.Fold))
                    : Plan.Input.ElementBits == 8 ? 480 : 300 + (150 * layer.WeightDuplication);
                long tables = layer.FilterBytes * table;
                long filters = layer.ChannelsOut * (((long)layer.FilterBytes * (isWide ? 31 : 48) * layer.WeightPlanes) + 150);
                return dozens * ((Words * tables) + filters);
            }
        }

        /// <summary>The fewest rows whose pixels fill the lanes of a run.</summary>
        public override int BandRows
        {
            get
            {
                int rows = 1;
                while (!FillsLanes(rows))
                {
                    rows++;
                }

                return rows;
            }
        }

        /// <inheritdoc/>
        public override bool RunRows(int firstRow, int endRow)
        {
            if (Source == null)
            {
                return RunPixels(firstRow, endRow);
            }

            FeatureMap map = Plan.Input;
            for (int row = firstRow; row < endRow; row += map.RowsHeld)
            {
                int end = row + map.RowsHeld < endRow ? row + map.RowsHeld : endRow;
                map.Slide(Context.Arena, row);
                if (!MakeInput(row, end) || !RunPixels(row, end))
                {
                    return false;
                }
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

            // A head that looks at one pixel at a time.
            if (source != null && layer.IsHead && layer.Kernel == 1 && layer.Stride == 1 && FillsLanes(source.BandRows))
            {
                Source = source;
            }

            return true;
        }

        private bool RunPixels(int firstRow, int endRow)
        {
            LayerPlan plan = Plan;
            byte[] weights = Context.Model.Data;
            byte[] arena = Context.Arena;
            KernelScratch scratch = Context.Scratch;
            LayerOutput output = Context.Output;
            Pace pace = Context.Pace;
            output.Begin(plan);
            int pixels = plan.Width * endRow;
            int dozen = plan.Layer.Pool == 2 ? Words : Dozen;
            bool isWide = IsWide(plan);
            int blocks = BlockCount;
            int step = isWide ? 2 * dozen : dozen;
            for (int pixel = plan.Width * firstRow; pixel < pixels; pixel += step)
            {
                if (!pace.GoesOn())
                {
                    return false;
                }

                SetOffsets(plan, scratch.Offsets, pixel, pixels - 1, isWide ? 2 * Dozen : Dozen);
                scratch.Clear(Tables, blocks);
                Sum(plan, weights, arena, scratch, isWide);
                for (int first = 0; first < step; first += dozen)
                {
                    int set = first / dozen;
                    if (plan.Output == null)
                    {
                        StoreCells(plan, scratch, output, set, pixel + first, pixels);
                    }
                    else
                    {
                        Store(plan, arena, scratch, output, set);
                    }
                }
            }

            return true;
        }

        /// <summary>Whether the pixels of some rows fill the lanes of whole runs.</summary>
        private bool FillsLanes(int rows) => Plan.Width * rows % (2 * Dozen) == 0;

        /// <summary>Whether eight pixels share a word.</summary>
        private static bool IsWide(LayerPlan plan)
        {
            Layer layer = plan.Layer;
            int dozens = Dozens(plan);
            return layer.WeightPlanes == 1 && (layer.StoredChannels & 3) == 0 && layer.WeightDuplication * layer.LargestInput <= LargestByteInput
                && (dozens + 1) / 2 * 4 < dozens * 3;
        }

        /// <summary>Dozens of pixels of the convolution.</summary>
        private static int Dozens(LayerPlan plan) => ((plan.ConvolvedWidth * plan.ConvolvedHeight) + Dozen - 1) / Dozen;

        /// <summary>
        /// Where the windows of lanes and their outputs start in the arena. Lanes after the last pixel repeat it: what
        /// they write is the same.
        /// </summary>
        private static void SetOffsets(LayerPlan plan, int[] offsets, int first, int last, int lanes)
        {
            Layer layer = plan.Layer;
            int width = plan.Width;
            bool isPooled = layer.Pool == 2;
            int stride = layer.Stride;
            int padding = layer.Padding;
            for (int lane = 0; lane < lanes; lane++)
            {
                int pixel = first + (isPooled ? lane >> 2 : lane);
                pixel = pixel < last ? pixel : last;
                int row = pixel / width;
                int column = pixel - (row * width);
                if (plan.Output != null)
                {
                    offsets[Outputs + lane] = plan.Output.PixelOffset(column, row);
                }

                if (isPooled)
                {
                    column = (2 * column) + (lane & 1);
                    row = (2 * row) + ((lane >> 1) & 1);
                }

                offsets[lane] = plan.Input.PixelOffset((column * stride) - padding, (row * stride) - padding);
            }
        }

        /// <summary>Blocks of sums of one weight plane.</summary>
        private static int SumBlocks(Layer layer) => Words * KernelScratch.BlocksOf(layer.ChannelsOut);

        /// <summary>Sums of all filters over the windows of one or two dozens of pixels, without what all filters share.</summary>
        private static void Sum(LayerPlan plan, byte[] weights, byte[] arena, KernelScratch scratch, bool isWide)
        {
            Layer layer = plan.Layer;
            int filterBytes = layer.FilterBytes;
            ulong[] totals = scratch.Totals;
            Array.Clear(totals, 0, 2 * Words);
            int planes = layer.WeightPlanes;
            int sumBlocks = SumBlocks(layer);
            int i = 0;
            while (i < filterBytes)
            {
                int bytes = filterBytes - i >= ChunkBytes ? ChunkBytes : !isWide && filterBytes - i >= 2 ? 2 : 1;
                for (int word = 0; word < Words; word++)
                {
                    BuildTables(plan, arena, scratch, word, 8 * i, 2 * bytes, isWide);
                }

                int source = layer.WeightsOffset + i;
                for (int sums = Tables; sums < Tables + (planes * sumBlocks); sums += sumBlocks)
                {
                    if (isWide)
                    {
                        if (bytes == ChunkBytes)
                        {
                            LookUpFourWide(scratch.Blocks, sums, layer.ChannelsOut, weights, source, filterBytes);
                        }
                        else
                        {
                            LookUpOneWide(scratch.Blocks, sums, layer.ChannelsOut, weights, source, filterBytes);
                        }
                    }
                    else if (bytes == ChunkBytes)
                    {
                        LookUpFour(scratch.Blocks, sums, layer.ChannelsOut, weights, source, filterBytes);
                    }
                    else if (bytes == 2)
                    {
                        LookUpTwo(scratch.Blocks, sums, layer.ChannelsOut, weights, source, filterBytes);
                    }
                    else
                    {
                        LookUpOne(scratch.Blocks, sums, layer.ChannelsOut, weights, source, filterBytes);
                    }

                    source += layer.PlaneBytes;
                }

                i += bytes;
            }

            for (int plane = 1; plane < planes; plane++)
            {
                AddPlane(scratch.Blocks, sumBlocks, layer.ChannelsOut, plane);
            }

            for (int word = 0; word < 2 * Words; word++)
            {
                totals[word] = 0UL - ((ulong)layer.InputDuplication * totals[word]);
            }
        }

        /// <summary>Adds the sums of a weight plane, which count 2^plane times as much, to those of the first.</summary>
        private static void AddPlane(ulong[][] blocks, int sumBlocks, int filters, int plane)
        {
            int end = filters < KernelScratch.BlockEntries ? filters : KernelScratch.BlockEntries;
            for (int block = Tables; block < Tables + sumBlocks; block++)
            {
                ulong[] target = blocks[block];
                ulong[] source = blocks[block + (plane * sumBlocks)];
                for (int i = 0; i < end; i++)
                {
                    target[i] = target[i] + (source[i] << plane);
                }
            }
        }

        /// <summary>Builds the tables of some half bytes of the window for one word, and adds all T in them to the totals.</summary>
        private static void BuildTables(LayerPlan plan, byte[] arena, KernelScratch scratch, int word, int position, int count, bool isWide)
        {
            Layer layer = plan.Layer;
            FeatureMap map = plan.Input;
            int stored = layer.StoredChannels;
            int kernel = layer.Kernel;
            int limit = position + (4 * count);
            limit = limit < layer.FilterLength ? limit : layer.FilterLength;
            int table = word * TablesPerWord;
            int end = table + count;
            ulong total = 0;
            if ((stored & 3) != 0)
            {
                total = BuildAny(plan, arena, scratch, word, position, table, end);
                table = end;
            }

            while (table < end && position < limit)
            {
                // The tables of one tap.
                int tap = position / stored;
                int element = position - (tap * stored);
                int y = tap / kernel;
                int offset = (y * map.RowBytes) + ((tap - (y * kernel)) * map.PixelBytes);
                int run = stored - element < limit - position ? stored - element : limit - position;
                int endTable = table + (run >> 2);
                total += map.ElementBits == 8
                    ? BuildFromSums(arena, scratch, Lanes * word, offset + element, table, endTable, isWide)
                    : BuildFromLevels(map, layer, arena, scratch, Lanes * word, offset, element, table, endTable, isWide);
                table = endTable;
                position += run;
            }

            // Behind the last weight.
            for (; table < end; table++)
            {
                Array.Clear(scratch.Blocks[table], 0, KernelScratch.BlockEntries);
            }

            if (isWide)
            {
                // All T of a chunk add up in a byte, too.
                scratch.Totals[Words + word] += (total >> 8) & EvenBytes;
                total &= EvenBytes;
            }

            scratch.Totals[word] += total;
        }

        /// <summary>Tables of positions that need not lie in one tap or byte.</summary>
        private static ulong BuildAny(LayerPlan plan, byte[] arena, KernelScratch scratch, int word, int position, int table, int end)
        {
            int repeats = plan.Layer.WeightDuplication / plan.Input.Fold;
            ulong total = 0;
            for (; table < end; table++)
            {
                ulong v0 = Element(plan, arena, scratch.Offsets, word, position, repeats);
                ulong v1 = Element(plan, arena, scratch.Offsets, word, position + 1, repeats);
                ulong v2 = Element(plan, arena, scratch.Offsets, word, position + 2, repeats);
                ulong v3 = Element(plan, arena, scratch.Offsets, word, position + 3, repeats);
                NibbleTables.Fill(scratch.Blocks[table], v0, v1, v2, v3);
                total += v0 + v1 + v2 + v3;
                position += 4;
            }

            return total;
        }

        /// <summary>Tables of elements that are T already, a byte each.</summary>
        private static ulong BuildFromSums(byte[] arena, KernelScratch scratch, int lane, int at, int table, int end, bool isWide)
        {
            ulong[][] blocks = scratch.Blocks;
            int[] offsets = scratch.Offsets;
            int p0 = offsets[lane] + at;
            int p1 = offsets[lane + 1] + at;
            int p2 = offsets[lane + 2] + at;
            int p3 = offsets[lane + 3] + at;
            int other = lane + Dozen;
            ulong total = 0;
            for (; table < end; table++)
            {
                ulong v0 = (ulong)arena[p0] | ((ulong)arena[p1] << 16) | ((ulong)arena[p2] << 32) | ((ulong)arena[p3] << 48);
                ulong v1 = (ulong)arena[p0 + 1] | ((ulong)arena[p1 + 1] << 16) | ((ulong)arena[p2 + 1] << 32) | ((ulong)arena[p3 + 1] << 48);
                ulong v2 = (ulong)arena[p0 + 2] | ((ulong)arena[p1 + 2] << 16) | ((ulong)arena[p2 + 2] << 32) | ((ulong)arena[p3 + 2] << 48);
                ulong v3 = (ulong)arena[p0 + 3] | ((ulong)arena[p1 + 3] << 16) | ((ulong)arena[p2 + 3] << 32) | ((ulong)arena[p3 + 3] << 48);
                if (isWide)
                {
                    v0 |= Gather(arena, offsets, other, at) << 8;
                    v1 |= Gather(arena, offsets, other, at + 1) << 8;
                    v2 |= Gather(arena, offsets, other, at + 2) << 8;
                    v3 |= Gather(arena, offsets, other, at + 3) << 8;
                    at += 4;
                }

                p0 += 4;
                p1 += 4;
                p2 += 4;
                p3 += 4;
                NibbleTables.Fill(blocks[table], v0, v1, v2, v3);
                total += v0 + v1 + v2 + v3;
            }

            return total;
        }

        /// <summary>Tables of packed levels: those of four neighbouring channels lie in one byte, or in half of one.</summary>
        private static ulong BuildFromLevels(
            FeatureMap map, Layer layer, byte[] arena, KernelScratch scratch, int lane, int offset, int element, int table, int end, bool isWide)
        {
            ulong[][] blocks = scratch.Blocks;
            int[] offsets = scratch.Offsets;
            int other = lane + Dozen;
            int bits = map.ElementBits;
            int step = layer.StoredChannels * bits;
            int bit = element * bits;
            int endBit = step * layer.WeightDuplication;
            ulong mask = bits == 2 ? 3 * LowBits : LowBits;
            int q0 = 0;
            int q1 = 0;
            int q2 = 0;
            int q3 = 0;
            if (isWide)
            {
                mask |= mask << 8;
                q0 = offsets[other] + offset;
                q1 = offsets[other + 1] + offset;
                q2 = offsets[other + 2] + offset;
                q3 = offsets[other + 3] + offset;
            }

            int p0 = offsets[lane] + offset;
            int p1 = offsets[lane + 1] + offset;
            int p2 = offsets[lane + 2] + offset;
            int p3 = offsets[lane + 3] + offset;
            ulong total = 0;
            for (; table < end; table++)
            {
                int at = bit >> 3;
                ulong v = (ulong)arena[p0 + at] | ((ulong)arena[p1 + at] << 16)
                    | ((ulong)arena[p2 + at] << 32) | ((ulong)arena[p3 + at] << 48);
                if (isWide)
                {
                    v |= ((ulong)arena[q0 + at] << 8) | ((ulong)arena[q1 + at] << 24)
                        | ((ulong)arena[q2 + at] << 40) | ((ulong)arena[q3 + at] << 56);
                }

                if (bits == 1)
                {
                    v >>= bit & 4;
                }

                ulong v0 = v & mask;
                ulong v1;
                ulong v2;
                ulong v3;
                if (bits == 2)
                {
                    v1 = (v >> 2) & mask;
                    v2 = (v >> 4) & mask;
                    v3 = (v >> 6) & mask;
                }
                else
                {
                    v1 = (v >> 1) & mask;
                    v2 = (v >> 2) & mask;
                    v3 = (v >> 3) & mask;
                }

                // The duplicates.
                for (int next = bit + step; next < endBit; next += step)
                {
                    at = next >> 3;
                    v = (ulong)arena[p0 + at] | ((ulong)arena[p1 + at] << 16)
                        | ((ulong)arena[p2 + at] << 32) | ((ulong)arena[p3 + at] << 48);
                    if (isWide)
                    {
                        v |= ((ulong)arena[q0 + at] << 8) | ((ulong)arena[q1 + at] << 24)
                            | ((ulong)arena[q2 + at] << 40) | ((ulong)arena[q3 + at] << 56);
                    }

                    if (bits == 2)
                    {
                        v0 += v & mask;
                        v1 += (v >> 2) & mask;
                        v2 += (v >> 4) & mask;
                        v3 += (v >> 6) & mask;
                    }
                    else
                    {
                        v >>= next & 4;
                        v0 += v & mask;
                        v1 += (v >> 1) & mask;
                        v2 += (v >> 2) & mask;
                        v3 += (v >> 3) & mask;
                    }
                }

                bit += 4 * bits;
                NibbleTables.Fill(blocks[table], v0, v1, v2, v3);
                total += v0 + v1 + v2 + v3;
            }

            return total;
        }

        /// <summary>A byte of each of four pixels, 16 bits apart.</summary>
        private static ulong Gather(byte[] arena, int[] offsets, int lane, int at)
        {
            return (ulong)arena[offsets[lane] + at] | ((ulong)arena[offsets[lane + 1] + at] << 16)
                | ((ulong)arena[offsets[lane + 2] + at] << 32) | ((ulong)arena[offsets[lane + 3] + at] << 48);
        }

        /// <summary>T of any position of the window for four pixels, 0 after the last.</summary>
        private static ulong Element(LayerPlan plan, byte[] arena, int[] offsets, int word, int position, int repeats)
        {
            Layer layer = plan.Layer;
            FeatureMap map = plan.Input;
            if (position >= layer.FilterLength)
            {
                return 0;
            }

            int stored = layer.StoredChannels;
            int tap = position / stored;
            int offset = (tap / layer.Kernel * map.RowBytes) + (tap % layer.Kernel * map.PixelBytes);
            int bits = map.ElementBits;
            int mask = (1 << bits) - 1;
            int bit = position % stored * bits;
            ulong v = 0;
            for (int repeat = 0; repeat < repeats; repeat++)
            {
                int at = offset + (bit >> 3);
                int shift = bit & 7;
                for (int lane = 0; lane < Lanes; lane++)
                {
                    v += (ulong)((arena[offsets[(Lanes * word) + lane] + at] >> shift) & mask) << (16 * lane);
                }

                bit += stored * bits;
            }

            return v;
        }

        /// <summary>Quantizes the sums and writes elements of the output map: packed levels, or sums of levels.</summary>
        private static void Store(LayerPlan plan, byte[] arena, KernelScratch scratch, LayerOutput output, int set)
        {
            FeatureMap map = plan.Output;
            ulong[][] blocks = scratch.Blocks;
            ushort[] thresholds = output.Thresholds;
            int filters = plan.Layer.ChannelsOut;
            int count = KernelScratch.BlocksOf(filters);
            int firstSums = Tables + (set * SumBlocks(plan.Layer));
            ulong base0 = scratch.Totals[Words * set];
            ulong base1 = scratch.Totals[(Words * set) + 1];
            ulong base2 = scratch.Totals[(Words * set) + 2];
            int bits = map.ElementBits;
            bool isFolded = bits == 8;
            bool isPooled = plan.Layer.Pool == 2;

            // The filters that make a byte: neighbours, or those whose levels are summed up.
            int run = isFolded ? map.Fold : 8 / bits;
            int step = isFolded ? map.Elements : 1;
            int bytes = map.PixelBytes;
            for (int target = 0; target < bytes; target++)
            {
                ulong sum0 = 0;
                ulong sum1 = 0;
                ulong sum2 = 0;
                int filter = isFolded ? target : target * run;
                for (int i = 0; i < run; i++)
                {
                    ulong levels0 = 0;
                    ulong levels1 = 0;
                    ulong levels2 = 0;
                    if (filter < filters)
                    {
                        int at = filter * LayerOutput.Comparisons;
                        ulong k0 = (ulong)thresholds[at] * LayerOutput.AllLanes;
                        ulong k1 = (ulong)thresholds[at + 1] * LayerOutput.AllLanes;
                        ulong k2 = (ulong)thresholds[at + 2] * LayerOutput.AllLanes;
                        int block = firstSums + (filter >> 4);
                        at = filter & 15;
                        ulong z0 = (blocks[block][at] << 1) + base0;
                        ulong z1 = (blocks[block + count][at] << 1) + base1;
                        ulong z2 = (blocks[block + count + count][at] << 1) + base2;
                        if (isPooled)
                        {
                            levels0 = PooledLevels(z0 + k0, z0 + k1, z0 + k2);
                            levels1 = PooledLevels(z1 + k0, z1 + k1, z1 + k2);
                            levels2 = PooledLevels(z2 + k0, z2 + k1, z2 + k2);
                        }
                        else
                        {
                            ulong second = z0 + k1;
                            levels0 = (second & LayerOutput.Reached) | (((second ^ (z0 + k0) ^ (z0 + k2)) & LayerOutput.Reached) >> 1);
                            second = z1 + k1;
                            levels1 = (second & LayerOutput.Reached) | (((second ^ (z1 + k0) ^ (z1 + k2)) & LayerOutput.Reached) >> 1);
                            second = z2 + k1;
                            levels2 = (second & LayerOutput.Reached) | (((second ^ (z2 + k0) ^ (z2 + k2)) & LayerOutput.Reached) >> 1);
                        }
                    }

                    if (isFolded)
                    {
                        sum0 += levels0 >> 6;
                        sum1 += levels1 >> 6;
                        sum2 += levels2 >> 6;
                    }
                    else
                    {
                        sum0 = (sum0 >> bits) | (levels0 << (2 - bits));
                        sum1 = (sum1 >> bits) | (levels1 << (2 - bits));
                        sum2 = (sum2 >> bits) | (levels2 << (2 - bits));
                    }

                    filter += step;
                }

                Write(arena, scratch.Offsets, Outputs + (Dozen * set), target, sum0, sum1, sum2, isPooled);
            }
        }

        /// <summary>Writes the upper bytes of lanes, a byte a pixel.</summary>
        private static void Write(byte[] arena, int[] offsets, int first, int at, ulong sum0, ulong sum1, ulong sum2, bool isPooled)
        {
            arena[offsets[first] + at] = (byte)(sum0 >> 8);
            arena[offsets[first + 4] + at] = (byte)(sum1 >> 8);
            arena[offsets[first + 8] + at] = (byte)(sum2 >> 8);
            if (!isPooled)
            {
                arena[offsets[first + 1] + at] = (byte)(sum0 >> 24);
                arena[offsets[first + 2] + at] = (byte)(sum0 >> 40);
                arena[offsets[first + 3] + at] = (byte)(sum0 >> 56);
                arena[offsets[first + 5] + at] = (byte)(sum1 >> 24);
                arena[offsets[first + 6] + at] = (byte)(sum1 >> 40);
                arena[offsets[first + 7] + at] = (byte)(sum1 >> 56);
                arena[offsets[first + 9] + at] = (byte)(sum2 >> 24);
                arena[offsets[first + 10] + at] = (byte)(sum2 >> 40);
                arena[offsets[first + 11] + at] = (byte)(sum2 >> 56);
            }
        }

        /// <summary>The level of the largest of four lanes, in the lowest.</summary>
        private static ulong PooledLevels(ulong first, ulong second, ulong third)
        {
            first = Any(first);
            second = Any(second);
            third = Any(third);
            return second | ((first ^ second ^ third) >> 1);
        }

        /// <summary>Whether any lane's comparison succeeded, as that of the lowest.</summary>
        private static ulong Any(ulong comparisons)
        {
            comparisons |= comparisons >> 32;
            return (comparisons | (comparisons >> 16)) & 0x8000UL;
        }

        /// <summary>Hands on the sums of a head, cell by cell.</summary>
        private static void StoreCells(LayerPlan plan, KernelScratch scratch, LayerOutput output, int set, int first, int pixels)
        {
            int filters = plan.Layer.ChannelsOut;
            int count = KernelScratch.BlocksOf(filters);
            int[] cell = scratch.Cell;
            ulong[][] blocks = scratch.Blocks;
            for (int lane = 0; lane < Words * Lanes && first + lane < pixels; lane++)
            {
                int block = Tables + (set * SumBlocks(plan.Layer)) + ((lane >> 2) * count);
                int shift = 16 * (lane & 3);
                ulong offset = scratch.Totals[(Words * set) + (lane >> 2)] + LaneSigns;
                for (int filter = 0; filter < filters; block++)
                {
                    ulong[] sums = blocks[block];
                    int end = filters - filter < KernelScratch.BlockEntries ? filters - filter : KernelScratch.BlockEntries;
                    for (int i = 0; i < end; i++)
                    {
                        cell[filter] = (int)((((sums[i] << 1) + offset) >> shift) & 0xFFFF) - 32768;
                        filter++;
                    }
                }

                output.PutCell(cell, (first + lane) % plan.Width, (first + lane) / plan.Width);
            }
        }
    }
}
