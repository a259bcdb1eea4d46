using System;

namespace DupNet.Embedded.Imaging
{
    /// <summary>
    /// Stretches the brightness of frames that use little of its range: dark, flat or foggy ones. Other frames stay as they are, bit for bit.
    /// <para>
    /// A sparse grid of a frame's pixels tells. Low is the smallest brightness with more than a 64th of the samples at or below
    /// it, high the largest with more than a 64th at or above it. A frame is flat where high - low is less than half the range. It
    /// is looked at twice, with few samples, which settle the matter for most frames, and with more. An input byte v then becomes
    /// </para>
    /// <code>
    /// ((v - low) * 255 + range / 2) / range, limited to 0 .. 255          range = max(high - low, 16)
    /// </code>
    /// </summary>
    internal sealed class ContrastStretch
    {
        /// <summary>Most samples along a side of the first grid.</summary>
        private const int FirstSide = 8;

        /// <summary>Most samples along a side of the second grid.</summary>
        private const int SecondSide = 32;

        /// <summary>From here on a range is left alone.</summary>
        private const int FullRange = 128;

        /// <summary>The smallest range that is stretched to all values: noise does not grow without end.</summary>
        private const int SmallestRange = 16;

        private const int Values = 256;

        /// <summary>Brightness, 0 .. 255.</summary>
        private const int Largest = Values - 1;

        /// <summary>Samples of each brightness; then, of a flat frame, what each byte becomes.</summary>
        private readonly ushort[] _values = new ushort[Values];

        private int _low;
        private int _range;

        /// <summary>Bytes that an instance allocates.</summary>
        public static int BufferBytes => 2 * Values;

        /// <summary>Looks at a frame.</summary>
        /// <param name="frame">The frame.</param>
        /// <returns>Whether it is flat, and <see cref="Apply"/> stretches it.</returns>
        public bool Begin(Frame frame)
        {
            if (HasFullRange(frame, FirstSide) || HasFullRange(frame, SecondSide))
            {
                return false;
            }

            int range = _range < SmallestRange ? SmallestRange : _range;
            int sum = (range / 2) - (_low * Largest);
            ushort[] values = _values;
            for (int i = 0; i < Values; i++)
            {
                int value = sum < 0 ? 0 : sum / range;
                values[i] = (ushort)(value > Largest ? Largest : value);
                sum += Largest;
            }

            return true;
        }

        /// <summary>Stretches bytes of the input, from <paramref name="first"/> to before <paramref name="end"/>.</summary>
        public void Apply(byte[] bytes, int first, int end)
        {
            ushort[] values = _values;
            for (int i = first; i < end; i++)
            {
                bytes[i] = (byte)values[bytes[i]];
            }
        }

        /// <summary>Sets the range of a grid's brightness, and tells whether it is one to leave alone.</summary>
        private bool HasFullRange(Frame frame, int side)
        {
            ushort[] values = _values;
            Array.Clear(values, 0, Values);
            int samples = Count(frame, side);
            int leftOut = samples / 64;
            int low = 0;
            for (int sum = values[0]; sum <= leftOut; sum += values[low])
            {
                low++;
            }

            int high = Largest;
            for (int sum = values[Largest]; sum <= leftOut; sum += values[high])
            {
                high--;
            }

            _low = low;
            _range = high - low;
            return _range >= FullRange;
        }

        /// <summary>
        /// Counts samples by brightness: in the buffer's rows and columns every s-th pixel from s / 2 on, with s the smallest step that takes
        /// at most <paramref name="side"/> of them.
        /// </summary>
        /// <returns>The number of samples.</returns>
        private int Count(Frame frame, int side)
        {
            PixelLayout layout = frame.Layout;
            int columns = (frame.Width + side - 1) / side;
            int rows = (frame.Height + side - 1) / side;
            int step = columns * layout.BytesPerPixel;
            int first = columns / 2 * layout.BytesPerPixel;
            int rowBytes = frame.Width * layout.BytesPerPixel;
            int samples = 0;
            for (int y = rows / 2; y < frame.Height; y += rows)
            {
                int row = frame.Offset + (y * frame.Stride);
                int end = row + rowBytes;
                samples += (rowBytes - first + step - 1) / step;
                switch (layout.Reading)
                {
                    case PixelReading.Rgb565:
                        CountRgb565(frame.Buffer, row + first, end, step, layout);
                        break;

                    case PixelReading.Rgb888:
                        CountRgb888(frame.Buffer, row + first, end, step, layout.Place);
                        break;

                    default:
                        // Gray pixels, or the brightness of pixels that share their colour.
                        CountBytes(frame.Buffer, row + first + layout.Place, end, step);
                        break;
                }
            }

            return samples;
        }

        private void CountBytes(byte[] source, int at, int end, int step)
        {
            ushort[] values = _values;
            for (; at < end; at += step)
            {
                values[source[at]]++;
            }
        }

        private void CountRgb888(byte[] source, int at, int end, int step, int redByte)
        {
            ushort[] values = _values;
            for (; at < end; at += step)
            {
                values[((77 * source[at + redByte]) + (150 * source[at + 1]) + (29 * source[at + 2 - redByte]) + 128) >> 8]++;
            }
        }

        private void CountRgb565(byte[] source, int at, int end, int step, PixelLayout layout)
        {
            ushort[] values = _values;
            int lowByte = layout.Place;
            int highByte = 1 - lowByte;
            int highWeight = layout.IsBlueHigh ? 29 : 77;
            int lowWeight = layout.IsBlueHigh ? 77 : 29;
            for (; at < end; at += step)
            {
                int pixel = source[at + lowByte] | (source[at + highByte] << 8);
                int high = ((pixel >> 8) & 0xF8) | (pixel >> 13);
                int green = ((pixel >> 3) & 0xFC) | ((pixel >> 9) & 3);
                int low = ((pixel << 3) & 0xF8) | ((pixel >> 2) & 7);
                values[((highWeight * high) + (150 * green) + (lowWeight * low) + 128) >> 8]++;
            }
        }
    }
}
