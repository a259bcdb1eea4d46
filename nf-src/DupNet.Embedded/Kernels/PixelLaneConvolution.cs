using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// Convolution by tables of inputs, four pixels at a time.
    /// <para>
    /// Duplicated weights: sum over i of w(i mod U) * a(i) = sum over j of w(j) * T(j), T(j) the sum of the inputs that
    /// share weight j. Duplicated inputs: the weight is 2n - d, n in 0..d. Together
    /// z = 2 * sum(n(j) * T(j)) - d * sum(T(j)), and with n = sum of 2^b * N_b over bit planes, sum(n * T) is a sum of T
    /// selected by bits.
    /// </para>
    /// <para>
    /// A 64-bit word holds T of four pixels, 16 bits each: the four positions of a pool, or four pixels in a row-major
    /// run. For every four positions of the window a table of 16 words holds the sums of all their subsets. A nibble of
    /// a weight plane then selects the sum of four positions for four pixels with one look-up. Building a table costs 11
    /// additions and serves all filters and planes.
    /// </para>
    /// <para>No lane overflows: sum(n * T) is at most k*k*C*d*(2^bits - 1), which the format keeps below 32768.</para>
    /// </summary>
    internal static class PixelLaneConvolution
    {
        private const int Pixels = 4;
        private const ulong LaneSigns = 0x8000800080008000UL;

        /// <summary>Entries of the tables: 16 for each half byte of a filter.</summary>
        public static int TableEntries(LayerPlan plan) => plan.Layer.FilterBytes * 32;

        /// <summary>Sums of four pixels.</summary>
        public static int SumEntries(Layer layer) => Pixels * layer.ChannelsOut;

        /// <summary>Estimated IL instructions, to choose between kernels.</summary>
        public static long Cost(LayerPlan plan)
        {
            Layer layer = plan.Layer;
            long groups = ((plan.ConvolvedWidth * plan.ConvolvedHeight) + Pixels - 1) / Pixels;
            long gather = (long)layer.FilterLength * 60;
            long tables = (long)layer.FilterBytes * 2 * 110;
            long filter = ((long)layer.FilterBytes * 23 * layer.WeightPlanes) + 160;
            return groups * (gather + tables + (filter * layer.ChannelsOut));
        }

        public static void Run(LayerPlan plan, byte[] weights, byte[] arena, ulong[] table, int[] sums, LayerOutput output)
        {
            Layer layer = plan.Layer;
            int filters = layer.ChannelsOut;
            if (layer.Pool == 2)
            {
                for (int row = 0; row < plan.Height; row++)
                {
                    for (int column = 0; column < plan.Width; column++)
                    {
                        int p0 = WindowOffset(plan, 2 * column, 2 * row);
                        int p1 = WindowOffset(plan, (2 * column) + 1, 2 * row);
                        int p2 = WindowOffset(plan, 2 * column, (2 * row) + 1);
                        int p3 = WindowOffset(plan, (2 * column) + 1, (2 * row) + 1);
                        ulong totals = BuildTables(plan, arena, table, p0, p1, p2, p3);
                        Sum(layer, weights, table, totals, sums);
                        output.Store(sums, 0, filters, 0, filters, column, row);
                    }
                }

                return;
            }

            int pixels = plan.Width * plan.Height;
            for (int pixel = 0; pixel < pixels; pixel += Pixels)
            {
                // The last run may be short: its missing pixels repeat the last one and are not stored.
                int last = pixels - 1;
                int p0 = RunOffset(plan, pixel);
                int p1 = RunOffset(plan, pixel + 1 < last ? pixel + 1 : last);
                int p2 = RunOffset(plan, pixel + 2 < last ? pixel + 2 : last);
                int p3 = RunOffset(plan, pixel + 3 < last ? pixel + 3 : last);
                ulong totals = BuildTables(plan, arena, table, p0, p1, p2, p3);
                Sum(layer, weights, table, totals, sums);
                for (int lane = 0; lane < Pixels && pixel + lane < pixels; lane++)
                {
                    output.Store(sums, lane * filters, filters, 0, filters, (pixel + lane) % plan.Width, (pixel + lane) / plan.Width);
                }
            }
        }

        private static int RunOffset(LayerPlan plan, int pixel) => WindowOffset(plan, pixel % plan.Width, pixel / plan.Width);

        /// <summary>Where the window of a convolution pixel starts in the arena.</summary>
        private static int WindowOffset(LayerPlan plan, int column, int row)
        {
            Layer layer = plan.Layer;
            return plan.Input.PixelOffset((column * layer.Stride) - layer.Padding, (row * layer.Stride) - layer.Padding);
        }

        /// <summary>Fills the tables for four windows and returns the four sums of all T.</summary>
        private static ulong BuildTables(LayerPlan plan, byte[] arena, ulong[] table, int p0, int p1, int p2, int p3)
        {
            Layer layer = plan.Layer;
            FeatureMap map = plan.Input;
            int stored = layer.StoredChannels;
            int repeats = layer.WeightDuplication / map.Fold;
            int elementBits = map.ElementBits;
            int length = layer.FilterLength;
            int entries = TableEntries(plan);
            int kernel = layer.Kernel;
            int pixelBytes = map.PixelBytes;
            int rowStep = map.RowBytes - (kernel * pixelBytes);

            int channel = 0;
            int column = 0;
            int offset = 0;
            int position = 0;
            ulong totals = 0;
            ulong v0 = 0;
            ulong v1 = 0;
            ulong v2 = 0;
            int entry = 0;
            while (entry < entries)
            {
                ulong v = 0;
                if (position < length)
                {
                    if (elementBits == 8)
                    {
                        int at = offset + channel;
                        v = (ulong)arena[p0 + at] | ((ulong)arena[p1 + at] << 16)
                            | ((ulong)arena[p2 + at] << 32) | ((ulong)arena[p3 + at] << 48);
                    }
                    else
                    {
                        int mask = (1 << elementBits) - 1;
                        int bit = channel * elementBits;
                        for (int repeat = 0; repeat < repeats; repeat++)
                        {
                            int at = offset + (bit >> 3);
                            int shift = bit & 7;
                            v += (ulong)((arena[p0 + at] >> shift) & mask)
                                + ((ulong)((arena[p1 + at] >> shift) & mask) << 16)
                                + ((ulong)((arena[p2 + at] >> shift) & mask) << 32)
                                + ((ulong)((arena[p3 + at] >> shift) & mask) << 48);
                            bit += stored * elementBits;
                        }
                    }

                    totals += v;
                    channel++;
                    if (channel == stored)
                    {
                        channel = 0;
                        offset += pixelBytes;
                        column++;
                        if (column == kernel)
                        {
                            column = 0;
                            offset += rowStep;
                        }
                    }
                }

                switch (position & 3)
                {
                    case 0:
                        v0 = v;
                        break;

                    case 1:
                        v1 = v;
                        break;

                    case 2:
                        v2 = v;
                        break;

                    default:
                        FillTable(table, entry, v0, v1, v2, v);
                        entry += 16;
                        break;
                }

                position++;
            }

            return totals;
        }

        /// <summary>Entry s of a table is the sum of those v(b) whose bit b is set in s.</summary>
        private static void FillTable(ulong[] table, int entry, ulong v0, ulong v1, ulong v2, ulong v3)
        {
            ulong v01 = v0 + v1;
            ulong v23 = v2 + v3;
            table[entry] = 0;
            table[entry + 1] = v0;
            table[entry + 2] = v1;
            table[entry + 3] = v01;
            table[entry + 4] = v2;
            table[entry + 5] = v0 + v2;
            table[entry + 6] = v1 + v2;
            table[entry + 7] = v01 + v2;
            table[entry + 8] = v3;
            table[entry + 9] = v0 + v3;
            table[entry + 10] = v1 + v3;
            table[entry + 11] = v01 + v3;
            table[entry + 12] = v23;
            table[entry + 13] = v0 + v23;
            table[entry + 14] = v1 + v23;
            table[entry + 15] = v01 + v23;
        }

        /// <summary>Runs all filters over the tables; z of filter o and pixel q goes to [q * channels out + o].</summary>
        private static void Sum(Layer layer, byte[] weights, ulong[] table, ulong totals, int[] sums)
        {
            int filters = layer.ChannelsOut;
            int filterBytes = layer.FilterBytes;
            int planeBytes = layer.PlaneBytes;
            int topPlane = layer.WeightsOffset + ((layer.WeightPlanes - 1) * planeBytes);
            int planes = layer.WeightPlanes;

            // z + 32768 = 2 * sum(n * T) + (32768 - d * sum(T)); both terms and their sum fit an unsigned 16-bit lane.
            ulong offset = LaneSigns - ((ulong)layer.InputDuplication * totals);
            for (int o = 0; o < filters; o++)
            {
                ulong lanes = 0;
                int plane = topPlane + (o * filterBytes);
                for (int b = 0; b < planes; b++)
                {
                    lanes <<= 1;
                    int entry = 0;
                    for (int i = plane; i < plane + filterBytes; i++)
                    {
                        int bits = weights[i];
                        lanes += table[entry + (bits & 15)] + table[entry + 16 + (bits >> 4)];
                        entry += 32;
                    }

                    plane -= planeBytes;
                }

                lanes = (lanes << 1) + offset;
                sums[o] = (int)(lanes & 0xFFFF) - 32768;
                sums[filters + o] = (int)((lanes >> 16) & 0xFFFF) - 32768;
                sums[(2 * filters) + o] = (int)((lanes >> 32) & 0xFFFF) - 32768;
                sums[(3 * filters) + o] = (int)(lanes >> 48) - 32768;
            }
        }
    }
}
