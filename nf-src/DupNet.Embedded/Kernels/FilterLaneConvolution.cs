using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// Convolution by tables of weights, eight filters at a time. For layers without duplicated weights.
    /// <para>
    /// A 64-bit word holds a number of eight filters, a byte each. For each half byte of the packed window (two 2-bit or
    /// four 1-bit inputs) a table holds, for all its 16 values, the sum of weight times input, biased to be positive:
    /// with g the largest sum of inputs in a half byte, an entry's lane is sum((2n - d) * a) + d * g, in 0 .. 2dg.
    /// A look-up and an addition then serve eight filters. Tables serve all pixels of the layer; they are built anew for
    /// the next eight filters.
    /// </para>
    /// <para>
    /// Byte lanes hold 255 / 2dg look-ups; then even and odd lanes are added to two words of 16-bit lanes. The biases sum
    /// to d * g times the number of look-ups, whatever the inputs are, and are taken off at the end.
    /// </para>
    /// </summary>
    internal static class FilterLaneConvolution
    {
        private const int Filters = 8;
        private const ulong AllLanes = 0x0101010101010101UL;
        private const ulong EvenLanes = 0x00FF00FF00FF00FFUL;

        /// <summary>More entries would not fit beside the maps on a chip without external memory (20 KB).</summary>
        private const int MaxTableEntries = 2560;

        /// <summary>Sums of eight filters at the four positions of a pool.</summary>
        public const int SumEntries = 4 * Filters;

        /// <summary>Whether the kernel can run a layer.</summary>
        public static bool Supports(LayerPlan plan)
        {
            int largestSum = WindowBytes(plan) * 2 * 2 * HalfByteBias(plan.Layer);
            return plan.Layer.WeightDuplication == 1 && plan.Input.Fold == 1
                && BytesPerLane(plan.Layer) > 0 && largestSum <= 65535 && TableEntries(plan) <= MaxTableEntries;
        }

        /// <summary>Entries of the tables: 16 for each half byte of the window.</summary>
        public static int TableEntries(LayerPlan plan) => WindowBytes(plan) * 32;

        /// <summary>Estimated IL instructions, to choose between kernels.</summary>
        public static long Cost(LayerPlan plan)
        {
            long blocks = (plan.Layer.ChannelsOut + Filters - 1) / Filters;
            long pixels = (long)plan.ConvolvedWidth * plan.ConvolvedHeight;
            long tables = (long)TableEntries(plan) * 20;
            long window = ((long)WindowBytes(plan) * 32) + 320;
            return blocks * (tables + (pixels * window));
        }

        public static void Run(LayerPlan plan, byte[] weights, byte[] arena, ulong[] table, int[] sums, LayerOutput output)
        {
            Layer layer = plan.Layer;
            for (int first = 0; first < layer.ChannelsOut; first += Filters)
            {
                int filters = layer.ChannelsOut - first < Filters ? layer.ChannelsOut - first : Filters;
                BuildTables(plan, weights, table, first, filters);
                for (int row = 0; row < plan.Height; row++)
                {
                    for (int column = 0; column < plan.Width; column++)
                    {
                        int position = 0;
                        for (int y = 0; y < layer.Pool; y++)
                        {
                            for (int x = 0; x < layer.Pool; x++)
                            {
                                Sum(plan, arena, table, (column * layer.Pool) + x, (row * layer.Pool) + y, sums, position);
                                position += Filters;
                            }
                        }

                        output.Store(sums, 0, Filters, first, filters, column, row);
                    }
                }
            }
        }

        private static int WindowBytes(LayerPlan plan) => plan.Layer.Kernel * plan.Layer.Kernel * plan.Input.PixelBytes;

        /// <summary>d times the largest sum of the inputs in a half byte: two of 0..3, or four of 0..1.</summary>
        private static int HalfByteBias(Layer layer) => layer.InputDuplication * (layer.InputBits == 2 ? 6 : 4);

        /// <summary>Window bytes, of two look-ups each, that a byte lane can sum up.</summary>
        private static int BytesPerLane(Layer layer) => 255 / (2 * 2 * HalfByteBias(layer));

        private static void BuildTables(LayerPlan plan, byte[] weights, ulong[] table, int first, int filters)
        {
            Layer layer = plan.Layer;
            int bits = layer.InputBits;
            int mask = (1 << bits) - 1;
            int perHalf = 4 / bits;
            int halves = 2 * plan.Input.PixelBytes;
            ulong bias = (ulong)HalfByteBias(layer) * AllLanes;
            int entry = 0;
            for (int tap = 0; tap < layer.Kernel * layer.Kernel; tap++)
            {
                for (int half = 0; half < halves; half++)
                {
                    for (int i = 0; i < 16; i++)
                    {
                        table[entry + i] = bias;
                    }

                    for (int input = 0; input < perHalf; input++)
                    {
                        int channel = (half * perHalf) + input;
                        if (channel >= layer.ChannelsIn)
                        {
                            break;
                        }

                        // 2n - d of the eight filters, times the input's value. Lanes may go below zero in between, but a
                        // finished entry's are all in 0 .. 2dg, so the borrows cancel out.
                        ulong ones = FilterOnes(layer, weights, (tap * layer.ChannelsIn) + channel, first, filters);
                        ulong weight = (2 * ones) - ((ulong)layer.InputDuplication * AllLanes);
                        for (int i = 0; i < 16; i++)
                        {
                            table[entry + i] += weight * (ulong)((i >> (input * bits)) & mask);
                        }
                    }

                    entry += 16;
                }
            }
        }

        /// <summary>n of up to eight filters at one position of the window, a byte lane each.</summary>
        private static ulong FilterOnes(Layer layer, byte[] weights, int index, int first, int filters)
        {
            ulong lanes = 0;
            for (int lane = 0; lane < filters; lane++)
            {
                lanes |= (ulong)WeightBits.Ones(weights, layer, first + lane, index) << (8 * lane);
            }

            return lanes;
        }

        /// <summary>z of eight filters at one convolution pixel.</summary>
        private static void Sum(LayerPlan plan, byte[] arena, ulong[] table, int column, int row, int[] sums, int position)
        {
            Layer layer = plan.Layer;
            FeatureMap map = plan.Input;
            int segment = layer.Kernel * map.PixelBytes;
            int start = map.PixelOffset((column * layer.Stride) - layer.Padding, (row * layer.Stride) - layer.Padding);
            int bytesPerLane = BytesPerLane(layer);
            int room = bytesPerLane;
            int entry = 0;
            ulong lanes = 0;
            ulong even = 0;
            ulong odd = 0;
            for (int y = 0; y < layer.Kernel; y++)
            {
                for (int i = start; i < start + segment; i++)
                {
                    int inputs = arena[i];
                    lanes += table[entry + (inputs & 15)] + table[entry + 16 + (inputs >> 4)];
                    entry += 32;
                    room--;
                    if (room == 0)
                    {
                        even += lanes & EvenLanes;
                        odd += (lanes >> 8) & EvenLanes;
                        lanes = 0;
                        room = bytesPerLane;
                    }
                }

                start += map.RowBytes;
            }

            even += lanes & EvenLanes;
            odd += (lanes >> 8) & EvenLanes;

            int bias = WindowBytes(plan) * 2 * HalfByteBias(layer);
            sums[position] = (int)(even & 0xFFFF) - bias;
            sums[position + 1] = (int)(odd & 0xFFFF) - bias;
            sums[position + 2] = (int)((even >> 16) & 0xFFFF) - bias;
            sums[position + 3] = (int)((odd >> 16) & 0xFFFF) - bias;
            sums[position + 4] = (int)((even >> 32) & 0xFFFF) - bias;
            sums[position + 5] = (int)((odd >> 32) & 0xFFFF) - bias;
            sums[position + 6] = (int)(even >> 48) - bias;
            sums[position + 7] = (int)(odd >> 48) - bias;
        }
    }
}
