using System;

namespace DupNet.Embedded.Video.Seeing
{
    /// <summary>
    /// Tells where a frame differs from what is usually there: at a small part of the price of the smallest detection.
    /// <para>
    /// The frame is cut into at most 384 square cells. A cell's value v is the sum of four samples. Its background b follows v slowly, its noise n
    /// follows |v - b|. What all cells have in common, a step of exposure or the flicker of a lamp, is taken out first: the medians of v - b over the dark
    /// half of the cells and over the bright half, of every second cell that is not white, are two points of a line, s(b); where one half is too small, the line
    /// goes through black. Then
    /// </para>
    /// <code>
    /// d = v - b - s(b)          moved where |d| exceeds 4 n + 2 (mean of all n) + 4 gray levels + |s(b)| / 4
    /// b += d / 16 + s(b) / 8    n += (|d| - n) / 16          where nothing moved
    /// </code>
    /// <para>
    /// A cell that went the way of s(b), but not as far, did not move either: white cannot get whiter, and a lamp does not light all of a room. It gets
    /// b += (v - b) / 8, and keeps n. In the first frames, which tell little of the noise, the limit is twice as high.
    /// </para>
    /// <para>
    /// The background of a cell that moved stays as it is, but for the step; a region that was looked at in vain becomes background at once
    /// (<see cref="Learn"/>), and its cells become less sensitive; so does, little by little, one that moved alone (<see cref="Tire"/>).
    /// </para>
    /// </summary>
    internal sealed class Gate
    {
        /// <summary>Most cells: those of 14 pixels of a frame of 320 x 240 are 22 x 17.</summary>
        private const int MostCells = 384;

        /// <summary>Samples of a cell.</summary>
        private const int Samples = 4;

        /// <summary>Backgrounds and noise are kept in 1/16 of a value.</summary>
        private const int FractionBits = 4;

        /// <summary>One gray level in the units of backgrounds.</summary>
        private const int Level = Samples << FractionBits;

        /// <summary>Backgrounds of halves that are farther apart make a line.</summary>
        private const int LeastApart = 8 * Level;

        /// <summary>Frames in which little is known of the noise.</summary>
        private const int FirstFrames = 8;

        /// <summary>What nothing exceeds.</summary>
        private const int NoBar = 0x10000;

        /// <summary>A value from which on a sample may be brighter than a frame can tell.</summary>
        private const int White = Samples * 244;

        /// <summary>Background of a cell that is white.</summary>
        private const int Brightest = 255 * Level;

        /// <summary>What moves exceeds this whatever the noise.</summary>
        private const int LeastStep = 4 * Level;

        /// <summary>Noise is kept in quarters of a gray level, in a byte.</summary>
        private const int NoiseUnit = Level / 4;

        private const int MostNoise = 255;

        /// <summary>Places of a histogram of differences, each of two gray levels, for the dark and the bright half.</summary>
        private const int Places = 128;

        private const int PlaceUnit = 2 * Level;

        /// <summary>Cells of a half that a median takes.</summary>
        private const int LeastHalf = 16;

        /// <summary>The bit of a value that tells that the cell moved.</summary>
        private const int MovedBit = 0x8000;

        /// <summary>The bit that tells that it moved, and nobody has explained it.</summary>
        private const int OpenBit = 0x4000;

        private readonly ushort[] _values = new ushort[MostCells];
        private readonly ushort[] _backgrounds = new ushort[MostCells];
        private readonly byte[] _noises = new byte[MostCells];
        private readonly ushort[] _histogram = new ushort[2 * Places];

        private int _frames;
        private int _middle;
        private int _noise;

        /// <summary>Bytes that an instance allocates.</summary>
        public static int BufferBytes => (MostCells * 5) + (2 * 2 * Places);

        /// <summary>Side of a cell in pixels.</summary>
        public int CellSide { get; private set; }

        /// <summary>Columns of cells.</summary>
        public int Columns { get; private set; }

        /// <summary>Rows of cells.</summary>
        public int Rows { get; private set; }

