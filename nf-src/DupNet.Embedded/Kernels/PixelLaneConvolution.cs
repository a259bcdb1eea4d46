using System;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// Convolution by tables of inputs, four pixels at a time. Runs every layer behind the first.
    /// <para>
    /// Duplicated weights: sum over i of w(i mod U) * a(i) = sum over j of w(j) * T(j), T(j) the sum of the inputs that
    /// share weight j. Duplicated inputs: the weight is 2n - d, n in 0..d. Together
    /// z = 2 * sum(n(j) * T(j)) - d * sum(T(j)), and with n = sum of 2^b * N_b over bit planes, sum(n * T) is a sum of
    /// 2^b * T selected by bits.
    /// </para>
    /// <para>
    /// A 64-bit word holds T of four pixels, 16 bits each: the four positions of a pool, or four pixels in a row-major
    /// run. For every eight positions of the window a table of 256 words holds the sums of all their subsets. A byte of a
    /// weight plane then selects the sum of eight positions for four pixels with one look-up. Three tables are built, all
    /// filters look up in them, then the next three.
    /// </para>
    /// <para>No lane overflows: sum(n * T) is at most k*k*C*d*(2^bits - 1), which the format keeps below 32768.</para>
    /// </summary>
    internal static class PixelLaneConvolution
    {
        /// <summary>Tables that are looked up in together.</summary>
        public const int TableCount = 3;

        private const int Pixels = 4;
        private const ulong LaneSigns = 0x8000800080008000UL;

        /// <summary>Words for the window, rounded up to whole bytes of weights, and for an accumulator a filter.</summary>
        public static int WordEntries(Layer layer) => WindowWords(layer) + layer.ChannelsOut;

        /// <summary>Sums of four pixels.</summary>
        public static int SumEntries(Layer layer) => Pixels * layer.ChannelsOut;

        /// <summary>Estimated IL instructions, to choose between kernels.</summary>
        public static long Cost(LayerPlan plan)
        {
            Layer layer = plan.Layer;
            long groups = ((plan.ConvolvedWidth * plan.ConvolvedHeight) + Pixels - 1) / Pixels;
            long gather = (long)layer.FilterLength * (plan.Input.ElementBits == 8 ? 60 : 30 + (60 * layer.WeightDuplication));
            long tables = (long)layer.FilterBytes * layer.WeightPlanes * 2300;
            long filters = (long)layer.ChannelsOut * (((long)layer.FilterBytes * 13 * layer.WeightPlanes) + 200);
            return groups * (gather + tables + filters);
        }

        public static void Run(LayerPlan plan, byte[] weights, byte[] arena, KernelScratch scratch, LayerOutput output)
        {
            Layer layer = plan.Layer;
            int filters = layer.ChannelsOut;
            int[] sums = scratch.Sums;
            if (layer.Pool == 2)
            {
                for (int row = 0; row < plan.Height; row++)
                {
                    for (int column = 0; column < plan.Width; column++)
                    {
                        ulong totals = Gather(
                            plan,
                            arena,
                            scratch.Words,
                            WindowOffset(plan, 2 * column, 2 * row),
                            WindowOffset(plan, (2 * column) + 1, 2 * row),
                            WindowOffset(plan, 2 * column, (2 * row) + 1),
                            WindowOffset(plan, (2 * column) + 1, (2 * row) + 1));
                        Sum(layer, weights, scratch, totals);
                        output.StorePooled(sums, filters, 0, filters, column, row);
                    }
                }

                return;
            }

            int pixels = plan.Width * plan.Height;
            for (int pixel = 0; pixel < pixels; pixel += Pixels)
            {
                // The last run may be short: its missing pixels repeat the last one and are not stored.
                int last = pixels - 1;
                ulong totals = Gather(
                    plan,
                    arena,
                    scratch.Words,
                    RunOffset(plan, pixel),
                    RunOffset(plan, pixel + 1 < last ? pixel + 1 : last),
                    RunOffset(plan, pixel + 2 < last ? pixel + 2 : last),
                    RunOffset(plan, pixel + 3 < last ? pixel + 3 : last));
                Sum(layer, weights, scratch, totals);
                for (int lane = 0; lane < Pixels && pixel + lane < pixels; lane++)
                {
                    output.Store(sums, lane * filters, 0, filters, (pixel + lane) % plan.Width, (pixel + lane) / plan.Width);
                }
            }
        }

        private static int WindowWords(Layer layer) => layer.FilterBytes * 8;

        private static int RunOffset(LayerPlan plan, int pixel) => WindowOffset(plan, pixel % plan.Width, pixel / plan.Width);

        /// <summary>Where the window of a convolution pixel starts in the arena.</summary>
        private static int WindowOffset(LayerPlan plan, int column, int row)
        {
            Layer layer = plan.Layer;
            return plan.Input.PixelOffset((column * layer.Stride) - layer.Padding, (row * layer.Stride) - layer.Padding);
        }

        /// <summary>Puts T of four windows into lanes, zeros behind the last, and returns the four sums of all T.</summary>
        private static ulong Gather(LayerPlan plan, byte[] arena, ulong[] window, int p0, int p1, int p2, int p3)
        {
            Layer layer = plan.Layer;
            FeatureMap map = plan.Input;
            int stored = layer.StoredChannels;
            int kernel = layer.Kernel;
            int pixelBytes = map.PixelBytes;
            int rowStep = map.RowBytes - (kernel * pixelBytes);
            bool isFolded = map.ElementBits == 8;
            int repeats = layer.WeightDuplication / map.Fold;
            int position = 0;
            ulong totals = 0;
            for (int y = 0; y < kernel; y++)
            {
                for (int x = 0; x < kernel; x++)
                {
                    if (isFolded)
                    {
                        for (int j = 0; j < stored; j++)
                        {
                            ulong v = (ulong)arena[p0 + j] | ((ulong)arena[p1 + j] << 16)
                                | ((ulong)arena[p2 + j] << 32) | ((ulong)arena[p3 + j] << 48);
                            window[position] = v;
                            totals += v;
                            position++;
                        }
                    }
                    else
                    {
                        for (int j = 0; j < stored; j++)
                        {
                            ulong v = SumRepeats(arena, p0, p1, p2, p3, j, repeats, stored, map.ElementBits);
                            window[position] = v;
                            totals += v;
                            position++;
                        }
                    }

                    p0 += pixelBytes;
                    p1 += pixelBytes;
                    p2 += pixelBytes;
                    p3 += pixelBytes;
                }

                p0 += rowStep;
                p1 += rowStep;
                p2 += rowStep;
                p3 += rowStep;
            }

            Array.Clear(window, position, WindowWords(layer) - position);
            return totals;
        }

        /// <summary>T(j) of four pixels whose map holds single levels.</summary>
        private static ulong SumRepeats(byte[] arena, int p0, int p1, int p2, int p3, int element, int repeats, int step, int bits)
        {
            int mask = (1 << bits) - 1;
            int bit = element * bits;
            ulong v = 0;
            for (int repeat = 0; repeat < repeats; repeat++)
            {
                int at = bit >> 3;
                int shift = bit & 7;
                v += (ulong)((arena[p0 + at] >> shift) & mask)
                    + ((ulong)((arena[p1 + at] >> shift) & mask) << 16)
                    + ((ulong)((arena[p2 + at] >> shift) & mask) << 32)
                    + ((ulong)((arena[p3 + at] >> shift) & mask) << 48);
                bit += step * bits;
            }

            return v;
        }

        /// <summary>Runs all filters over a gathered window; z of filter o and pixel q goes to [q * channels out + o].</summary>
        private static void Sum(Layer layer, byte[] weights, KernelScratch scratch, ulong totals)
        {
            ulong[] words = scratch.Words;
            int filters = layer.ChannelsOut;
            int filterBytes = layer.FilterBytes;
            int accumulators = WindowWords(layer);
            Array.Clear(words, accumulators, filters);
            int plane = layer.WeightsOffset;
            int planes = layer.WeightPlanes;
            for (int b = 0; b < planes; b++)
            {
                int i = 0;
                for (; i + TableCount <= filterBytes; i += TableCount)
                {
                    BuildTable(scratch, 0, i);
                    BuildTable(scratch, 1, i + 1);
                    BuildTable(scratch, 2, i + 2);
                    LookUpThree(words, accumulators, filters, weights, plane + i, filterBytes, scratch.Tables);
                }

                for (; i < filterBytes; i++)
                {
                    BuildTable(scratch, 0, i);
                    LookUpOne(words, accumulators, filters, weights, plane + i, filterBytes, scratch.Tables[0]);
                }

                plane += layer.PlaneBytes;
                if (b + 1 < planes)
                {
                    // The next plane counts twice as much.
                    for (i = 0; i < accumulators; i++)
                    {
                        words[i] <<= 1;
                    }
                }
            }

            // z + 32768 = 2 * sum(n * T) + (32768 - d * sum(T)); both terms and their sum fit an unsigned 16-bit lane.
            ulong offset = LaneSigns - ((ulong)layer.InputDuplication * totals);
            int[] sums = scratch.Sums;
            for (int o = 0; o < filters; o++)
            {
                ulong lanes = (words[accumulators + o] << 1) + offset;
                sums[o] = (int)(lanes & 0xFFFF) - 32768;
                sums[filters + o] = (int)((lanes >> 16) & 0xFFFF) - 32768;
                sums[(2 * filters) + o] = (int)((lanes >> 32) & 0xFFFF) - 32768;
                sums[(3 * filters) + o] = (int)(lanes >> 48) - 32768;
            }
        }

        private static void BuildTable(KernelScratch scratch, int table, int windowByte)
        {
            ByteTables.FillSubsets(scratch.Halves, 0, 0, scratch.Words, 8 * windowByte);
            ByteTables.FillSubsets(scratch.Halves, 16, 0, scratch.Words, (8 * windowByte) + 4);
            ByteTables.Fill(scratch.Tables[table], scratch.Halves);
        }

        private static void LookUpThree(ulong[] words, int at, int filters, byte[] weights, int source, int step, ulong[][] tables)
        {
            ulong[] t0 = tables[0];
            ulong[] t1 = tables[1];
            ulong[] t2 = tables[2];
            for (int end = at + filters; at < end; at++)
            {
                words[at] = words[at] + t0[weights[source]] + t1[weights[source + 1]] + t2[weights[source + 2]];
                source += step;
            }
        }

        private static void LookUpOne(ulong[] words, int at, int filters, byte[] weights, int source, int step, ulong[] table)
        {
            for (int end = at + filters; at < end; at++)
            {
                words[at] += table[weights[source]];
                source += step;
            }
        }
    }
}
