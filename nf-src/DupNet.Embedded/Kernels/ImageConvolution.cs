using System;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Models;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// The first layer: 1-bit weights on the 8-bit image.
    /// <para>
    /// A 64-bit number holds the weights 2n - d of four filters as the sum of weight * 2^(16 * lane), borrows and all. Its
    /// product with a pixel, and the sum of such products over the window, is the sum of z * 2^(16 * lane) in the same way:
    /// one product serves four filters.
    /// </para>
    /// <para>
    /// Nine taps of the window at a time, with their weights in locals, are swept over a segment of a row of outputs; the
    /// most common layers have a loop of their own. The image is read once, row by row, into a ring of rows in the arena, with
    /// the padding on both sides; it is never stored whole.
    /// </para>
    /// <para>
    /// Where a window sees nothing but the pad value, as in the bars of a letterbox, one pixel stands for the whole row.
    /// </para>
    /// </summary>
    internal sealed partial class ImageConvolution
    {
        private const int FiltersPerWord = 4;

        /// <summary>Taps of a sweep; the last sweep's missing ones have weight 0.</summary>
        private const int Taps = 9;

        /// <summary>Columns of the convolution in a segment.</summary>
        private const int SegmentColumns = 28;

        private const ulong LaneSigns = 0x8000800080008000UL;

        private readonly LayerPlan _plan;
        private readonly byte[] _arena;
        private readonly byte _padValue;
        private readonly int _imageHeight;
        private readonly int _rowBytes;
        private readonly int _ringRows;
        private readonly int _ring;
        private readonly bool _isColourRow;
        private readonly bool _isGrayRow;

        /// <summary>Weights of the four filters of word b for tap i of sweep s at [((s * words) + b) * 9 + i].</summary>
        private readonly ulong[] _weights;

        /// <summary>Sums of four filters each over a window of pad values.</summary>
        private readonly ulong[] _blankSums;

        /// <summary>Where the taps of a sweep lie.</summary>
        private readonly int[] _taps;

        /// <summary>Sums of a segment, [(position in the pool's rows * 28 + column) * words + word]; none with a loop of its own.</summary>
        private readonly ulong[] _sums;

        /// <summary>K of comparison t of the four filters of word b at [3 * b + t], in lanes.</summary>
        private readonly ulong[] _thresholds;

        private readonly int[] _cell;
        private readonly LayerOutput _output;
        private IRowSource _image;
        private int _nextImageRow;
        private int _nextRow;
        private int _blankTop;
        private int _blankBottom;
        private LayerChecksums _checksums;

        public ImageConvolution(NetworkPlan network, byte[] arena, ILogitSink sink, int[] cell)
        {
            DupNetModel model = network.Model;
            _plan = network.Layers[0];
            Layer layer = _plan.Layer;
            _arena = arena;
            _cell = cell;
            _output = new LayerOutput(model.Data, arena, sink, layer.IsHead ? 0 : layer.ChannelsOut, layer.IsHead ? layer.ChannelsOut : 0);
            _padValue = (byte)model.PadValue;
            _imageHeight = network.Height;
            _rowBytes = RowBytes(layer, network.Width);
            _ringRows = RingRows(layer);
            _ring = network.ImageRowsOffset;
            _isColourRow = IsColourRow(_plan);
            _isGrayRow = IsGrayRow(_plan);
            _weights = new ulong[Sweeps(layer) * Words(layer) * Taps];
            _blankSums = new ulong[Words(layer)];
            _sums = new ulong[SumEntries(_plan)];
            _taps = new int[TapEntries(_plan)];
            _thresholds = new ulong[LayerOutput.Comparisons * Words(layer)];
            Unpack(model.Data, layer);
        }

        /// <summary>Bytes that an instance allocates.</summary>
        public static int BufferBytes(LayerPlan plan)
        {
            Layer layer = plan.Layer;
            return (8 * Words(layer) * ((Sweeps(layer) * Taps) + 1 + LayerOutput.Comparisons)) + (4 * TapEntries(plan)) + (8 * SumEntries(plan))
                + LayerOutput.BufferBytes(layer.IsHead ? 0 : layer.ChannelsOut, layer.IsHead ? layer.ChannelsOut : 0);
        }

        /// <summary>Bytes of the arena that hold rows of the image while the layer runs.</summary>
        public static int RingBytes(Layer layer, int imageWidth) => RowBytes(layer, imageWidth) * RingRows(layer);

        /// <summary>Hands on each row of the image and of the map; null for nobody.</summary>
        public void TakeChecksums(LayerChecksums checksums)
        {
            _checksums = checksums;
            _output.Checksums = checksums;
        }

        /// <summary>Takes an image; its rows are read as they are needed.</summary>
        public void Begin(IRowSource image)
        {
            Layer layer = _plan.Layer;
            _image = image;
            _nextImageRow = -layer.Padding;
            _nextRow = 0;
            ByteRuns.Fill(_arena, _ring, _ring + (_rowBytes * _ringRows), _padValue);
            FindBlankRows(layer, image as IPaddedImage);
            _output.Begin(_plan);
            Array.Clear(_thresholds, 0, _thresholds.Length);
            ushort[] thresholds = _output.Thresholds;
            for (int i = 0; i < thresholds.Length; i++)
            {
                int filter = i / LayerOutput.Comparisons;
                _thresholds[(filter / FiltersPerWord * LayerOutput.Comparisons) + (i % LayerOutput.Comparisons)]
                    += (ulong)thresholds[i] << (16 * (filter % FiltersPerWord));
            }
        }

        /// <summary>Whether some rows of the output map are all the same, since their windows see nothing but the pad value.</summary>
        /// <param name="first">The first row; one outside the map is not.</param>
        /// <param name="last">The last row.</param>
        public bool AreBlank(int first, int last)
        {
            return first >= 0 && last < _plan.Height && (last < _blankTop || first >= _blankBottom);
        }

        /// <summary>Computes the rows of the output map that are still missing above a row.</summary>
        /// <param name="endRow">The row.</param>
        /// <param name="pace">Is asked before each row.</param>
        /// <returns>Whether to go on.</returns>
        public bool RunRows(int endRow, Pace pace)
        {
            Layer layer = _plan.Layer;
            int step = layer.Stride * layer.Pool;
            for (; _nextRow < endRow; _nextRow++)
            {
                if (!pace.GoesOn())
                {
                    return false;
                }

                int firstImageRow = (_nextRow * step) - layer.Padding;
                bool isBlank = AreBlank(_nextRow, _nextRow);
                if (isBlank && _checksums == null)
                {
                    // Nobody misses the rows above the next windows.
                    _nextImageRow = _nextImageRow > firstImageRow + step ? _nextImageRow : firstImageRow + step;
                }
                else
                {
                    while (_nextImageRow < firstImageRow + _ringRows)
                    {
                        ReadRow(layer);
                    }
                }

                if (isBlank)
                {
                    StoreBlank(layer);
                }
                else if (_isColourRow)
                {
                    int start = _plan.Output.PixelOffset(0, _nextRow);
                    ColourImageRow.Run(
                        _arena, RingRow(0), RingRow(1), RingRow(2), _weights, _thresholds, start, start + (_plan.Width * _plan.Output.PixelBytes));
                }
                else if (_isGrayRow)
                {
                    int start = _plan.Output.PixelOffset(0, _nextRow);
                    GrayImageRow.Run(
                        _arena, RingRow(0), RingRow(1), RingRow(2), RingRow(3), RingRow(4), _weights, _thresholds, start, start + (_plan.Width * _plan.Output.PixelBytes));
                }
                else
                {
                    RunSegments(layer);
                }

                if (_checksums != null && !layer.IsHead)
                {
                    _checksums.TakeRow(_plan, _arena, _nextRow);
                }
            }

            return true;
        }

        private static bool IsPacked(LayerPlan plan) => plan.Output != null && plan.Output.ElementBits == 2;

        private static bool IsColourRow(LayerPlan plan) => IsPacked(plan) && ColourImageRow.Supports(plan.Layer, Words(plan.Layer));

        private static bool IsGrayRow(LayerPlan plan) => IsPacked(plan) && GrayImageRow.Supports(plan.Layer, Words(plan.Layer));

        private static bool HasOwnLoop(LayerPlan plan) => IsColourRow(plan) || IsGrayRow(plan);

        private static int WindowLength(Layer layer) => layer.Kernel * layer.Kernel * layer.ChannelsIn;

        private static int Sweeps(Layer layer) => (WindowLength(layer) + Taps - 1) / Taps;

        private static int Words(Layer layer) => (layer.ChannelsOut + FiltersPerWord - 1) / FiltersPerWord;

        private static int SumEntries(LayerPlan plan) => HasOwnLoop(plan) ? 0 : SegmentColumns * plan.Layer.Pool * Words(plan.Layer);

        private static int TapEntries(LayerPlan plan) => HasOwnLoop(plan) ? 0 : Taps;

        private static int RowBytes(Layer layer, int imageWidth) => (imageWidth + (2 * layer.Padding)) * layer.ChannelsIn;

        /// <summary>Image rows that one row of outputs reads.</summary>
        private static int RingRows(Layer layer) => layer.Kernel + ((layer.Pool - 1) * layer.Stride);

        /// <summary>Where a row of the current windows starts.</summary>
        private int RingRow(int row)
        {
            return _ring + (((_nextRow * _plan.Layer.Stride * _plan.Layer.Pool) + row) % _ringRows * _rowBytes);
        }

        /// <summary>Finds the rows of the output whose windows lie above or below the picture.</summary>
        private void FindBlankRows(Layer layer, IPaddedImage image)
        {
            _blankTop = 0;
            _blankBottom = _plan.Height;
            if (image != null && !layer.IsHead)
            {
                int step = layer.Stride * layer.Pool;
                int above = image.FirstRow + layer.Padding - _ringRows;
                _blankTop = above < 0 ? 0 : (above / step) + 1;
                _blankBottom = (image.EndRow + layer.Padding + step - 1) / step;
            }
        }

        private void RunSegments(Layer layer)
        {
            int columns = SegmentColumns / layer.Pool;
            for (int column = 0; column < _plan.Width; column += columns)
            {
                int end = column + columns < _plan.Width ? column + columns : _plan.Width;
                Sum(layer, column * layer.Pool, end * layer.Pool);
                if (layer.IsHead)
                {
                    StoreCells(layer, column, end);
                }
                else
                {
                    Store(layer, column, end);
                }
            }
        }

        private void Unpack(byte[] data, Layer layer)
        {
            int length = WindowLength(layer);
            int words = Words(layer);
            for (int o = 0; o < layer.ChannelsOut; o++)
            {
                int lane = 16 * (o % FiltersPerWord);
                for (int i = 0; i < length; i++)
                {
                    int stored = (i / layer.ChannelsIn * layer.StoredChannels) + (i % layer.ChannelsIn % layer.StoredChannels);
                    int weight = (2 * WeightBits.Ones(data, layer, o, stored)) - layer.InputDuplication;
                    _weights[(((i / Taps * words) + (o / FiltersPerWord)) * Taps) + (i % Taps)] += (ulong)(long)weight << lane;
                    _blankSums[o / FiltersPerWord] += (ulong)(long)(weight * _padValue) << lane;
                }
            }
        }

        private void ReadRow(Layer layer)
        {
            int offset = _ring + ((_nextImageRow + layer.Padding) % _ringRows * _rowBytes);
            if (_nextImageRow >= 0 && _nextImageRow < _imageHeight)
            {
                int padding = layer.Padding * layer.ChannelsIn;
                _image.ReadRow(_nextImageRow, _arena, offset + padding);
                _checksums?.TakeImageRow(_arena, offset + padding, _rowBytes - (2 * padding));
            }
            else
            {
                ByteRuns.Fill(_arena, offset, offset + _rowBytes, _padValue);
            }

            _nextImageRow++;
        }

        /// <summary>Sums of some columns of the convolution, for all filters.</summary>
        private void Sum(Layer layer, int firstColumn, int endColumn)
        {
            int words = Words(layer);
            int sweeps = Sweeps(layer);
            int step = layer.Stride * layer.ChannelsIn;
            int source = firstColumn * step;
            Array.Clear(_sums, 0, _sums.Length);
            for (int poolRow = 0; poolRow < layer.Pool; poolRow++)
            {
                int first = poolRow * SegmentColumns * words;
                int end = first + ((endColumn - firstColumn) * words);
                for (int sweep = 0; sweep < sweeps; sweep++)
                {
                    SetTaps(layer, ((_nextRow * layer.Pool) + poolRow) * layer.Stride, sweep * Taps);
                    int word = 0;
                    int weights = sweep * words * Taps;
                    for (; word + 3 <= words; word += 3)
                    {
                        AddThree(_sums, first + word, end, words, _arena, source, step, _taps, _weights, weights);
                        weights += 3 * Taps;
                    }

                    if (word + 2 == words)
                    {
                        AddTwo(_sums, first + word, end, words, _arena, source, step, _taps, _weights, weights);
                    }
                    else if (word + 1 == words)
                    {
                        AddOne(_sums, first + word, end, words, _arena, source, step, _taps, _weights, weights);
                    }
                }
            }
        }

        /// <summary>Where nine taps lie in the ring, for a window that starts at an image row of the padded image.</summary>
        private void SetTaps(Layer layer, int imageRow, int firstTap)
        {
            int segment = layer.Kernel * layer.ChannelsIn;
            int length = WindowLength(layer);
            for (int i = 0; i < Taps; i++)
            {
                int tap = firstTap + i;
                _taps[i] = tap < length ? _ring + ((imageRow + (tap / segment)) % _ringRows * _rowBytes) + (tap % segment) : 0;
            }
        }

        /// <summary>Quantizes and packs a segment, four filters at a time.</summary>
        private void Store(Layer layer, int firstColumn, int endColumn)
        {
            ulong[] sums = _sums;
            byte[] arena = _arena;
            FeatureMap map = _plan.Output;
            int words = Words(layer);
            int pool = layer.Pool;
            int pixelBytes = map.PixelBytes;
            int nextRow = SegmentColumns * words;
            bool packs = IsPacked(_plan);
            for (int word = 0; word < words; word++)
            {
                ulong k0 = _thresholds[LayerOutput.Comparisons * word];
                ulong k1 = _thresholds[(LayerOutput.Comparisons * word) + 1];
                ulong k2 = _thresholds[(LayerOutput.Comparisons * word) + 2];
                int source = word;
                int target = map.PixelOffset(firstColumn, _nextRow);
                for (int column = firstColumn; column < endColumn; column++)
                {
                    ulong z = sums[source];
                    ulong first = z + k0;
                    ulong second = z + k1;
                    ulong third = z + k2;
                    if (pool == 2)
                    {
                        z = sums[source + words];
                        ulong below = sums[source + nextRow];
                        ulong last = sums[source + nextRow + words];
                        first |= (z + k0) | (below + k0) | (last + k0);
                        second |= (z + k1) | (below + k1) | (last + k1);
                        third |= (z + k2) | (below + k2) | (last + k2);
                        source += words;
                    }

                    source += words;

                    // Levels in the two upper bits of each lane.
                    ulong levels = (second & LayerOutput.Reached) | (((first ^ second ^ third) & LayerOutput.Reached) >> 1);
                    if (packs)
                    {
                        arena[target + word] = (byte)((levels * LayerOutput.Gather) >> 56);
                    }
                    else
                    {
                        PutLevels(layer, levels, target, word * FiltersPerWord);
                    }

                    target += pixelBytes;
                }
            }
        }

        /// <summary>Writes a row of pixels whose windows hold the pad value only.</summary>
        private void StoreBlank(Layer layer)
        {
            FeatureMap map = _plan.Output;
            int start = map.PixelOffset(0, _nextRow);
            int words = Words(layer);
            for (int word = 0; word < words; word++)
            {
                ulong z = _blankSums[word];
                ulong first = z + _thresholds[LayerOutput.Comparisons * word];
                ulong second = z + _thresholds[(LayerOutput.Comparisons * word) + 1];
                ulong third = z + _thresholds[(LayerOutput.Comparisons * word) + 2];
                ulong levels = (second & LayerOutput.Reached) | (((first ^ second ^ third) & LayerOutput.Reached) >> 1);
                if (IsPacked(_plan))
                {
                    _arena[start + word] = (byte)((levels * LayerOutput.Gather) >> 56);
                }
                else
                {
                    PutLevels(layer, levels, start, word * FiltersPerWord);
                }
            }

            ByteRuns.Repeat(_arena, start, map.PixelBytes, map.Width * map.PixelBytes);
        }

        private void PutLevels(Layer layer, ulong levels, int pixel, int firstFilter)
        {
            for (int filter = firstFilter; filter < layer.ChannelsOut && filter < firstFilter + FiltersPerWord; filter++)
            {
                _output.PutLevel(pixel, filter, (int)((levels >> 14) & 3));
                levels >>= 16;
            }
        }

        /// <summary>Hands on the sums of a head.</summary>
        private void StoreCells(Layer layer, int firstColumn, int endColumn)
        {
            int words = Words(layer);
            int source = 0;
            for (int column = firstColumn; column < endColumn; column++)
            {
                for (int filter = 0; filter < layer.ChannelsOut; filter++)
                {
                    ulong lanes = _sums[source + (filter / FiltersPerWord)] + LaneSigns;
                    _cell[filter] = (int)((lanes >> (16 * (filter % FiltersPerWord))) & 0xFFFF) - 32768;
                }

                source += words;
                _output.PutCell(_cell, column, _nextRow);
            }
        }
    }
}
