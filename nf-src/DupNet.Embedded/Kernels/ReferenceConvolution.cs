using DupNet.Embedded.Models;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// A layer straight from models/FORMAT.md, section 4: one loop a dimension, nothing packed, nothing shared. Every
    /// other kernel must give the same numbers.
    /// </summary>
    internal static class ReferenceConvolution
    {
        /// <summary>z of one filter at one convolution pixel.</summary>
        /// <param name="data">The model.</param>
        /// <param name="layer">The layer.</param>
        /// <param name="map">Input, [(row * width + column) * C + channel].</param>
        /// <param name="width">Columns of the input.</param>
        /// <param name="height">Rows of the input.</param>
        /// <param name="outside">What taps outside the map read: 0, or the pad value for the image.</param>
        /// <param name="filter">The filter.</param>
        /// <param name="column">Column of the convolution, before the pool.</param>
        /// <param name="row">Row of the convolution, before the pool.</param>
        /// <returns>The sum.</returns>
        public static int Sum(
            byte[] data, Layer layer, byte[] map, int width, int height, int outside, int filter, int column, int row)
        {
            int z = 0;
            for (int y = 0; y < layer.Kernel; y++)
            {
                for (int x = 0; x < layer.Kernel; x++)
                {
                    int v = (row * layer.Stride) + y - layer.Padding;
                    int u = (column * layer.Stride) + x - layer.Padding;
                    bool inside = v >= 0 && v < height && u >= 0 && u < width;
                    for (int i = 0; i < layer.ChannelsIn; i++)
                    {
                        int stored = (((y * layer.Kernel) + x) * layer.StoredChannels) + (i % layer.StoredChannels);
                        int weight = (2 * WeightBits.Ones(data, layer, filter, stored)) - layer.InputDuplication;
                        z += weight * (inside ? map[(((v * width) + u) * layer.ChannelsIn) + i] : outside);
                    }
                }
            }

            return z;
        }

        /// <summary>Largest z of the convolution pixels that an output pixel pools.</summary>
        /// <param name="data">The model.</param>
        /// <param name="layer">The layer.</param>
        /// <param name="map">Input, [(row * width + column) * C + channel].</param>
        /// <param name="width">Columns of the input.</param>
        /// <param name="height">Rows of the input.</param>
        /// <param name="outside">What taps outside the map read.</param>
        /// <param name="filter">The filter.</param>
        /// <param name="column">Column of the output.</param>
        /// <param name="row">Row of the output.</param>
        /// <returns>The sum that the quantizer takes.</returns>
        public static int PooledSum(
            byte[] data, Layer layer, byte[] map, int width, int height, int outside, int filter, int column, int row)
        {
            int largest = int.MinValue;
            for (int y = 0; y < layer.Pool; y++)
            {
                for (int x = 0; x < layer.Pool; x++)
                {
                    int z = Sum(data, layer, map, width, height, outside, filter, (column * layer.Pool) + x, (row * layer.Pool) + y);
                    largest = z > largest ? z : largest;
                }
            }

            return largest;
        }

        /// <summary>Level of a sum in a hidden layer: how many thresholds it reaches.</summary>
        /// <param name="data">The model.</param>
        /// <param name="layer">The layer.</param>
        /// <param name="filter">The filter.</param>
        /// <param name="z">The sum.</param>
        /// <returns>0 .. 2^(output bits) - 1.</returns>
        public static int Level(byte[] data, Layer layer, int filter, int z)
        {
            int thresholds = layer.ThresholdCount;
            int level = 0;
            for (int t = 0; t < thresholds; t++)
            {
                int threshold;
                if (layer.Quantizer == QuantizerKind.Thresholds)
                {
                    threshold = LittleEndian.Int16(data, layer.QuantizerOffset + (2 * ((filter * thresholds) + t)));
                }
                else
                {
                    int first = LittleEndian.Int16(data, layer.QuantizerOffset + (2 * filter));
                    threshold = (first + (t * LittleEndian.UInt16(data, layer.SecondListOffset + (2 * filter)))) >> layer.Shift;
                }

                if (z >= threshold)
                {
                    level++;
                }
            }

            return level;
        }

        /// <summary>Logit of a sum in a head.</summary>
        /// <param name="data">The model.</param>
        /// <param name="layer">The head.</param>
        /// <param name="filter">The filter.</param>
        /// <param name="z">The sum.</param>
        /// <returns>The logit in units of 1/1024.</returns>
        public static int Logit(byte[] data, Layer layer, int filter, int z)
        {
            int scale = LittleEndian.Int16(data, layer.QuantizerOffset + (2 * filter));
            return ((z * scale) + LittleEndian.Int32(data, layer.SecondListOffset + (4 * filter))) >> layer.Shift;
        }
    }
}
