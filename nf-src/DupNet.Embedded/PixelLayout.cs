using System;

namespace DupNet.Embedded
{
    /// <summary>
    /// A pixel format, described: all that a frame, a sampler, a camera or a tool needs to know of it. The only place that tells formats
    /// apart; the native core has the same table in <c>src/Imaging/PixelFormat.cpp</c>.
    /// </summary>
    public sealed class PixelLayout
    {
        /// <summary>Largest width or height of a frame.</summary>
        internal const int MaxSide = 8192;

        private PixelLayout(PixelFormat format, string name, PixelReading reading, int bytesPerPixel, int place, bool isBlueHigh)
        {
            Format = format;
            Name = name;
            Reading = reading;
            BytesPerPixel = bytesPerPixel;
            Place = place;
            IsBlueHigh = isBlueHigh;
        }

        /// <summary>The pixel format that is described.</summary>
        public PixelFormat Format { get; }

        /// <summary>The name of the format in the enumeration, which nanoFramework does not know.</summary>
        public string Name { get; }

        /// <summary>How pixels are read.</summary>
        public PixelReading Reading { get; }

        /// <summary>Bytes of a pixel, 1 .. 3; half of the bytes of two that share some.</summary>
        public int BytesPerPixel { get; }

        /// <summary>
        /// Where the first part of a pixel lies. <see cref="PixelReading.Rgb565"/>: the byte with the low bits, 0 or 1.
        /// <see cref="PixelReading.Rgb888"/>: the byte of red, 0 or 2. <see cref="PixelReading.Yuv422"/>: the byte of the first brightness,
        /// 0 or 1; the first colour difference lies in the other one. Else 0.
        /// </summary>
        public int Place { get; }

        /// <summary>Whether blue, in a format read as <see cref="PixelReading.Rgb565"/>, has the most significant bits, and red the least.</summary>
        public bool IsBlueHigh { get; }

        /// <summary>Pixels that share bytes, 1 or 2. A row has whole groups of them: widths are multiples of it.</summary>
        public int PixelsPerGroup => Reading == PixelReading.Yuv422 ? 2 : 1;

        /// <summary>What strides are multiples of, in bytes: a group that shares bytes starts at a multiple of its size.</summary>
        public int StrideStep => PixelsPerGroup == 1 ? 1 : PixelsPerGroup * BytesPerPixel;

        /// <summary>The description of a pixel format.</summary>
        /// <param name="format">One of the enumeration.</param>
        /// <returns>The description, a new one at each call.</returns>
        /// <exception cref="ArgumentException">There is no such format.</exception>
        public static PixelLayout Of(PixelFormat format)
        {
            switch (format)
            {
                case PixelFormat.Gray8:
                    return new PixelLayout(format, nameof(PixelFormat.Gray8), PixelReading.Gray, 1, 0, false);

                case PixelFormat.Rgb565LittleEndian:
                    return new PixelLayout(format, nameof(PixelFormat.Rgb565LittleEndian), PixelReading.Rgb565, 2, 0, false);

                case PixelFormat.Rgb565BigEndian:
                    return new PixelLayout(format, nameof(PixelFormat.Rgb565BigEndian), PixelReading.Rgb565, 2, 1, false);

                case PixelFormat.Bgr565LittleEndian:
                    return new PixelLayout(format, nameof(PixelFormat.Bgr565LittleEndian), PixelReading.Rgb565, 2, 0, true);

                case PixelFormat.Bgr565BigEndian:
                    return new PixelLayout(format, nameof(PixelFormat.Bgr565BigEndian), PixelReading.Rgb565, 2, 1, true);

                case PixelFormat.Rgb888:
                    return new PixelLayout(format, nameof(PixelFormat.Rgb888), PixelReading.Rgb888, 3, 0, false);

                case PixelFormat.Bgr888:
                    return new PixelLayout(format, nameof(PixelFormat.Bgr888), PixelReading.Rgb888, 3, 2, false);

                case PixelFormat.Yuv422:
                    return new PixelLayout(format, nameof(PixelFormat.Yuv422), PixelReading.Yuv422, 2, 0, false);

                case PixelFormat.Uyvy422:
                    return new PixelLayout(format, nameof(PixelFormat.Uyvy422), PixelReading.Yuv422, 2, 1, false);

                default:
                    throw new ArgumentException("unknown pixel format " + ((int)format).ToString());
            }
        }

        /// <summary>Checks the size of a picture in this format.</summary>
        /// <param name="what">What it is of, as messages call it.</param>
        /// <param name="width">Pixels in a row, 1 .. 8192, a multiple of <see cref="PixelsPerGroup"/>.</param>
        /// <param name="height">Rows, 1 .. 8192.</param>
        /// <exception cref="ArgumentException">The size is wrong.</exception>
        public void CheckSize(string what, int width, int height)
        {
            if (width < 1 || width > MaxSide || height < 1 || height > MaxSide)
            {
                throw new ArgumentException(
                    what + " is " + width.ToString() + " x " + height.ToString() + ", sides must be 1.." + MaxSide.ToString());
            }

            if (width % PixelsPerGroup != 0)
            {
                throw new ArgumentException("a " + Name + " " + what + " needs an even width, not " + width.ToString());
            }
        }
    }
}
