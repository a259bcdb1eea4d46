namespace DupNet.Embedded.Video.Seeing
{
    /// <summary>
    /// Carries boxes on by what is in them, for a hundredth of the price of a detection: a face of 8 x 8 samples, taken when the network found it, is
    /// laid over the next frame where it fits best.
    /// <para>
    /// How well it fits is the sum of the differences of brightness. The search starts where the box is expected, and goes to the best of the eight
    /// places around, by steps that are halved from a 16th of the box on; where that fails, from the best place of a grid. The face is there if the differences, but for what all samples have in
    /// common, are smaller than half of what the samples differ from their own mean, plus four gray levels.
    /// </para>
    /// </summary>
    internal sealed class Follower
    {
        private const int Side = 8;
        private const int Samples = Side * Side;

        /// <summary>Moves at most by one step size, in either direction.</summary>
        private const int MostMoves = 4;

        private readonly byte[][] _faces;
        private readonly int[] _contrasts;
        private readonly int[] _columns = new int[Side];
        private readonly int[] _rows = new int[Side];

        private BrightnessPlane _plane;
        private byte[] _face;
        private int _x;
        private int _y;
        private int _best;

        /// <param name="capacity">Most faces.</param>
        public Follower(int capacity)
        {
            _faces = new byte[capacity][];
            _contrasts = new int[capacity];
            for (int i = 0; i < capacity; i++)
            {
                _faces[i] = new byte[Samples];
            }
        }

        /// <summary>Bytes that an instance allocates.</summary>
        public static int BufferBytes(int capacity) => (capacity * (Samples + 4 + 12 + 12)) + (4 * 2 * Side);

        /// <summary>Takes what is in a box, which the network found in this frame.</summary>
        /// <returns>False if the box does not lie in the frame as a whole: it cannot be followed.</returns>
        public bool Take(BrightnessPlane plane, Track track)
        {
            if (!SetGrid(plane, track))
            {
                return false;
            }

            byte[] face = _faces[track.Slot];
            int sum = 0;
            int at = 0;
            for (int row = 0; row < Side; row++)
            {
                for (int column = 0; column < Side; column++)
                {
                    int value = Value(_rows[row] + _columns[column]);
                    face[at] = (byte)value;
                    sum += value;
                    at++;
                }
            }

            int mean = sum / Samples;
            int contrast = 0;
            for (int i = 0; i < Samples; i++)
            {
                contrast += face[i] < mean ? mean - face[i] : face[i] - mean;
            }

            _contrasts[track.Slot] = contrast;
            return true;
        }

        /// <summary>Moves a box to where its face is, from where it is expected.</summary>
        /// <returns>False if the face is not there; the box stays.</returns>
        public bool Follow(BrightnessPlane plane, Track track)
        {
            if (!SetGrid(plane, track))
            {
                return false;
            }

            _face = _faces[track.Slot];
            _x = 0;
            _y = 0;
            _best = int.MaxValue;
            int size = track.Size >> 4;
            int step = 1;
            while (8 * step < size)
            {
                step *= 2;
            }

            // It moves as it did, most times.
            Try(0, 0);
            Refine(step / 2, size);
            int contrast = _contrasts[track.Slot];
            if (!IsThere(contrast))
            {
                for (int down = -2 * step; down <= 2 * step; down += step)
                {
                    for (int right = -2 * step; right <= 2 * step; right += step)
                    {
                        Try(right, down);
                    }
                }

                Refine(step / 2, size);
                if (!IsThere(contrast))
                {
                    return false;
                }
            }

            track.Shift(16 * _x, 16 * _y);
            return true;
        }

        private void Refine(int step, int size)
        {
            int finest = size < 64 ? 1 : size / 64;
            for (; step >= finest; step /= 2)
            {
                for (int moves = 0; moves < MostMoves && Descend(step); moves++)
                {
                }
            }
        }

        /// <summary>Where samples lie in the buffer: evenly over the inner three quarters of the box.</summary>
        private bool SetGrid(BrightnessPlane plane, Track track)
        {
            int width = track.Right - track.Left;
            int height = track.Bottom - track.Top;
            if (track.Left + (width / 8) < 0 || track.Top + (height / 8) < 0 || track.Right - (width / 8) > 16 * plane.Width
                || track.Bottom - (height / 8) > 16 * plane.Height)
            {
                return false;
            }

            _plane = plane;
            for (int i = 0; i < Side; i++)
            {
                int part = (6 * i) + 11;
                _columns[i] = ((track.Left + (width * part / 64)) >> 4) * plane.Step;
                _rows[i] = plane.First + (((track.Top + (height * part / 64)) >> 4) * plane.Stride);
            }

            return true;
        }

        /// <summary>Goes to the best of the eight places around that is better than this one.</summary>
        private bool Descend(int step)
        {
            int x = _x;
            int y = _y;
            for (int down = -step; down <= step; down += step)
            {
                for (int right = -step; right <= step; right += step)
                {
                    if (right != 0 || down != 0)
                    {
                        Try(x + right, y + down);
                    }
                }
            }

            return _x != x || _y != y;
        }

        /// <summary>Lays the face over another place, which becomes the best if it fits better.</summary>
        private void Try(int right, int down)
        {
            BrightnessPlane plane = _plane;
            int firstRow = plane.First;
            int shiftX = right * plane.Step;
            int shiftY = down * plane.Stride;
            if (_columns[0] + shiftX < 0 || _columns[Side - 1] + shiftX >= plane.Width * plane.Step || _rows[0] + shiftY < firstRow
                || _rows[Side - 1] + shiftY >= firstRow + (plane.Height * plane.Stride))
            {
                return;
            }

            int sum = plane.High == 0 ? DistanceOfBytes(shiftX + shiftY) : DistanceOfPairs(shiftX + shiftY);
            if (sum < _best)
            {
                _best = sum;
                _x = right;
                _y = down;
            }
        }

        /// <summary>Sum of the differences, or some sum that is not better than the best.</summary>
        private int DistanceOfBytes(int shift)
        {
            byte[] bytes = _plane.Bytes;
            byte[] face = _face;
            int[] columns = _columns;
            int best = _best;
            int sum = 0;
            int at = 0;
            for (int row = 0; row < Side && sum < best; row++)
            {
                int start = _rows[row] + shift;
                for (int column = 0; column < Side; column++)
                {
                    int difference = bytes[start + columns[column]] - face[at];
                    sum += difference < 0 ? -difference : difference;
                    at++;
                }
            }

            return sum;
        }

        private int DistanceOfPairs(int shift)
        {
            byte[] bytes = _plane.Bytes;
            byte[] face = _face;
            int[] columns = _columns;
            int high = _plane.High;
            int best = _best;
            int sum = 0;
            int at = 0;
            for (int row = 0; row < Side && sum < best; row++)
            {
                int start = _rows[row] + shift;
                for (int column = 0; column < Side; column++)
                {
                    int place = start + columns[column];
                    int difference = (((bytes[place + high] & 7) << 5) | ((bytes[place] >> 5) << 2)) - face[at];
                    sum += difference < 0 ? -difference : difference;
                    at++;
                }
            }

            return sum;
        }

        private bool IsThere(int contrast)
        {
            if (_best == int.MaxValue)
            {
                return false;
            }

            int shift = (_x * _plane.Step) + (_y * _plane.Stride);
            int common = 0;
            for (int i = 0; i < Samples; i++)
            {
                common += Value(_rows[i / Side] + _columns[i % Side] + shift) - _face[i];
            }

            common /= Samples;
            int sum = 0;
            for (int i = 0; i < Samples; i++)
            {
                int difference = Value(_rows[i / Side] + _columns[i % Side] + shift) - _face[i] - common;
                sum += difference < 0 ? -difference : difference;
            }

            return 2 * sum < contrast + (2 * 4 * Samples);
        }

        private int Value(int at)
        {
            byte[] bytes = _plane.Bytes;
            return _plane.High == 0 ? bytes[at] : ((bytes[at + _plane.High] & 7) << 5) | ((bytes[at] >> 5) << 2);
        }
    }
}
