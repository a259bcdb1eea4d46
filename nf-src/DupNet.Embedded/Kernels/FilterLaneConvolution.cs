using System;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// Convolution by tables of weights, eight filters at a time. For layers without duplicated weights.
    /// <para>
    /// A 64-bit word holds a number of eight filters, a byte each. For each byte of the packed window (four 2-bit or
    /// eight 1-bit inputs) a table holds, for all its 256 values, the sum of weight times input, biased to be positive:
    /// with g the largest sum of inputs in a byte, an entry's lane is sum((2n - d) * a) + d * g, in 0 .. 2dg. A look-up
    /// and an addition then serve eight filters.
    /// </para>
    /// <para>
    /// Up to six tables are built and swept over all pixels of a band of rows, whose sums wait in words of four 16-bit
    /// lanes, even and odd filters apart; then come the next tables, the next eight filters, the next band. The biases sum
    /// to d * g times the number of look-ups, whatever the inputs are, and are taken off at the end.
    /// </para>
    /// </summary>
    internal static class FilterLaneConvolution
    {
        private const int Filters = 8;
        private const ulong AllLanes = 0x0101010101010101UL;
        private const ulong EvenLanes = 0x00FF00FF00FF00FFUL;
        private const ulong LaneSigns = 0x8000800080008000UL;

        /// <summary>A band has at most as many convolution pixels, or one row of outputs; 16 bytes each.</summary>
        private const int BandPixels = 640;

        /// <summary>Sums of eight filters.</summary>
        public const int SumEntries = Filters;

        /// <summary>Whether the kernel can run a layer.</summary>
        public static bool Supports(LayerPlan plan)
        {
            // Lanes are compared as 15-bit numbers by the pool.
            return plan.Layer.WeightDuplication == 1 && plan.Input.Fold == 1
                && TableCount(plan.Layer) > 0 && WindowBytes(plan) * 2 * ByteBias(plan.Layer) <= 32767;
        }

        /// <summary>Tables that are looked up in together: as many as byte lanes can add up, at most six.</summary>
        public static int TableCount(Layer layer)
        {
            int fit = 255 / (2 * ByteBias(layer));
            return fit < KernelScratch.MaxTables ? fit : KernelScratch.MaxTables;
        }

        /// <summary>Words for the sums of a band.</summary>
        public static int WordEntries(LayerPlan plan)
        {
            return 2 * BandRows(plan) * plan.Layer.Pool * plan.ConvolvedWidth;
        }

        /// <summary>Rows of the input that a band reads or, with a stride above the kernel size, passes over.</summary>
        public static int BandInputRows(LayerPlan plan)
        {
            Layer layer = plan.Layer;
            int last = layer.Kernel > layer.Stride ? layer.Kernel : layer.Stride;
            return (((BandRows(plan) * layer.Pool) - 1) * layer.Stride) + last;
        }

        /// <summary>Estimated IL instructions, to choose between kernels.</summary>
        public static long Cost(LayerPlan plan)
        {
            int rows = BandRows(plan);
            long bands = (plan.Height + rows - 1) / rows;
            long blocks = (plan.Layer.ChannelsOut + Filters - 1) / Filters;
            long pixels = (long)plan.ConvolvedWidth * plan.ConvolvedHeight;
            long window = WindowBytes(plan);
            return blocks * ((bands * window * 3400) + (pixels * ((window * 14) + 100)));
        }

        /// <summary>Runs a layer.</summary>
        /// <param name="plan">The layer.</param>
        /// <param name="weights">The model.</param>
        /// <param name="arena">Holds the maps.</param>
        /// <param name="scratch">Working memory.</param>
        /// <param name="imageConvolution">Makes the rows of a banded input.</param>
        /// <param name="output">Takes the sums.</param>
        public static void Run(
            LayerPlan plan, byte[] weights, byte[] arena, KernelScratch scratch, ImageConvolution imageConvolution, LayerOutput output)
        {
            Layer layer = plan.Layer;
            int bandRows = BandRows(plan);
            for (int row = 0; row < plan.Height; row += bandRows)
            {
                int rows = plan.Height - row < bandRows ? plan.Height - row : bandRows;
                int pixels = rows * layer.Pool * plan.ConvolvedWidth;
                if (plan.Input.IsBanded)
                {
                    int firstInput = (row * layer.Pool * layer.Stride) - layer.Padding;
                    int endInput = firstInput + plan.Input.RowsHeld;
                    plan.Input.Slide(arena, firstInput);
                    imageConvolution.RunRows(endInput < plan.Input.Height ? endInput : plan.Input.Height);
                }

                for (int first = 0; first < layer.ChannelsOut; first += Filters)
                {
                    Array.Clear(scratch.Words, 0, 2 * pixels);
                    Accumulate(plan, weights, arena, scratch, first, row * layer.Pool, rows * layer.Pool);
                    Store(plan, scratch, output, first, row, rows);
                }
            }
        }

        private static int WindowBytes(LayerPlan plan) => plan.Layer.Kernel * plan.Layer.Kernel * plan.Input.PixelBytes;

        /// <summary>d times the largest sum of the inputs in a byte: four of 0..3, or eight of 0..1.</summary>
        private static int ByteBias(Layer layer) => layer.InputDuplication * (layer.InputBits == 2 ? 12 : 8);

        /// <summary>Rows of outputs in a band.</summary>
        private static int BandRows(LayerPlan plan)
        {
            int rows = BandPixels / (plan.ConvolvedWidth * plan.Layer.Pool);
            return rows < 1 ? 1 : rows > plan.Height ? plan.Height : rows;
        }

        /// <summary>Adds up all window bytes for eight filters and all pixels of a band.</summary>
        private static void Accumulate(
            LayerPlan plan, byte[] weights, byte[] arena, KernelScratch scratch, int first, int convolvedRow, int convolvedRows)
        {
            Layer layer = plan.Layer;
            FeatureMap map = plan.Input;
            int segment = layer.Kernel * map.PixelBytes;
            int tableCount = TableCount(layer);
            int pixelStep = layer.Stride * map.PixelBytes;
            int rowStep = layer.Stride * map.RowBytes;
            int origin = map.PixelOffset(-layer.Padding, (convolvedRow * layer.Stride) - layer.Padding);
            for (int y = 0; y < layer.Kernel; y++)
            {
                int i = 0;
                while (i < segment)
                {
                    // Six look-ups at a time where they fit, else three, else one.
                    int count = segment - i;
                    count = count >= 6 && tableCount >= 6 ? 6 : count >= 3 && tableCount >= 3 ? 3 : 1;
                    for (int t = 0; t < count; t++)
                    {
                        BuildTable(plan, weights, scratch, t, y, i + t, first);
                    }

                    int source = origin + (y * map.RowBytes) + i;
                    int target = 0;
                    for (int row = 0; row < convolvedRows; row++)
                    {
                        int end = target + (2 * plan.ConvolvedWidth);
                        switch (count)
                        {
                            case 6:
                                LookUpSix(scratch.Words, target, end, arena, source, pixelStep, scratch.Tables);
                                break;

                            case 3:
                                LookUpThree(scratch.Words, target, end, arena, source, pixelStep, scratch.Tables);
                                break;

                            default:
                                LookUpOne(scratch.Words, target, end, arena, source, pixelStep, scratch.Tables[0]);
                                break;
                        }

                        source += rowStep;
                        target = end;
                    }

                    i += count;
                }
            }
        }

        /// <summary>Builds the table of one window byte.</summary>
        private static void BuildTable(LayerPlan plan, byte[] weights, KernelScratch scratch, int table, int y, int segmentByte, int first)
        {
            Layer layer = plan.Layer;
            int perByte = 8 / layer.InputBits;
            int x = segmentByte / plan.Input.PixelBytes;
            int channel = segmentByte % plan.Input.PixelBytes * perByte;
            int channels = layer.ChannelsIn - channel < perByte ? layer.ChannelsIn - channel : perByte;
            ulong[] inputs = scratch.Inputs;
            ReadWeights(layer, weights, inputs, (((y * layer.Kernel) + x) * layer.ChannelsIn) + channel, channels, first);
            Array.Clear(inputs, channels, perByte - channels);

            // Half of the bias in each half. Lanes may go below zero in between, but a finished entry's are all in
            // 0 .. 2dg, so the borrows cancel out.
            ulong[] halves = scratch.Halves;
            ulong bias = (ulong)(ByteBias(layer) / 2) * AllLanes;
            if (layer.InputBits == 2)
            {
                ByteTables.FillLevelPairs(halves, 0, bias, inputs[0], inputs[1]);
                ByteTables.FillLevelPairs(halves, 16, bias, inputs[2], inputs[3]);
            }
            else
            {
                ByteTables.FillSubsets(halves, 0, bias, inputs, 0);
                ByteTables.FillSubsets(halves, 16, bias, inputs, 4);
            }

            ByteTables.Fill(scratch.Tables[table], halves);
        }

        /// <summary>Reads the weights 2n - d of up to eight filters, a byte lane each, for some positions of the window.</summary>
        private static void ReadWeights(Layer layer, byte[] weights, ulong[] inputs, int index, int count, int first)
        {
            int filters = layer.ChannelsOut - first < Filters ? layer.ChannelsOut - first : Filters;
            int step = layer.FilterBytes;
            int planes = layer.WeightPlanes;
            for (int i = 0; i < count; i++)
            {
                int shift = (index + i) & 7;
                int offset = layer.WeightsOffset + (first * step) + ((index + i) >> 3);
                ulong ones = 0;
                for (int plane = 0; plane < planes; plane++)
                {
                    int at = offset;
                    int end = plane + (8 * filters);
                    for (int lane = plane; lane < end; lane += 8)
                    {
                        ones |= (ulong)((weights[at] >> shift) & 1) << lane;
                        at += step;
                    }

                    offset += layer.PlaneBytes;
                }

                inputs[i] = (2 * ones) - ((ulong)layer.InputDuplication * AllLanes);
            }
        }

        private static void LookUpSix(ulong[] words, int target, int end, byte[] arena, int source, int step, ulong[][] tables)
        {
            ulong[] t0 = tables[0];
            ulong[] t1 = tables[1];
            ulong[] t2 = tables[2];
            ulong[] t3 = tables[3];
            ulong[] t4 = tables[4];
            ulong[] t5 = tables[5];
            for (; target < end; target += 2)
            {
                ulong lanes = t0[arena[source]] + t1[arena[source + 1]] + t2[arena[source + 2]]
                    + t3[arena[source + 3]] + t4[arena[source + 4]] + t5[arena[source + 5]];
                words[target] = words[target] + (lanes & EvenLanes);
                words[target + 1] = words[target + 1] + ((lanes >> 8) & EvenLanes);
                source += step;
            }
        }

        private static void LookUpThree(ulong[] words, int target, int end, byte[] arena, int source, int step, ulong[][] tables)
        {
            ulong[] t0 = tables[0];
            ulong[] t1 = tables[1];
            ulong[] t2 = tables[2];
            for (; target < end; target += 2)
            {
                ulong lanes = t0[arena[source]] + t1[arena[source + 1]] + t2[arena[source + 2]];
                words[target] = words[target] + (lanes & EvenLanes);
                words[target + 1] = words[target + 1] + ((lanes >> 8) & EvenLanes);
                source += step;
            }
        }

        private static void LookUpOne(ulong[] words, int target, int end, byte[] arena, int source, int step, ulong[] table)
        {
            for (; target < end; target += 2)
            {
                ulong lanes = table[arena[source]];
                words[target] = words[target] + (lanes & EvenLanes);
                words[target + 1] = words[target + 1] + ((lanes >> 8) & EvenLanes);
                source += step;
            }
        }

        /// <summary>Pools and hands on the sums of eight filters for all pixels of a band.</summary>
        private static void Store(LayerPlan plan, KernelScratch scratch, LayerOutput output, int first, int firstRow, int rows)
        {
            Layer layer = plan.Layer;
            ulong[] words = scratch.Words;
            int[] sums = scratch.Sums;
            int filters = layer.ChannelsOut - first < Filters ? layer.ChannelsOut - first : Filters;
            int bias = WindowBytes(plan) * ByteBias(layer);
            int rowWords = 2 * plan.ConvolvedWidth;
            int source = 0;
            for (int row = firstRow; row < firstRow + rows; row++)
            {
                for (int column = 0; column < plan.Width; column++)
                {
                    ulong even = words[source];
                    ulong odd = words[source + 1];
                    if (layer.Pool == 2)
                    {
                        even = Largest(Largest(even, words[source + 2]), Largest(words[source + rowWords], words[source + rowWords + 2]));
                        odd = Largest(Largest(odd, words[source + 3]), Largest(words[source + rowWords + 1], words[source + rowWords + 3]));
                        source += 4;
                    }
                    else
                    {
                        source += 2;
                    }

                    sums[0] = (int)(even & 0xFFFF) - bias;
                    sums[1] = (int)(odd & 0xFFFF) - bias;
                    sums[2] = (int)((even >> 16) & 0xFFFF) - bias;
                    sums[3] = (int)((odd >> 16) & 0xFFFF) - bias;
                    sums[4] = (int)((even >> 32) & 0xFFFF) - bias;
                    sums[5] = (int)((odd >> 32) & 0xFFFF) - bias;
                    sums[6] = (int)(even >> 48) - bias;
                    sums[7] = (int)(odd >> 48) - bias;
                    output.Store(sums, 0, first, filters, column, row);
                }

                // A pool has read the next row of the convolution, too.
                source += (layer.Pool - 1) * rowWords;
            }
        }

        /// <summary>The larger of two lanes of 15 bits, for four lanes: a - b borrows the sign bit where a is smaller.</summary>
        private static ulong Largest(ulong a, ulong b)
        {
            ulong notSmaller = ((a | LaneSigns) - b) & LaneSigns;
            ulong mask = notSmaller - (notSmaller >> 15);
            return (a & mask) | (b & ~mask);
        }
    }
}
