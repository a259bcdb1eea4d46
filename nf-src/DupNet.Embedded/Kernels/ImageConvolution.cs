using DupNet.Embedded.Models;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// The first layer: 1-bit weights on the 8-bit image.
    /// <para>
    /// With n ones among d copies the weight is 2n - d, so z = 2 * sum(n * x) - d * sum(x). A 64-bit word holds n of four
    /// filters, 16 bits each; one product with x serves all four. No lane overflows: sum(n * x) is at most
    /// k*k*C*d*255, which the format keeps below 32768.
    /// </para>
    /// <para>
    /// The image is read once, row by row, into a ring of rows with the padding on both sides; it is never stored whole.
    /// </para>
    /// </summary>
    internal sealed class ImageConvolution
    {
        private const int FiltersPerWord = 4;

        private readonly LayerPlan _plan;
        private readonly byte _padValue;
        private readonly int _imageHeight;
        private readonly int _rowBytes;
        private readonly int _ringRows;
        private readonly byte[] _ring;
        private readonly int[] _window;

        /// <summary>n of filter 4b + lane for window position i at [b * length + i].</summary>
        private readonly ulong[] _ones;

        private int _nextRow;

        public ImageConvolution(DupNetModel model, LayerPlan plan, int imageWidth, int imageHeight)
        {
            Layer layer = plan.Layer;
            _plan = plan;
            _padValue = (byte)model.PadValue;
            _imageHeight = imageHeight;
            _rowBytes = RowBytes(layer, imageWidth);
            _ringRows = RingRows(layer);
            _ring = new byte[_rowBytes * _ringRows];
            _window = new int[WindowLength(layer)];
            _ones = new ulong[Words(layer)];
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
            return (RowBytes(layer, imageWidth) * RingRows(layer)) + (4 * WindowLength(layer)) + (8 * Words(layer));
        }

        public void Run(IRowSource image, int[] sums, LayerOutput output)
        {
            Layer layer = _plan.Layer;
            int filters = RoundedFilters(layer);
            int rowsNeeded = _ringRows - layer.Padding;
            _nextRow = -layer.Padding;
            for (int row = 0; row < _plan.Height; row++)
            {
                while (_nextRow < rowsNeeded)
                {
                    ReadRow(image, layer);
                }

                rowsNeeded += layer.Stride * layer.Pool;
                for (int column = 0; column < _plan.Width; column++)
                {
                    int position = 0;
                    for (int y = 0; y < layer.Pool; y++)
                    {
                        for (int x = 0; x < layer.Pool; x++)
                        {
                            int total = Gather(layer, (column * layer.Pool) + x, (row * layer.Pool) + y);
                            Multiply(total * layer.InputDuplication, sums, position, filters);
                            position += filters;
                        }
                    }

                    output.Store(sums, 0, filters, 0, layer.ChannelsOut, column, row);
                }
            }
        }

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
                    _ones[target + i] |= (ulong)WeightBits.Ones(data, layer, o, stored) << lane;
                }
            }
        }

        private void ReadRow(IRowSource image, Layer layer)
        {
            int offset = ((_nextRow + layer.Padding) % _ringRows) * _rowBytes;
            if (_nextRow >= 0 && _nextRow < _imageHeight)
            {
                image.ReadRow(_nextRow, _ring, offset + (layer.Padding * layer.ChannelsIn));
            }
            else
            {
                for (int i = offset; i < offset + _rowBytes; i++)
                {
                    _ring[i] = _padValue;
                }
            }

            _nextRow++;
        }

        /// <summary>Copies the window of a convolution pixel and returns the sum of its bytes.</summary>
        private int Gather(Layer layer, int column, int row)
        {
            byte[] ring = _ring;
            int[] window = _window;
            int total = 0;
            int target = 0;
            int segment = layer.Kernel * layer.ChannelsIn;
            int slot = row * layer.Stride % _ringRows;
            int start = column * layer.Stride * layer.ChannelsIn;
            for (int y = 0; y < layer.Kernel; y++)
            {
                int source = (slot * _rowBytes) + start;
                for (int end = source + segment; source < end; source++)
                {
                    int x = ring[source];
                    window[target] = x;
                    total += x;
                    target++;
                }

                slot++;
                if (slot == _ringRows)
                {
                    slot = 0;
                }
            }

            return total;
        }

        private void Multiply(int totalTimesD, int[] sums, int position, int filters)
        {
            int[] window = _window;
            ulong[] ones = _ones;
            int length = window.Length;
            int word = 0;
            for (int o = position; o < position + filters; o += FiltersPerWord)
            {
                ulong lanes = 0;
                for (int i = 0; i < length; i++)
                {
                    lanes += (ulong)window[i] * ones[word];
                    word++;
                }

                sums[o] = (int)(lanes & 0xFFFF) * 2 - totalTimesD;
                sums[o + 1] = (int)((lanes >> 16) & 0xFFFF) * 2 - totalTimesD;
                sums[o + 2] = (int)((lanes >> 32) & 0xFFFF) * 2 - totalTimesD;
                sums[o + 3] = (int)(lanes >> 48) * 2 - totalTimesD;
            }
        }
    }
}
