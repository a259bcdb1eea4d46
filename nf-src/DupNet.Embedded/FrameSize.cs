using System;

namespace DupNet.Embedded
{
    /// <summary>What a size and a format must be, of a frame or of a camera's mode.</summary>
    public static class FrameSize
    {
        /// <summary>Checks a size and a format.</summary>
        /// <param name="what">What they are of, as messages call it.</param>
        /// <param name="width">Pixels in a row, 1 .. 8192; even for <see cref="PixelFormat.Yuv422"/>.</param>
        /// <param name="height">Rows, 1 .. 8192.</param>
        /// <param name="format">How a pixel lies in the buffer.</param>
        /// <returns>Bytes of a pixel (of half a pair in <see cref="PixelFormat.Yuv422"/>).</returns>
        /// <exception cref="ArgumentException">The size or the format is wrong.</exception>
        public static int Check(string what, int width, int height, PixelFormat format)
        {
            if (width < 1 || width > Frame.MaxSide || height < 1 || height > Frame.MaxSide)
            {
                throw new ArgumentException(
                    what + " is " + width.ToString() + " x " + height.ToString() + ", sides must be 1.." + Frame.MaxSide.ToString());
            }

            if (format == PixelFormat.Yuv422 && width % 2 != 0)
            {
                throw new ArgumentException("a Yuv422 " + what + " needs an even width, not " + width.ToString());
            }

            switch (format)
            {
                case PixelFormat.Gray8:
                    return 1;

                case PixelFormat.Rgb565LittleEndian:
                case PixelFormat.Rgb565BigEndian:
                case PixelFormat.Yuv422:
                    return 2;

                case PixelFormat.Rgb888:
                case PixelFormat.Bgr888:
                    return 3;

                default:
                    throw new ArgumentException("unknown pixel format " + ((int)format).ToString());
            }
        }
    }
}
