using DupNet.Embedded;

namespace FaceMqtt
{
    /// <summary>Reads single pixels of a frame, in any format.</summary>
    internal static class FramePixel
    {
        /// <summary>A pixel as five bits red, six green and five blue, from the highest bit down. Of YUV its brightness alone.</summary>
        /// <param name="frame">The frame.</param>
        /// <param name="x">Column of the buffer.</param>
        /// <param name="y">Row of the buffer.</param>
        public static int Rgb565(Frame frame, int x, int y)
        {
            byte[] buffer = frame.Buffer;
            int row = y * frame.Stride;
            switch (frame.Format)
            {
                case PixelFormat.Rgb565LittleEndian:
                    return buffer[row + (2 * x)] | (buffer[row + (2 * x) + 1] << 8);

                case PixelFormat.Rgb565BigEndian:
                    return (buffer[row + (2 * x)] << 8) | buffer[row + (2 * x) + 1];

                case PixelFormat.Bgr565LittleEndian:
                    return Swap(buffer[row + (2 * x)] | (buffer[row + (2 * x) + 1] << 8));

                case PixelFormat.Bgr565BigEndian:
                    return Swap((buffer[row + (2 * x)] << 8) | buffer[row + (2 * x) + 1]);

                case PixelFormat.Rgb888:
                    return Pack(buffer[row + (3 * x)], buffer[row + (3 * x) + 1], buffer[row + (3 * x) + 2]);

                case PixelFormat.Bgr888:
                    return Pack(buffer[row + (3 * x) + 2], buffer[row + (3 * x) + 1], buffer[row + (3 * x)]);

                case PixelFormat.Yuv422:
                    return Gray(buffer[row + (2 * x)]);

                case PixelFormat.Uyvy422:
                    return Gray(buffer[row + (2 * x) + 1]);

                default:
                    return Gray(buffer[row + x]);
            }
        }

        private static int Gray(int level) => Pack(level, level, level);

        private static int Pack(int red, int green, int blue) => ((red >> 3) << 11) | ((green >> 2) << 5) | (blue >> 3);

        private static int Swap(int colour) => ((colour & 0x1F) << 11) | (colour & 0x07E0) | (colour >> 11);
    }
}
