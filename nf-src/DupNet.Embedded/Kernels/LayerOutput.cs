using DupNet.Embedded.Models;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// The last stage of every layer: pool, quantizer, and packing into the output map or the logits.
    /// <para>
    /// A non-decreasing quantizer commutes with a maximum, so the pool takes the largest of four sums before one
    /// quantization.
    /// </para>
    /// </summary>
    internal sealed class LayerOutput
    {
        /// <summary>Numbers that <see cref="Begin"/> unpacks a channel: three thresholds, or scale and bias.</summary>
        public const int ParametersPerChannel = 3;

        /// <summary>Stands for a threshold that a 1-bit output does not have.</summary>
        private const int Unreachable = int.MaxValue;

        private readonly byte[] _data;
        private readonly byte[] _arena;
        private readonly int[] _logits;
        private readonly int[] _parameters;
        private LayerPlan _plan;

        public LayerOutput(byte[] data, byte[] arena, int[] logits, int parameters)
        {
            _data = data;
            _arena = arena;
            _logits = logits;
            _parameters = new int[parameters];
        }

        /// <summary>Unpacks a layer's quantizer. The output map must be zero.</summary>
        public void Begin(LayerPlan plan)
        {
            _plan = plan;
            Layer layer = plan.Layer;
            for (int o = 0; o < layer.ChannelsOut; o++)
            {
                switch (layer.Quantizer)
                {
                    case QuantizerKind.Logits:
                        UnpackLogit(layer, o);
                        break;

                    case QuantizerKind.BaseAndStep:
                        UnpackBaseAndStep(layer, o);
                        break;

                    default:
                        UnpackThresholds(layer, o);
                        break;
                }
            }
        }

        /// <summary>Takes the sums of some filters at the four positions of a pool.</summary>
        /// <param name="sums">z of filter f and position q at [q * positionStep + f]; overwritten.</param>
        /// <param name="positionStep">Distance between positions.</param>
        /// <param name="firstFilter">The first filter, a multiple of eight.</param>
        /// <param name="filters">How many filters follow one another.</param>
        /// <param name="column">Column of the output.</param>
        /// <param name="row">Row of the output.</param>
        public void StorePooled(int[] sums, int positionStep, int firstFilter, int filters, int column, int row)
        {
            for (int i = 0; i < filters; i++)
            {
                int largest = sums[i];
                int next = i;
                for (int q = 1; q < 4; q++)
                {
                    next += positionStep;
                    if (sums[next] > largest)
                    {
                        largest = sums[next];
                    }
                }

                sums[i] = largest;
            }

            Store(sums, 0, firstFilter, filters, column, row);
        }

        /// <summary>Takes the sums of some filters at one output pixel.</summary>
        /// <param name="sums">z, filter by filter.</param>
        /// <param name="first">Where they start.</param>
        /// <param name="firstFilter">The first filter, a multiple of eight: its level starts a byte.</param>
        /// <param name="filters">How many filters follow one another.</param>
        /// <param name="column">Column of the output.</param>
        /// <param name="row">Row of the output.</param>
        public void Store(int[] sums, int first, int firstFilter, int filters, int column, int row)
        {
            if (_plan.Output == null)
            {
                StoreLogits(sums, first, firstFilter, filters, column, row);
            }
            else if (_plan.Output.ElementBits == 8)
            {
                AddLevels(sums, first, firstFilter, filters, column, row);
            }
            else
            {
                PackLevels(sums, first, firstFilter, filters, column, row);
            }
        }

        private void StoreLogits(int[] sums, int first, int firstFilter, int filters, int column, int row)
        {
            int[] parameters = _parameters;
            int shift = _plan.Layer.Shift;
            int target = _plan.FirstLogit + (((row * _plan.Width) + column) * _plan.Layer.ChannelsOut) + firstFilter;
            int parameter = firstFilter * ParametersPerChannel;
            for (int i = 0; i < filters; i++)
            {
                _logits[target + i] = ((sums[first + i] * parameters[parameter]) + parameters[parameter + 1]) >> shift;
                parameter += ParametersPerChannel;
            }
        }

        /// <summary>Adds levels to a map that holds sums over duplicated weights.</summary>
        private void AddLevels(int[] sums, int first, int firstFilter, int filters, int column, int row)
        {
            int[] thresholds = _parameters;
            byte[] arena = _arena;
            int pixel = _plan.Output.PixelOffset(column, row);
            int end = pixel + _plan.Output.Elements;
            int target = pixel + (firstFilter % _plan.Output.Elements);
            int threshold = firstFilter * ParametersPerChannel;
            for (int i = first; i < first + filters; i++)
            {
                int z = sums[i];
                if (z >= thresholds[threshold])
                {
                    arena[target] = (byte)(arena[target]
                        + (z < thresholds[threshold + 1] ? 1 : z < thresholds[threshold + 2] ? 2 : 3));
                }

                threshold += ParametersPerChannel;
                target++;
                if (target == end)
                {
                    target = pixel;
                }
            }
        }

        /// <summary>Packs levels into a map that holds them one by one, a byte at a time.</summary>
        private void PackLevels(int[] sums, int first, int firstFilter, int filters, int column, int row)
        {
            int[] thresholds = _parameters;
            byte[] arena = _arena;
            int bits = _plan.Output.ElementBits;
            int target = _plan.Output.PixelOffset(column, row) + (firstFilter * bits / 8);
            int threshold = firstFilter * ParametersPerChannel;
            int shift = 0;
            int packed = 0;
            for (int i = first; i < first + filters; i++)
            {
                int z = sums[i];
                if (z >= thresholds[threshold])
                {
                    packed |= (z < thresholds[threshold + 1] ? 1 : z < thresholds[threshold + 2] ? 2 : 3) << shift;
                }

                threshold += ParametersPerChannel;
                shift += bits;
                if (shift == 8)
                {
                    arena[target] = (byte)packed;
                    target++;
                    shift = 0;
                    packed = 0;
                }
            }

            if (shift != 0)
            {
                arena[target] = (byte)packed;
            }
        }

        private void UnpackLogit(Layer layer, int o)
        {
            _parameters[o * ParametersPerChannel] = LittleEndian.Int16(_data, layer.QuantizerOffset + (2 * o));
            _parameters[(o * ParametersPerChannel) + 1] = LittleEndian.Int32(_data, layer.SecondListOffset + (4 * o));
        }

        private void UnpackBaseAndStep(Layer layer, int o)
        {
            int first = LittleEndian.Int16(_data, layer.QuantizerOffset + (2 * o));
            int step = LittleEndian.UInt16(_data, layer.SecondListOffset + (2 * o));
            for (int t = 0; t < ParametersPerChannel; t++)
            {
                bool exists = t < layer.ThresholdCount;
                _parameters[(o * ParametersPerChannel) + t] = exists ? (first + (t * step)) >> layer.Shift : Unreachable;
            }
        }

        private void UnpackThresholds(Layer layer, int o)
        {
            int count = layer.ThresholdCount;
            for (int t = 0; t < ParametersPerChannel; t++)
            {
                _parameters[(o * ParametersPerChannel) + t] = t < count
                    ? LittleEndian.Int16(_data, layer.QuantizerOffset + (2 * ((o * count) + t)))
                    : Unreachable;
            }
        }
    }
}