        /// <summary>First column of pixels that belongs to a cell.</summary>
        public int Left { get; private set; }

        /// <summary>First row of pixels that belongs to a cell.</summary>
        public int Top { get; private set; }

        /// <summary>Cells that moved in the last frame, explained ones included.</summary>
        public int MovedCells { get; private set; }

        /// <summary>Forgets the background. The next frame is taken for it.</summary>
        public void Restart()
        {
            _frames = 0;
            MovedCells = 0;
        }

        /// <summary>Looks at a frame, of the size of the one before, but for the first after <see cref="Restart"/>.</summary>
        public void Look(BrightnessPlane plane)
        {
            if (_frames == 0)
            {
                Divide(plane.Width, plane.Height);
            }

            int cells = Columns * Rows;
            if (plane.High == 0)
            {
                ReadBytes(plane);
            }
            else
            {
                ReadPairs(plane);
            }

            MovedCells = 0;
            if (_frames == 0)
            {
                TakeBackground(cells);
            }
            else
            {
                Compare(cells);
            }

            _frames = _frames < int.MaxValue ? _frames + 1 : _frames;
        }

        /// <summary>Whether a cell moved, and nobody has explained it.</summary>
        public bool IsMoved(int cell) => (_values[cell] & OpenBit) != 0;

        /// <summary>
        /// Whether a cell within a rectangle of pixels moved, explained or not. What lies where nothing did was there before; in the first frames
        /// nobody knows.
        /// </summary>
        public bool HasMoved(int left, int top, int right, int bottom)
        {
            if (_frames <= FirstFrames)
            {
                return true;
            }

            int firstColumn = Column(left);
            int endColumn = Column(right - 1) + 1;
            int endRow = Row(bottom - 1) + 1;
            for (int row = Row(top); MovedCells > 0 && row < endRow; row++)
            {
                for (int i = (row * Columns) + firstColumn; i < (row * Columns) + endColumn; i++)
                {
                    if ((_values[i] & MovedBit) != 0)
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        /// <summary>Explains what moved within a rectangle of pixels: it is known what is there.</summary>
        public void Explain(int left, int top, int right, int bottom)
        {
            Change(left, top, right, bottom, false);
        }

        /// <summary>Takes for background what moved within a rectangle of pixels: it was looked at in vain.</summary>
        public void Learn(int left, int top, int right, int bottom)
        {
            Change(left, top, right, bottom, true);
        }

        /// <summary>Makes a cell a little less sensitive: it moved alone.</summary>
        public void Tire(int column, int row)
        {
            int cell = (row * Columns) + column;
            _noises[cell] = (byte)(_noises[cell] < MostNoise ? _noises[cell] + 1 : MostNoise);
        }

        /// <summary>The smallest cells of which the frame has no more than there may be.</summary>
        private void Divide(int width, int height)
        {
            int side = 1;
            while ((long)(width / side) * (height / side) > MostCells)
            {
                side++;
            }

            // Of a frame that is a thin line, too.
            side = side > width ? width : side > height ? height : side;
            while ((long)(width / side) * (height / side) > MostCells)
            {
                width = width > height ? width - 1 : width;
                height = height > width ? height - 1 : height;
            }

            CellSide = side;
            Columns = width / side;
            Rows = height / side;
            Left = (width - (Columns * side)) / 2;
            Top = (height - (Rows * side)) / 2;
        }

        private void ReadBytes(BrightnessPlane plane)
        {
            byte[] bytes = plane.Bytes;
            ushort[] values = _values;
            int apart = ((3 * CellSide / 4) - (CellSide / 4)) * plane.Step;
            int below = ((3 * CellSide / 4) - (CellSide / 4)) * plane.Stride;
            int step = CellSide * plane.Step;
            int first = plane.First + ((Top + (CellSide / 4)) * plane.Stride) + ((Left + (CellSide / 4)) * plane.Step);
            int cell = 0;
            int end = 0;
            for (int row = 0; row < Rows; row++)
            {
                int at = first;
                end += Columns;
                while (cell < end)
                {
                    values[cell] = (ushort)(bytes[at] + bytes[at + apart] + bytes[at + below] + bytes[at + below + apart]);
                    cell++;
                    at += step;
                }

                first += CellSide * plane.Stride;
            }
        }

        private void ReadPairs(BrightnessPlane plane)
        {
            byte[] bytes = plane.Bytes;
            ushort[] values = _values;
            int high = plane.High;
            int apart = ((3 * CellSide / 4) - (CellSide / 4)) * plane.Step;
            int below = ((3 * CellSide / 4) - (CellSide / 4)) * plane.Stride;
            int step = CellSide * plane.Step;
            int first = plane.First + ((Top + (CellSide / 4)) * plane.Stride) + ((Left + (CellSide / 4)) * plane.Step);
            int cell = 0;
            int end = 0;
            for (int row = 0; row < Rows; row++)
            {
                int at = first;
                int under = first + below;
                end += Columns;
                while (cell < end)
                {
                    values[cell] = (ushort)((((bytes[at + high] & 7) + (bytes[at + apart + high] & 7) + (bytes[under + high] & 7) + (bytes[under + apart + high] & 7)) << 5)
                        + (((bytes[at] >> 5) + (bytes[at + apart] >> 5) + (bytes[under] >> 5) + (bytes[under + apart] >> 5)) << 2));
                    cell++;
                    at += step;
                    under += step;
                }

                first += CellSide * plane.Stride;
            }
        }

        private void TakeBackground(int cells)
        {
            int sum = 0;
            for (int i = 0; i < cells; i++)
            {
                int value = _values[i] << FractionBits;
                _backgrounds[i] = (ushort)value;
                sum += value;
            }

            _middle = sum / cells;
            _noise = 0;
        }

        private void Compare(int cells)
        {
            ushort[] values = _values;
            ushort[] backgrounds = _backgrounds;
            byte[] noises = _noises;

            // The line of the common step: at a background, the origin, and how it grows, in 1/256.
            int middle = _middle;
            int dark = 0;
            int bright = 0;
            int darkSum = 0;
            int brightSum = 0;
            ushort[] histogram = _histogram;
            Array.Clear(histogram, 0, 2 * Places);
            for (int i = 0; i < cells; i += 2)
            {
                int value = values[i];
                if (value >= White)
                {
                    continue;
                }

                int background = backgrounds[i];
                int place = (((value << FractionBits) - background) / PlaceUnit) + (Places / 2);
                place = place < 0 ? 0 : place >= Places ? Places - 1 : place;
                if (background < middle)
                {
                    histogram[place]++;
                    dark++;
                    darkSum += background;
                }
                else
                {
                    histogram[Places + place]++;
                    bright++;
                    brightSum += background;
                }
            }

            int origin = middle;
            int common = 0;
            int slope = 0;
            if (dark + bright > 0)
            {
                _middle = (darkSum + brightSum) / (dark + bright);
                int darkMean = dark == 0 ? 0 : darkSum / dark;
                int brightMean = bright == 0 ? 0 : brightSum / bright;

                // Halves that hardly differ give a slope of noise. Black stays black: a gain.
                if (dark >= LeastHalf && bright >= LeastHalf && brightMean - darkMean >= LeastApart)
                {
                    origin = darkMean;
                    common = Median(0, dark);
                    slope = ((Median(Places, bright) - common) << 8) / (brightMean - darkMean);
                }
                else
                {
                    origin = dark < bright ? brightMean : darkMean;
                    common = dark < bright ? Median(Places, bright) : Median(0, dark);
                    slope = origin < LeastApart ? 0 : (common << 8) / origin;
                }
            }

            bool isSecond = _frames == 1;

            // The second frame tells the noise, and nothing that moved.
            int bar = (2 * _noise) + LeastStep;
            bar = isSecond ? NoBar : _frames < FirstFrames ? 2 * bar : bar;
            int noiseSum = 0;
            int still = 0;
            for (int i = 0; i < cells; i++)
            {
                int background = backgrounds[i];
                int step = common + ((slope * (background - origin)) >> 8);
                int difference = (values[i] << FractionBits) - background - step;
                int distance = difference < 0 ? -difference : difference;
                int noise = noises[i] * NoiseUnit;
                int most = (4 * noise) + bar;
                if (distance <= most)
                {
                    noise = isSecond ? distance : noise + ((distance - noise) / 16);
                    noiseSum += noise;
                    still++;
                    noise = (noise + (NoiseUnit / 2)) / NoiseUnit;
                    noises[i] = (byte)(noise > MostNoise ? MostNoise : noise);
                }
                else if (WentAlong(difference, distance - most, step))
                {
                    difference *= 2;
                }
                else
                {
                    values[i] |= MovedBit | OpenBit;
                    MovedCells++;
                    difference = 0;
                }

                background += (difference >> 4) + (step >> 3);
                backgrounds[i] = (ushort)(background < 0 ? 0 : background > Brightest ? Brightest : background);
            }

            if (still > cells / 4)
            {
                _noise = noiseSum / still;
            }

            if (isSecond)
            {
                EvenNoise(cells);
            }
        }

        /// <summary>Whether a cell that is off by more than it may be went the common way: nearly as far, or a part of it.</summary>
        private static bool WentAlong(int difference, int excess, int step)
        {
            int length = step < 0 ? -step : step;
            return excess <= length >> 2 || ((difference ^ step) < 0 && excess < length);
        }

        /// <summary>Of two frames alone, what all cells say of the noise is more certain than what each says.</summary>
        private void EvenNoise(int cells)
        {
            int noise = _noise / NoiseUnit;
            for (int i = 0; i < cells; i++)
            {
                _noises[i] = (byte)(noise > MostNoise ? MostNoise : noise);
            }
        }

        /// <summary>Median of the differences of a half, in the units of backgrounds; within a place it is where its rank lies.</summary>
        private int Median(int first, int count)
        {
            int half = count / 2;
            int at = first;
            int below = 0;
            while (below + _histogram[at] <= half && at < first + Places - 1)
            {
                below += _histogram[at];
                at++;
            }

            // A division rounds towards zero: place 0 is twice as wide, from -1 to 1.
            int place = at - first - (Places / 2);
            int inPlace = _histogram[at] == 0 ? 0 : ((2 * (half - below)) + 1) * PlaceUnit / (2 * _histogram[at]);
            return place == 0 ? (2 * inPlace) - PlaceUnit : place < 0 ? ((place - 1) * PlaceUnit) + inPlace : (place * PlaceUnit) + inPlace;
        }

        private void Change(int left, int top, int right, int bottom, bool isLearnt)
        {
            int firstColumn = Column(left);
            int endColumn = Column(right - 1) + 1;
            int firstRow = Row(top);
            int endRow = Row(bottom - 1) + 1;
            for (int row = firstRow; row < endRow; row++)
            {
                for (int i = (row * Columns) + firstColumn; i < (row * Columns) + endColumn; i++)
                {
                    if ((_values[i] & OpenBit) != 0)
                    {
                        _values[i] ^= OpenBit;
                        if (isLearnt)
                        {
                            LearnCell(i);
                        }
                    }
                }
            }
        }

        private void LearnCell(int cell)
        {
            int value = (_values[cell] & ~MovedBit) << FractionBits;
            int distance = value - _backgrounds[cell];
            int noise = _noises[cell] + ((distance < 0 ? -distance : distance) / (16 * NoiseUnit));
            _noises[cell] = (byte)(noise > MostNoise ? MostNoise : noise);
            _backgrounds[cell] = (ushort)value;
        }

        private int Column(int x)
        {
            int column = (x - Left) / CellSide;
            return x < Left ? 0 : column >= Columns ? Columns - 1 : column;
        }

        private int Row(int y)
        {
            int row = (y - Top) / CellSide;
            return y < Top ? 0 : row >= Rows ? Rows - 1 : row;
        }
    }
}
