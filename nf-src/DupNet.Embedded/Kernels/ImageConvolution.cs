using System;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Models;

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
    internal sealed partial class ImageConvolution : Kernel
    {
        private const int FiltersPerWord = 4;

        /// <summary>Taps of a sweep; the last sweep's missing ones have weight 0.</summary>
        private const int Taps = 9;

        /// <summary>Columns of the convolution in a segment.</summary>
        private const int SegmentColumns = 28;

        private const ulong LaneSigns = 0x8000800080008000UL;

        private LayerPlan _plan;
        private int _rowBytes;
        private int _ringRows;
        private bool _isColourRow;
        private bool _isGrayRow;

        /// <summary>Weights of the four filters of word b for tap i of sweep s at [((s * words) + b) * 9 + i].</summary>
        private ulong[] _weights;

        /// <summary>Sums of four filters each over a window of pad values.</summary>
        private ulong[] _blankSums;

        /// <summary>Where the taps of a sweep lie.</summary>
        private int[] _taps;

        /// <summary>Sums of a segment, [(position in the pool's rows * 28 + column) * words + word]; none with a loop of its own.</summary>
        private ulong[] _sums;

        /// <summary>K of comparison t of the four filters of word b at [3 * b + t], in lanes.</summary>
        private ulong[] _thresholds;

        private LayerOutput _output;
        private byte[] _arena;
        private byte _padValue;
        private Pace _pace;
        private int _ring;
        private IRowSource _image;
        private LayerChecksums _checksums;
        private int _nextImageRow;
        private int _nextRow;
        private int _blankTop;
        private int _blankBottom;

        /// <inheritdoc/>
        public override int Number => 0;

        /// <inheritdoc/>
        public override string Name => "Image";

        /// <inheritdoc/>
        public override long Cost
        {
            get
            {
                Layer layer = Plan.Layer;
                long pixels = (long)Plan.ConvolvedWidth * Plan.ConvolvedHeight;
                long words = Words(layer);
                long outputs = (long)Plan.Width * Plan.Height;
                return HasOwnLoop(Plan)
                    ? (pixels * words * 5 * WindowLength(layer)) + (outputs * words * 40 * layer.Pool)
                    : (pixels * Sweeps(layer) * ((words * 85) + 60)) + (outputs * words * 70 * layer.Pool);
            }
        }

        /// <summary>None: the last stage is the kernel's own, since another layer may run meanwhile.</summary>
        public override int OutputChannels => 0;

        /// <inheritdoc/>
        public override int OwnBytes
        {
            get
            {
                Layer layer = Plan.Layer;
                return (8 * Words(layer) * ((Sweeps(layer) * Taps) + 1 + LayerOutput.Comparisons)) + (4 * TapEntries(Plan)) + (8 * SumEntries(Plan))
                    + LayerOutput.BufferBytes(layer.IsHead ? 0 : layer.ChannelsOut, layer.IsHead ? layer.ChannelsOut : 0);
            }
        }

        /// <inheritdoc/>
        public override int WorkBytes => _rowBytes * _ringRows;

        /// <inheritdoc/>
        public override string WorkName => "rows of the image";

        /// <inheritdoc/>
        public override int BandRows => 1;

        /// <inheritdoc/>
        public override void Attach(KernelContext context)
        {
            base.Attach(context);
            Layer layer = Plan.Layer;
            byte[] data = context.Model.Data;
            _arena = context.Arena;
            _padValue = (byte)context.Model.PadValue;
            _pace = context.Pace;
            _ring = WorkOffset;
            _output = new LayerOutput(data, _arena, context.Sink, layer.IsHead ? 0 : layer.ChannelsOut, layer.IsHead ? layer.ChannelsOut : 0);
            _weights = new ulong[Sweeps(layer) * Words(layer) * Taps];
            _blankSums = new ulong[Words(layer)];
            _sums = new ulong[SumEntries(Plan)];
            _taps = new int[TapEntries(Plan)];
            _thresholds = new ulong[LayerOutput.Comparisons * Words(layer)];
            Unpack(data, layer);
        }

        /// <summary>Starts an image, whose rows are read as they are needed.</summary>
        public override void Begin()
        {
            Layer layer = _plan.Layer;
            _image = Context.Image;
            _checksums = Context.Checksums;
            _nextImageRow = -layer.Padding;
            _nextRow = 0;
            ByteRuns.Fill(_arena, _ring, _ring + (_rowBytes * _ringRows), _padValue);
            FindBlankRows(layer, _image as IPaddedImage);
            _output.Checksums = _checksums;
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

        /// <inheritdoc/>
        public override bool AreBlank(int first, int last)
        {
            return first >= 0 && last < _plan.Height && (last < _blankTop || first >= _blankBottom);
        }

        /// <inheritdoc/>
        public override bool RunRows(int firstRow, int endRow)
        {
            Layer layer = _plan.Layer;
            int step = layer.Stride * layer.Pool;
            for (; _nextRow < endRow; _nextRow++)
            {
                if (!_pace.GoesOn())
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
            }

            return true;
        }

        /// <inheritdoc/>
        protected override bool Decide(int blocks, Kernel source)
        {
            Layer layer = Plan.Layer;
            if (layer.Source != 0)
            {
                return false;
            }

            _plan = Plan;
            _isColourRow = IsColourRow(Plan);
            _isGrayRow = IsGrayRow(Plan);
            _rowBytes = (Plan.InputWidth + (2 * layer.Padding)) * layer.ChannelsIn;
            _ringRows = layer.Kernel + ((layer.Pool - 1) * layer.Stride);
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
            if (_nextImageRow >= 0 && _nextImageRow < _plan.InputHeight)
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
            int[] cell = Context.Scratch.Cell;
            int words = Words(layer);
            int source = 0;
            for (int column = firstColumn; column < endColumn; column++)
            {
                for (int filter = 0; filter < layer.ChannelsOut; filter++)
                {
                    ulong lanes = _sums[source + (filter / FiltersPerWord)] + LaneSigns;
                    cell[filter] = (int)((lanes >> (16 * (filter % FiltersPerWord))) & 0xFFFF) - 32768;
                }

                source += words;
                _output.PutCell(cell, column, _nextRow);
            }
        }
    }
}
