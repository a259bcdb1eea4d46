using System;

namespace DupNet.Embedded.Cameras
{
    /// <summary>A format and size of a camera's frames. Rows follow one another without gaps.</summary>
    public sealed class CameraMode
    {
        /// <summary>Makes a mode of a size and a pixel format.</summary>
        /// <param name="width">Pixels in a row, 1 .. 8192; even where two pixels share bytes.</param>
        /// <param name="height">Rows, 1 .. 8192.</param>
        /// <param name="format">How a pixel lies in the buffer.</param>
        /// <exception cref="ArgumentException">The size or the format is wrong.</exception>
        public CameraMode(int width, int height, PixelFormat format)
        {
            PixelLayout layout = PixelLayout.Of(format);
            layout.CheckSize("mode", width, height);
            Width = width;
            Height = height;
            Format = format;
            FrameBytes = width * height * layout.BytesPerPixel;
        }

        /// <summary>Pixels in a row of a frame.</summary>
        public int Width { get; }

        /// <summary>Rows of a frame.</summary>
        public int Height { get; }

        /// <summary>How a pixel lies in the buffer.</summary>
        public PixelFormat Format { get; }

        /// <summary>Bytes of a whole frame in this mode.</summary>
        public int FrameBytes { get; }

        /// <summary>Whether two modes have the same size and format.</summary>
        /// <param name="other">The other, or null.</param>
        public bool IsSameAs(CameraMode other)
            => other != null && Width == other.Width && Height == other.Height && Format == other.Format;

        /// <summary>Size and format in words, as in <c>160x120 Rgb565BigEndian</c>.</summary>
        public override string ToString() => Width.ToString() + "x" + Height.ToString() + " " + PixelLayout.Of(Format).Name;
    }
}
