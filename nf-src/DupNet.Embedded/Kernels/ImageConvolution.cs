using DupNet.Embedded.Models;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// The first layer: 1-bit weights on the 8-bit image.
    /// <para>
    /// A 64-bit number holds the weights 2n - d of four filters as the sum of weight * 2^(16 * lane), borrows and all. Its
    /// product with a pixel, and the sum of such products over the window, is the sum of z * 2^(16 * lane) in the same way:
    /// one product serves four filters. Adding 32768 to each lane undoes the borrows and leaves z + 32768 in 16 bits, since
    /// |z| is at most k*k*C*d*255, which the format keeps below 32768.
    /// </para>
    /// <para>
    /// The image is read once, row by row, into a ring of rows with the padding on both sides; it is never stored whole.
    /// </para>
    /// </summary>
    internal sealed class ImageConvolution
    {
        private const int FiltersPerWord = 4;
        private const ulong LaneSigns = 0x8000800080008000UL;

        private readonly LayerPlan _plan;
        private readonly byte _padValue;
        private readonly int _imageHeight;
        private readonly int _kernel;
        private readonly int _columnStep;
        private readonly int _rowStep;
        private readonly int _segment;
        private readonly int _windowLength;
        private readonly int _rowBytes;
        private readonly int _ringRows;
        private readonly byte[] _ring;

        /// <summary>Weights of the four filters of word b for window position i at [b * length + i].</summary>
        private readonly ulong[] _weights;

        private readonly int[] _sums;
        private readonly LayerOutput _output;
        private IRowSource _image;
        private int _nextImageRow;
        private int _nextRow;

        public ImageConvolution(NetworkPlan network, byte[] arena, int[] logits, int[] sums)
        {
            DupNetModel model = network.Model;
            _plan = network.Layers[0];
            Layer layer = _plan.Layer;
            _sums = sums;
            _output = new LayerOutput(model.Data, arena, logits, OutputParameters(layer));
            _padValue = (byte)model.PadValue;
            _imageHeight = network.Height;
            _kernel = layer.Kernel;
            _columnStep = layer.Stride * layer.ChannelsIn;
            _rowStep = layer.Stride;
            _segment = layer.Kernel * layer.ChannelsIn;
            _windowLength = WindowLength(layer);
            _rowBytes = RowBytes(layer, network.Width);
            _ringRows = RingRows(layer);
            _ring = new byte[_rowBytes * _ringRows];
            _weights = new ulong[Words(layer)];
            Unpack(model.Data, layer);
            for (int i = 0; i < _ring.Length; i++)
            {
                _ring[i] = _padValue;
            }
        }

        /// <summary>Sums of one output pixel.</summary>
        public static int SumEntries(Layer layer)
        {
            return RoundedFilters(layer) * layer.Pool * layer.Pool;
        }

        /// <summary>Bytes that an instance allocates.</summary>
        public static int BufferBytes(DupNetModel model, int imageWidth)
        {
            Layer layer = model.Layers[0];
            return (RowBytes(layer, imageWidth) * RingRows(layer)) + (8 * Words(layer)) + (4 * OutputParameters(layer));
        }

        /// <summary>Takes an image; its rows are read as they are needed.</summary>
        public void Begin(IRowSource image)
        {
            _image = image;
            _nextImageRow = -_plan.Layer.Padding;
            _nextRow = 0;
            _output.Begin(_plan);
        }

        /// <summary>Computes the rows of the output map that are still missing above a row.</summary>
        public void RunRows(int endRow)
        {
            Layer layer = _plan.Layer;
            int[] sums = _sums;
            LayerOutput output = _output;
            int filters = RoundedFilters(layer);
            int channels = layer.ChannelsOut;
            int width = _plan.Width;
            int pool = layer.Pool;
            for (; _nextRow < endRow; _nextRow++)
            {
                int row = _nextRow;
                int endImageRow = (row * layer.Stride * layer.Pool) + _ringRows - layer.Padding;
                while (_nextImageRow < endImageRow)
                {
                    ReadRow(layer);
                }

                for (int column = 0; column < width; column++)
                {
                    if (pool == 1)
                    {
                        Sum(column, row, sums, 0, filters);
                        output.Store(sums, 0, 0, channels, column, row);
                        continue;
                    }

                    Sum(2 * column, 2 * row, sums, 0, filters);
                    Sum((2 * column) + 1, 2 * row, sums, filters, filters);
                    Sum(2 * column, (2 * row) + 1, sums, 2 * filters, filters);
                    Sum((2 * column) + 1, (2 * row) + 1, sums, 3 * filters, filters);
                    output.StorePooled(sums, filters, 0, channels, column, row);
                }
            }
        }

        private static int OutputParameters(Layer layer) => LayerOutput.ParametersPerChannel * layer.ChannelsOut;

        private static int WindowLength(Layer layer) => layer.Kernel * layer.Kernel * layer.ChannelsIn;

        private static int RoundedFilters(Layer layer)
            => (layer.ChannelsOut + FiltersPerWord - 1) / FiltersPerWord * FiltersPerWord;

        private static int Words(Layer layer) => WindowLength(layer) * RoundedFilters(layer) / FiltersPerWord;

        private static int RowBytes(Layer layer, int imageWidth) => (imageWidth + (2 * layer.Padding)) * layer.ChannelsIn;

        /// <summary>Image rows that one row of outputs reads.</summary>
        private static int RingRows(Layer layer) => layer.Kernel + ((layer.Pool - 1) * layer.Stride);

        private void Unpack(byte[] data, Layer layer)
        {
            int length = WindowLength(layer);
            for (int o = 0; o < layer.ChannelsOut; o++)
            {
                int lane = 16 * (o % FiltersPerWord);
                int target = o / FiltersPerWord * length;
                for (int i = 0; i < length; i++)
                {
                    int stored = (i / layer.ChannelsIn * layer.StoredChannels) + (i % layer.ChannelsIn % layer.StoredChannels);
                    int weight = (2 * WeightBits.Ones(data, layer, o, stored)) - layer.InputDuplication;
                    _weights[target + i] += (ulong)(long)weight << lane;
                }
            }
        }

        private void ReadRow(Layer layer)
        {
            int offset = ((_nextImageRow + layer.Padding) % _ringRows) * _rowBytes;
            if (_nextImageRow >= 0 && _nextImageRow < _imageHeight)
            {
                _image.ReadRow(_nextImageRow, _ring, offset + (layer.Padding * layer.ChannelsIn));
            }
            else
            {
                for (int i = offset; i < offset + _rowBytes; i++)
                {
                    _ring[i] = _padValue;
                }
            }

            _nextImageRow++;
        }

        /// <summary>z of all filters at a convolution pixel, from [position] on.</summary>
        private void Sum(int column, int row, int[] sums, int position, int filters)
        {
            byte[] ring = _ring;
            ulong[] weights = _weights;
            int length = _windowLength;
            int segment = _segment;
            int kernel = _kernel;
            int start = column * _columnStep;
            int firstSlot = row * _rowStep % _ringRows;
            int word = 0;
            int end = position + filters;
            while (position < end)
            {
                // Three words at a time where there are three, so that a pixel is fetched once for twelve filters.
                bool three = position + (3 * FiltersPerWord) <= end;
                int slot = firstSlot;
                ulong lanes0 = LaneSigns;
                ulong lanes1 = LaneSigns;
                ulong lanes2 = LaneSigns;
                for (int y = 0; y < kernel; y++)
                {
                    int source = (slot * _rowBytes) + start;
                    int sourceEnd = source + segment;
                    if (three)
                    {
                        int word1 = word + length;
                        int word2 = word1 + length;
                        for (; source < sourceEnd; source++)
                        {
                            ulong x = ring[source];
                            lanes0 += x * weights[word];
                            lanes1 += x * weights[word1];
                            lanes2 += x * weights[word2];
                            word++;
                            word1++;
                            word2++;
                        }
                    }
                    else
                    {
                        for (; source < sourceEnd; source++)
                        {
                            lanes0 += (ulong)ring[source] * weights[word];
                            word++;
                        }
                    }

                    slot++;
                    if (slot == _ringRows)
                    {
                        slot = 0;
                    }
                }

                Spread(lanes0, sums, position);
                position += FiltersPerWord;
                if (three)
                {
                    Spread(lanes1, sums, position);
                    Spread(lanes2, sums, position + FiltersPerWord);
                    position += 2 * FiltersPerWord;
                    word += 2 * length;
                }
            }
        }

        private static void Spread(ulong lanes, int[] sums, int at)
        {
            sums[at] = (int)(lanes & 0xFFFF) - 32768;
            sums[at + 1] = (int)((lanes >> 16) & 0xFFFF) - 32768;
            sums[at + 2] = (int)((lanes >> 32) & 0xFFFF) - 32768;
            sums[at + 3] = (int)(lanes >> 48) - 32768;
        }
    }
}
