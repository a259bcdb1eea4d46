namespace DupNet.Embedded.Video.Seeing
{
    /// <summary>
    /// A frame as brightness alone, read where it lies: gray, the luma of YUV, the green of colours. Of 16-bit pixels green has six bits, in two
    /// bytes: the low three at the top of one, the high three at the bottom of the other.
    /// </summary>
    internal sealed class BrightnessPlane
    {
        /// <summary>The frame's buffer.</summary>
        public byte[] Bytes { get; private set; }

        /// <summary>Where the first pixel's brightness lies, or its byte with the low bits of green.</summary>
        public int First { get; private set; }

        /// <summary>Bytes from one pixel to the next.</summary>
        public int Step { get; private set; }

        /// <summary>Bytes from one row to the next.</summary>
        public int Stride { get; private set; }

        /// <summary>Columns of the frame.</summary>
        public int Width { get; private set; }

        /// <summary>Rows of the frame.</summary>
        public int Height { get; private set; }

        /// <summary>From the byte with the low bits of green to that with the high ones, 1 or -1; 0 where a byte has all of the brightness.</summary>
        public int High { get; private set; }

        /// <summary>Takes a frame, and holds it until <see cref="End"/>.</summary>
        public void Begin(Frame frame)
        {
            PixelLayout layout = frame.Layout;
            Bytes = frame.Buffer;
            Step = layout.BytesPerPixel;
            Stride = frame.Stride;
            Width = frame.Width;
            Height = frame.Height;
            High = 0;
            First = frame.Offset;
            if (layout.Reading == PixelReading.Rgb565)
            {
                First += layout.Place;
                High = 1 - (2 * layout.Place);
            }
            else if (layout.Reading == PixelReading.Rgb888)
            {
                First++;
            }
            else
            {
                First += layout.Place;
            }
        }

        /// <summary>Lets go of the frame.</summary>
        public void End()
        {
            Bytes = null;
        }

        /// <summary>Brightness of a pixel, 0 .. 255.</summary>
        public int At(int x, int y)
        {
            int at = First + (y * Stride) + (x * Step);
            return High == 0 ? Bytes[at] : ((Bytes[at + High] & 7) << 5) | ((Bytes[at] >> 5) << 2);
        }
    }
}
