using DupNet.Embedded.Kernels;
using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Imaging
{
    /// <summary>
    /// Samples the network's input straight from a frame: no copy of the frame, no resized picture, one row at a time.
    /// <para>
    /// An input pixel is the rounded mean of n x n frame pixels, evenly spaced over the area that it covers; n is 1 when the
    /// frame is not reduced, 2 up to a reduction by two, else 4, and never more than the sampler was made for. A frame
    /// twice the input's size is thus averaged exactly.
    /// </para>
    /// <para>
    /// Whatever the rotation and mirror, a column of the upright picture moves the byte offset by an amount that does not
    /// depend on the row. So the offset of a sample is the sum of one for its column, whose pixel is in a table, and one for its row.
    /// </para>
    /// </summary>
    internal sealed class FrameSampler : IPaddedImage
    {
        private const int RedBit = 20;
        private const int GreenBit = 10;
        private const int ColourMask = 0x3FF;
        private const int ByteValues = 256;

        /// <summary>Rounds the means of four pixels.</summary>
        private const int HalfOfFour = (2 << RedBit) + (2 << GreenBit) + 2;

        private readonly int _channels;
        private readonly byte _padValue;
        private readonly int _largestGrid;
        private readonly bool _stretch;
        private readonly int _largestStretch;
        private readonly ushort[] _columns;

        /// <summary>What the lower byte of a 16-bit pixel adds to its colours, 10 bits each: the sum of four pixels still fits.</summary>
        private readonly int[] _lowColours = new int[ByteValues];

        /// <summary>What the upper byte adds.</summary>
        private readonly int[] _highColours = new int[ByteValues];

        private int _inputWidth;
        private int _inputHeight;
        private Frame _frame;
        private PixelReading _reading;
        private int _place;

        /// <summary>Whether the tables of colours are those of pixels with blue in the high bits.</summary>
        private bool _isBlueHigh;
        private int _grid;
        private int _columnStep;
        private int _step;
        private int _first;
        private int _pixels;
        private int _samples;
        private bool _isBackwards;
        private bool _isFlat;

        /// <param name="inputWidth">Columns of the input, the most where several take turns.</param>
        /// <param name="inputHeight">Rows of the input.</param>
        /// <param name="channels">1 or 3.</param>
        /// <param name="padValue">The colour of letterbox bars.</param>
        /// <param name="largestGrid">The largest n: 1, 2 or 4.</param>
        /// <param name="fit">How a frame of other proportions than the input's lies in it.</param>
        /// <param name="largestStretch">By how much a letterboxed frame is stretched across its bars at most, in 1/256 of its side.</param>
        public FrameSampler(int inputWidth, int inputHeight, int channels, int padValue, int largestGrid, FitMode fit, int largestStretch)
        {
            _inputWidth = inputWidth;
            _inputHeight = inputHeight;
            _channels = channels;
            _padValue = (byte)padValue;
            _largestGrid = largestGrid;
            _stretch = fit == FitMode.Stretch;
            _largestStretch = largestStretch;
            _columns = new ushort[inputWidth * largestGrid];
            for (int i = 0; i < ByteValues; i++)
            {
                // Five and six bits become eight by repeating the high ones below.
                int blue = i & 31;
                _lowColours[i] = ((i >> 5) << (GreenBit + 2)) | (blue << 3) | (blue >> 2);
                int green = i & 7;
                _highColours[i] = (((i & 0xF8) | (i >> 5)) << RedBit) | (((green << 5) | (green >> 1)) << GreenBit);
            }
        }

        /// <summary>Stretches the contrast of flat frames; null for none.</summary>
        public ContrastStretch Contrast { get; set; }

        /// <summary>First input column that shows the frame.</summary>
        public int Left { get; private set; }

        /// <summary>First input row that shows the frame.</summary>
        public int Top { get; private set; }

        /// <summary>Input columns that show the frame.</summary>
        public int ContentWidth { get; private set; }

        /// <summary>Input rows that show the frame.</summary>
        public int ContentHeight { get; private set; }

        /// <inheritdoc/>
        public int FirstRow => Top;

        /// <inheritdoc/>
        public int EndRow => Top + ContentHeight;

        /// <summary>Bytes that an instance allocates.</summary>
        public static int BufferBytes(int inputWidth, int largestGrid)
        {
            return (2 * largestGrid * inputWidth) + (2 * 4 * ByteValues);
        }

        /// <summary>Sets the input that the next frames are sampled for.</summary>
        /// <param name="width">Columns, at most those that the sampler was made with.</param>
        /// <param name="height">Rows.</param>
        public void SetInput(int width, int height)
        {
            _inputWidth = width;
            _inputHeight = height;
        }

        /// <summary>Takes a frame to be sampled, and holds it until <see cref="End"/>.</summary>
        public void Begin(Frame frame)
        {
            _frame = frame;
            _first = frame.Offset;
            PixelLayout layout = frame.Layout;
            _reading = layout.Reading;
            _place = layout.Place;
            if (_reading == PixelReading.Rgb565 && layout.IsBlueHigh != _isBlueHigh)
            {
                _isBlueHigh = layout.IsBlueHigh;
                SwapRedAndBlue(_lowColours);
                SwapRedAndBlue(_highColours);
            }

            int width = frame.UprightWidth;
            int height = frame.UprightHeight;
            ContentWidth = _inputWidth;
            ContentHeight = _inputHeight;
            if (!_stretch)
            {
                if (width * _inputHeight >= height * _inputWidth)
                {
                    ContentHeight = Stretched(AtLeastOne(((2 * height * _inputWidth) + width) / (2 * width)), height, _inputHeight);
                }
                else
                {
                    ContentWidth = Stretched(AtLeastOne(((2 * width * _inputHeight) + height) / (2 * height)), width, _inputWidth);
                }
            }

            Left = (_inputWidth - ContentWidth) / 2;
            Top = (_inputHeight - ContentHeight) / 2;
            _grid = Grid(width, height);
            SetDirection(true, width, ContentWidth);
            ushort[] columns = _columns;
            int samples = _samples;
            for (int i = 0; i < samples; i++)
            {
                columns[i] = (ushort)Pixel(i);
            }

            _columnStep = _step;
            SetDirection(false, height, ContentHeight);
            _isFlat = Contrast != null && Contrast.Begin(frame);
        }

        /// <summary>Lets go of the frame: its buffer need not outlive the detection.</summary>
        public void End() => _frame = null;

        /// <inheritdoc/>
        public void ReadRow(int row, byte[] buffer, int offset)
        {
            int end = offset + (_inputWidth * _channels);
            int first = offset + (Left * _channels);
            int last = first + (ContentWidth * _channels);
            bool inside = row >= Top && row < Top + ContentHeight;
            if (!inside)
            {
                first = end;
                last = end;
            }

            ByteRuns.Fill(buffer, offset, first, _padValue);
            ByteRuns.Fill(buffer, last, end, _padValue);
            if (inside)
            {
                Sample((row - Top) * _grid, buffer, first);
                if (_isFlat)
                {
                    Contrast.Apply(buffer, first, last);
                }
            }
        }

        /// <summary>Brings red and blue to each other's place; twice is as before.</summary>
        private static void SwapRedAndBlue(int[] colours)
        {
            for (int i = 0; i < ByteValues; i++)
            {
                int colour = colours[i];
                colours[i] = (colour & (ColourMask << GreenBit)) | (colour >> RedBit) | ((colour & ColourMask) << RedBit);
            }
        }

        private static int AtLeastOne(int value) => value < 1 ? 1 : value;

        /// <summary>A content's shorter side, stretched across the bars, but not beyond the frame's own pixels: there is nothing more to see.</summary>
        private int Stretched(int content, int pixels, int side)
        {
            int stretched = content + ((content * _largestStretch) >> 8);
            int most = pixels < side ? pixels : side;
            return stretched < most ? stretched : content > most ? content : most;
        }

        private int Grid(int width, int height)
        {
            int grid = width <= ContentWidth && height <= ContentHeight ? 1
                : width <= 2 * ContentWidth && height <= 2 * ContentHeight ? 2 : 4;
            return grid < _largestGrid ? grid : _largestGrid;
        }

        /// <summary>Prepares <see cref="Offset"/> for samples along one side of the upright picture.</summary>
        private void SetDirection(bool columns, int pixels, int content)
        {
            Rotation rotation = _frame.Rotation;
            bool alongRow = columns != _frame.IsSideways;
            _step = alongRow ? _frame.Layout.BytesPerPixel : _frame.Stride;

            // Columns run backwards in the buffer for a half turn and a quarter turn clockwise, rows for a half turn and a
            // quarter turn counter-clockwise; a mirror turns columns once more.
            _isBackwards = rotation == Rotation.Clockwise180
                || rotation == (columns ? Rotation.Clockwise90 : Rotation.Clockwise270);
            if (columns && _frame.Mirror)
            {
                _isBackwards = !_isBackwards;
            }

            _pixels = pixels;
            _samples = content * _grid;
        }

        /// <summary>
        /// Pixel of an evenly spaced sample, as the buffer counts: sample i of m lies on pixel floor((2i + 1) * pixels / 2m) of the
        /// upright picture.
        /// </summary>
        private int Pixel(int sample)
        {
            int pixel = ((2 * sample) + 1) * _pixels / (2 * _samples);
            return _isBackwards ? _pixels - 1 - pixel : pixel;
        }

        /// <summary>Where the samples of a row start.</summary>
        private int Offset(int sample) => _first + (Pixel(sample) * _step);

        private void Sample(int firstRow, byte[] target, int at)
        {
            byte[] source = _frame.Buffer;
            switch (_reading)
            {
                case PixelReading.Gray:
                    SampleGray(source, firstRow, target, at);
                    break;

                case PixelReading.Rgb565:
                    SampleRgb565(source, firstRow, target, at);
                    break;

                case PixelReading.Rgb888:
                    SampleRgb888(source, firstRow, target, at);
                    break;

                default:
                    SampleYuv422(source, firstRow, target, at);
                    break;
            }
        }

        private void SampleGray(byte[] source, int firstRow, byte[] target, int at)
        {
            ushort[] columns = _columns;
            int step = _columnStep;
            int channels = _channels;
            int grid = _grid;
            int samples = grid * grid;
            int end = ContentWidth * grid;
            if (grid == 2 && channels == 1)
            {
                int row0 = Offset(firstRow);
                int row1 = Offset(firstRow + 1);
                if (IsFiveToThree())
                {
                    SampleGrayFiveToThree(source, row0, row1, target, at);
                    return;
                }

                // The most common case, unrolled.
                for (int x = 0; x < end; x += 2)
                {
                    int left = columns[x] * step;
                    int right = columns[x + 1] * step;
                    target[at] = (byte)((source[row0 + left] + source[row0 + right] + source[row1 + left] + source[row1 + right] + 2) >> 2);
                    at++;
                }

                return;
            }

            for (int column = 0; column < end; column += grid)
            {
                int gray = samples / 2;
                for (int y = firstRow; y < firstRow + grid; y++)
                {
                    int row = Offset(y);
                    for (int x = column; x < column + grid; x++)
                    {
                        gray += source[row + (columns[x] * step)];
                    }
                }

                gray /= samples;
                target[at] = (byte)gray;
                if (channels == 3)
                {
                    target[at + 1] = (byte)gray;
                    target[at + 2] = (byte)gray;
                }

                at += channels;
            }
        }

        /// <summary>Whether three input pixels, of two samples each, lie on five frame pixels: 160 on 96, 400 on 240.</summary>
        private bool IsFiveToThree() => 3 * _frame.UprightWidth == 5 * ContentWidth;

        /// <summary>The samples of three input pixels lie on frame pixels 0 and 1, twice 2, 3 and 4.</summary>
        private void SampleGrayFiveToThree(byte[] source, int row0, int row1, byte[] target, int at)
        {
            int one = (_columns[1] - _columns[0]) * _columnStep;
            int two = 2 * one;
            int three = 3 * one;
            int four = 4 * one;
            int five = 5 * one;
            int end = at + ContentWidth;
            int p = row0 + (_columns[0] * _columnStep);
            int q = row1 + (_columns[0] * _columnStep);
            if (p == q)
            {
                for (; at < end; at += 3)
                {
                    target[at] = (byte)((source[p] + source[p + one] + 1) >> 1);
                    target[at + 1] = source[p + two];
                    target[at + 2] = (byte)((source[p + three] + source[p + four] + 1) >> 1);
                    p += five;
                }

                return;
            }

            for (; at < end; at += 3)
            {
                target[at] = (byte)((source[p] + source[p + one] + source[q] + source[q + one] + 2) >> 2);
                target[at + 1] = (byte)((source[p + two] + source[q + two] + 1) >> 1);
                target[at + 2] = (byte)((source[p + three] + source[p + four] + source[q + three] + source[q + four] + 2) >> 2);
                p += five;
                q += five;
            }
        }

        private void SampleRgb565(byte[] source, int firstRow, byte[] target, int at)
        {
            ushort[] columns = _columns;
            int step = _columnStep;
            int[] firsts = _place == 0 ? _lowColours : _highColours;
            int[] seconds = _place == 0 ? _highColours : _lowColours;
            int grid = _grid;
            int samples = grid * grid;
            int end = ContentWidth * grid;
            if (grid == 2 && _channels == 3)
            {
                int row0 = Offset(firstRow);
                int row1 = Offset(firstRow + 1);
                if (end == _frame.UprightWidth)
                {
                    SampleRgb565TwoToOne(source, row0, row1, firsts, seconds, target, at);
                    return;
                }

                // The most common case, unrolled.
                int second0 = row0 + 1;
                int second1 = row1 + 1;
                for (int x = 0; x < end; x += 2)
                {
                    int left = columns[x] * step;
                    int right = columns[x + 1] * step;
                    int sum = firsts[source[row0 + left]] + seconds[source[second0 + left]]
                        + firsts[source[row0 + right]] + seconds[source[second0 + right]]
                        + firsts[source[row1 + left]] + seconds[source[second1 + left]]
                        + firsts[source[row1 + right]] + seconds[source[second1 + right]]
                        + HalfOfFour;
                    target[at] = (byte)(sum >> (RedBit + 2));
                    target[at + 1] = (byte)(sum >> (GreenBit + 2));
                    target[at + 2] = (byte)(sum >> 2);
                    at += 3;
                }

                return;
            }

            for (int column = 0; column < end; column += grid)
            {
                int red = samples / 2;
                int green = samples / 2;
                int blue = samples / 2;
                for (int y = firstRow; y < firstRow + grid; y++)
                {
                    int row = Offset(y);
                    int sum = 0;
                    for (int x = column; x < column + grid; x++)
                    {
                        int offset = row + (columns[x] * step);
                        sum += firsts[source[offset]] + seconds[source[offset + 1]];
                    }

                    red += sum >> RedBit;
                    green += (sum >> GreenBit) & ColourMask;
                    blue += sum & ColourMask;
                }

                Write(red / samples, green / samples, blue / samples, target, at);
                at += _channels;
            }
        }

        /// <summary>All pixels of two rows are samples: a frame twice as wide as its picture in the input.</summary>
        private void SampleRgb565TwoToOne(byte[] source, int row0, int row1, int[] firsts, int[] seconds, byte[] target, int at)
        {
            int right = (_columns[1] - _columns[0]) * _columnStep;
            int right2 = right + 1;
            int step = 2 * right;
            int end = at + (3 * ContentWidth);
            int p = row0 + (_columns[0] * _columnStep);
            int q = row1 + (_columns[0] * _columnStep);
            for (; at < end; at += 3)
            {
                int sum = firsts[source[p]] + seconds[source[p + 1]] + firsts[source[p + right]] + seconds[source[p + right2]]
                    + firsts[source[q]] + seconds[source[q + 1]] + firsts[source[q + right]] + seconds[source[q + right2]]
                    + HalfOfFour;
                target[at] = (byte)(sum >> (RedBit + 2));
                target[at + 1] = (byte)(sum >> (GreenBit + 2));
                target[at + 2] = (byte)(sum >> 2);
                p += step;
                q += step;
            }
        }

        private void SampleRgb888(byte[] source, int firstRow, byte[] target, int at)
        {
            int redByte = _place;
            ushort[] columns = _columns;
            int step = _columnStep;
            int grid = _grid;
            int samples = grid * grid;
            int end = ContentWidth * grid;
            for (int column = 0; column < end; column += grid)
            {
                int red = samples / 2;
                int green = samples / 2;
                int blue = samples / 2;
                for (int y = firstRow; y < firstRow + grid; y++)
                {
                    int row = Offset(y);
                    for (int x = column; x < column + grid; x++)
                    {
                        int offset = row + (columns[x] * step);
                        red += source[offset + redByte];
                        green += source[offset + 1];
                        blue += source[offset + 2 - redByte];
                    }
                }

                Write(red / samples, green / samples, blue / samples, target, at);
                at += _channels;
            }
        }

        private void SampleYuv422(byte[] source, int firstRow, byte[] target, int at)
        {
            int firstLuma = _place;
            int firstChroma = 1 - firstLuma;
            int secondChroma = firstChroma + 2;
            ushort[] columns = _columns;
            int step = _columnStep;
            int grid = _grid;
            int samples = grid * grid;
            int end = ContentWidth * grid;
            int endRow = firstRow + grid;
            for (int column = 0; column < end; column += grid)
            {
                int luma = samples / 2;
                int chromaBlue = samples / 2;
                int chromaRed = samples / 2;
                for (int y = firstRow; y < endRow; y++)
                {
                    int row = Offset(y) + firstLuma;
                    for (int x = column; x < column + grid; x++)
                    {
                        // Strides are multiples of four: the pair starts at the next lower multiple of four.
                        int offset = row + (columns[x] * step);
                        int pair = offset & ~3;
                        luma += source[offset];
                        chromaBlue += source[pair + firstChroma];
                        chromaRed += source[pair + secondChroma];
                    }
                }

                luma /= samples;
                if (_channels == 1)
                {
                    target[at] = (byte)luma;
                    at++;
                    continue;
                }

                // BT.601, full range, coefficients in 1/256.
                int u = (chromaBlue / samples) - 128;
                int v = (chromaRed / samples) - 128;
                target[at] = Clamp(luma + (((359 * v) + 128) >> 8));
                target[at + 1] = Clamp(luma - (((88 * u) + (183 * v) + 128) >> 8));
                target[at + 2] = Clamp(luma + (((454 * u) + 128) >> 8));
                at += 3;
            }
        }

        /// <summary>Writes one input pixel; gray is BT.601 luma with coefficients in 1/256.</summary>
        private void Write(int red, int green, int blue, byte[] target, int at)
        {
            if (_channels == 1)
            {
                target[at] = (byte)(((77 * red) + (150 * green) + (29 * blue) + 128) >> 8);
                return;
            }

            target[at] = (byte)red;
            target[at + 1] = (byte)green;
            target[at + 2] = (byte)blue;
        }

        private static byte Clamp(int value) => (byte)(value < 0 ? 0 : value > 255 ? 255 : value);
    }
}
