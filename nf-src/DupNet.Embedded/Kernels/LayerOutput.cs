using DupNet.Embedded.Layers;
using DupNet.Embedded.Models;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// The last stage of every layer: quantizers as the kernels apply them to sums in lanes, and the logits of heads.
    /// <para>
    /// Sums z of several pixels or filters lie in the 16-bit lanes of a word, as the sum of z * 2^(16 * lane), borrows and
    /// all. A threshold becomes a number K of 16 bits such that bit 15 of a lane of z + K tells whether z reaches it: with all
    /// z in -N .. P and N + P below 32767, K is 32768 minus the threshold limited to -N .. P + 1, and z + K is in
    /// 0 .. 65535, so that no lane carries into the next. A level is the number of thresholds reached. Thresholds do not
    /// decrease: the upper bit of a 2-bit level is that of the second comparison, the lower bit the exclusive or of all
    /// three.
    /// </para>
    /// <para>A non-decreasing quantizer commutes with a maximum, so a pool is an or of the comparisons.</para>
    /// </summary>
    internal sealed class LayerOutput
    {
        /// <summary>Comparisons a channel.</summary>
        public const int Comparisons = 3;

        /// <summary>Scale and bias of a logit.</summary>
        public const int LogitParameters = 2;

        /// <summary>The bit of each lane that a comparison sets.</summary>
        public const ulong Reached = 0x8000800080008000UL;

        /// <summary>A number in all lanes.</summary>
        public const ulong AllLanes = 0x0001000100010001UL;

        /// <summary>
        /// Levels in the two upper bits of each lane, times this, lie in the uppermost byte; all other terms of the product stay below,
        /// apart from each other.
        /// </summary>
        public const ulong Gather = 0x0000040010004001UL;

        private const int LargestRange = 32766;

        private readonly byte[] _data;
        private readonly byte[] _arena;
        private readonly ILogitSink _sink;
        private readonly int[] _logits;
        private LayerPlan _plan;

        public LayerOutput(byte[] data, byte[] arena, ILogitSink sink, int channels, int headChannels)
        {
            _data = data;
            _arena = arena;
            _sink = sink;
            Thresholds = new ushort[Comparisons * channels];
            _logits = new int[LogitParameters * headChannels];
        }

        /// <summary>Takes the logits of each cell too; null for nobody.</summary>
        public LayerChecksums Checksums { get; set; }

        /// <summary>K of comparison t of channel o at [3 * o + t]; a comparison that a 1-bit output does not have fails always.</summary>
        public ushort[] Thresholds { get; }

        /// <summary>Bytes that an instance allocates.</summary>
        public static int BufferBytes(int channels, int headChannels)
        {
            return (2 * Comparisons * channels) + (4 * LogitParameters * headChannels);
        }

        /// <summary>Unpacks a layer's quantizer; the thresholds of a compiled layer are in its code.</summary>
        public void Begin(LayerPlan plan)
        {
            _plan = plan;
            Layer layer = plan.Layer;
            if (layer.IsHead)
            {
                for (int o = 0; o < layer.ChannelsOut; o++)
                {
                    _logits[o * LogitParameters] = LittleEndian.Int16(_data, layer.QuantizerOffset + (2 * o));
                    _logits[(o * LogitParameters) + 1] = LittleEndian.Int32(_data, layer.SecondListOffset + (4 * o));
                }
            }
            else if (layer.Code == null)
            {
                UnpackThresholds(layer);
            }
        }

        /// <summary>Sets a level in the output map, or adds it where the map holds sums over duplicated weights; the pixel must be zero.</summary>
        /// <param name="pixel">Where the pixel starts in the arena.</param>
        /// <param name="filter">The filter.</param>
        /// <param name="level">The level.</param>
        public void PutLevel(int pixel, int filter, int level)
        {
            FeatureMap map = _plan.Output;
            if (map.ElementBits == 8)
            {
                int at = pixel + (filter % map.Elements);
                _arena[at] = (byte)(_arena[at] + level);
            }
            else
            {
                int bit = filter * map.ElementBits;
                _arena[pixel + (bit >> 3)] |= (byte)(level << (bit & 7));
            }
        }

        /// <summary>Takes the sums of a head's cell, and overwrites them by logits.</summary>
        /// <param name="sums">z of all filters.</param>
        /// <param name="column">Column of the output.</param>
        /// <param name="row">Row of the output.</param>
        public void PutCell(int[] sums, int column, int row)
        {
            int[] parameters = _logits;
            int shift = _plan.Layer.Shift;
            int filters = _plan.Layer.ChannelsOut;
            int parameter = 0;
            for (int i = 0; i < filters; i++)
            {
                sums[i] = ((sums[i] * parameters[parameter]) + parameters[parameter + 1]) >> shift;
                parameter += LogitParameters;
            }

            Checksums?.TakeLogits(_plan, sums, filters);
            _sink.Take(_plan, sums, column, row);
        }

        private void UnpackThresholds(Layer layer)
        {
            if (2 * layer.LargestSum <= LargestRange)
            {
                Unpack(layer, 0, layer.ChannelsOut, -layer.LargestSum, layer.LargestSum);
                return;
            }

            for (int o = 0; o < layer.ChannelsOut; o++)
            {
                int negative = NegativeWeights(layer, o);
                int smallest = -negative * layer.LargestInput;
                Unpack(layer, o, o + 1, smallest, smallest + (AbsoluteWeights(layer, o) * layer.LargestInput));
            }
        }

        /// <summary>Unpacks the thresholds of some channels, whose sums lie in a range.</summary>
        private void Unpack(Layer layer, int first, int end, int smallest, int largest)
        {
            byte[] data = _data;
            ushort[] thresholds = Thresholds;
            int shift = layer.Shift;
            int count = layer.ThresholdCount;
            int at = Comparisons * first;
            if (layer.Quantizer == QuantizerKind.BaseAndStep)
            {
                int source = layer.QuantizerOffset + (2 * first);
                int toStep = layer.SecondListOffset - layer.QuantizerOffset;
                for (; first < end; first++)
                {
                    int threshold = data[source] | ((sbyte)data[source + 1] << 8);
                    int step = data[source + toStep] | (data[source + toStep + 1] << 8);
                    source += 2;
                    if (count == Comparisons && threshold >> shift >= smallest && (threshold + step + step) >> shift <= largest + 1)
                    {
                        // Steps are not negative: what lies between needs no limit either.
                        thresholds[at] = (ushort)(32768 - (threshold >> shift));
                        threshold += step;
                        thresholds[at + 1] = (ushort)(32768 - (threshold >> shift));
                        threshold += step;
                        thresholds[at + 2] = (ushort)(32768 - (threshold >> shift));
                        at += Comparisons;
                        continue;
                    }

                    for (int endOfChannel = at + count; at < endOfChannel; at++)
                    {
                        thresholds[at] = Comparison(threshold >> shift, smallest, largest);
                        threshold += step;
                    }

                    if (count < Comparisons)
                    {
                        at = PutNever(at, count, largest);
                    }
                }
            }
            else
            {
                int source = layer.QuantizerOffset + (2 * count * first);
                for (; first < end; first++)
                {
                    for (int endOfChannel = at + count; at < endOfChannel; at++)
                    {
                        thresholds[at] = Comparison(LittleEndian.Int16(data, source), smallest, largest);
                        source += 2;
                    }

                    if (count < Comparisons)
                    {
                        at = PutNever(at, count, largest);
                    }
                }
            }
        }

        /// <summary>K of a threshold, which need not lie among the sums.</summary>
        private static ushort Comparison(int threshold, int smallest, int largest)
        {
            threshold = threshold < smallest ? smallest : threshold > largest ? largest + 1 : threshold;
            return (ushort)(32768 - threshold);
        }

        /// <summary>Adds the comparisons that a 1-bit output does not have.</summary>
        private int PutNever(int at, int count, int largest)
        {
            for (; count < Comparisons; count++)
            {
                Thresholds[at] = (ushort)(32767 - largest);
                at++;
            }

            return at;
        }

        /// <summary>Sum of the weights of a filter that are below zero, all channels, without the sign.</summary>
        private int NegativeWeights(Layer layer, int filter)
        {
            int sum = 0;
            for (int i = 0; i < layer.FilterLength; i++)
            {
                int weight = (2 * WeightBits.Ones(_data, layer, filter, i)) - layer.InputDuplication;
                sum += weight < 0 ? -weight : 0;
            }

            return sum * layer.WeightDuplication;
        }

        /// <summary>Sum of the sizes of the weights of a filter, all channels.</summary>
        private int AbsoluteWeights(Layer layer, int filter)
        {
            int sum = 0;
            for (int i = 0; i < layer.FilterLength; i++)
            {
                int weight = (2 * WeightBits.Ones(_data, layer, filter, i)) - layer.InputDuplication;
                sum += weight < 0 ? -weight : weight;
            }

            return sum * layer.WeightDuplication;
        }
    }
}
