using System;

namespace DupNet.Embedded
{
    /// <summary>
    /// A picture in the caller's buffer, with all that is needed to read it. Nothing is copied; keep one Frame for a camera
    /// buffer and let the camera write into it again and again.
    /// </summary>
    public sealed class Frame
    {
        /// <summary>Largest width or height of a frame, in pixels.</summary>
        public const int MaxSide = PixelLayout.MaxSide;

        private int _stride;
        private Rotation _rotation;

        /// <summary>
        /// Describes the whole of another frame, as <see cref="ShowPart"/> does: for a program that looks at one part after the other.
        /// </summary>
        /// <param name="whole">The other frame.</param>
        /// <exception cref="ArgumentNullException"><paramref name="whole"/> is null.</exception>
        public Frame(Frame whole)
        {
            if (whole == null)
            {
                throw new ArgumentNullException(nameof(whole));
            }

            ShowPart(whole, 0, 0, whole.Width, whole.Height);
        }

        /// <summary>Describes a picture whose rows follow one another without gaps.</summary>
        /// <param name="buffer">The pixels, row by row from the top.</param>
        /// <param name="width">Pixels in a row, 1 .. 8192; even where two pixels share bytes.</param>
        /// <param name="height">Rows, 1 .. 8192.</param>
        /// <param name="format">How a pixel lies in the buffer.</param>
        /// <exception cref="ArgumentNullException"><paramref name="buffer"/> is null.</exception>
        /// <exception cref="ArgumentException">The size, the format or the buffer's length is wrong.</exception>
        public Frame(byte[] buffer, int width, int height, PixelFormat format)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException(nameof(buffer));
            }

            Layout = PixelLayout.Of(format);
            Layout.CheckSize("frame", width, height);
            Buffer = buffer;
            Width = width;
            Height = height;
            _stride = width * Layout.BytesPerPixel;
            CheckStride(_stride);
        }

        /// <summary>The caller's buffer, which holds the pixels.</summary>
        public byte[] Buffer { get; private set; }

        /// <summary>Where the first pixel starts in the buffer: 0, but for a frame that shows a part of another one.</summary>
        public int Offset { get; private set; }

        /// <summary>Pixels in a row of the buffer.</summary>
        public int Width { get; private set; }

        /// <summary>Rows of the buffer.</summary>
        public int Height { get; private set; }

        /// <summary>How a pixel lies in the buffer.</summary>
        public PixelFormat Format => Layout.Format;

        /// <summary>
        /// Bytes from one row to the next, at least width times bytes of a pixel; a multiple of 4 in formats whose pixels share bytes.
        /// </summary>
        /// <exception cref="ArgumentException">Rows would overlap, reach beyond the buffer, or start within a group of pixels.</exception>
        public int Stride
        {
            get => _stride;
            set
            {
                CheckStride(value);
                _stride = value;
            }
        }

        /// <summary>The turn that brings the picture upright. Faces are found upright.</summary>
        /// <exception cref="ArgumentException">The value is not one of the enumeration.</exception>
        public Rotation Rotation
        {
            get => _rotation;
            set
            {
                if (value < Rotation.None || value > Rotation.Clockwise270)
                {
                    throw new ArgumentException("unknown rotation " + ((int)value).ToString());
                }

                _rotation = value;
            }
        }

        /// <summary>Whether the upright picture is mirrored left to right, as of a front camera.</summary>
        public bool Mirror { get; set; }

        /// <summary>
        /// Shows a part of another frame from now on, in the same buffer: nothing is copied, nothing allocated. Rotation and mirror are those of the
        /// other frame; coordinates, such as those of detections, count from the part's corner.
        /// </summary>
        /// <param name="whole">The other frame, which may be a part itself.</param>
        /// <param name="x">Left edge of the part in pixels of the other frame's buffer; even where two pixels share bytes.</param>
        /// <param name="y">Top edge of the part.</param>
        /// <param name="width">Width of the part, at least 1; even where two pixels share bytes.</param>
        /// <param name="height">Height of the part, at least 1.</param>
        /// <exception cref="ArgumentNullException"><paramref name="whole"/> is null.</exception>
        /// <exception cref="ArgumentException">The part does not lie in the frame, or cuts pixels that share bytes; this frame stays as it was.</exception>
        public void ShowPart(Frame whole, int x, int y, int width, int height)
        {
            if (whole == null)
            {
                throw new ArgumentNullException(nameof(whole));
            }

            // In this order no sum overflows.
            if (x < 0 || y < 0 || width < 1 || height < 1 || width > whole.Width || height > whole.Height || x > whole.Width - width || y > whole.Height - height)
            {
                throw new ArgumentException(
                    "a part of " + width.ToString() + " x " + height.ToString() + " at " + x.ToString() + ", " + y.ToString() + " does not lie in a frame of "
                    + whole.Width.ToString() + " x " + whole.Height.ToString());
            }

            PixelLayout layout = whole.Layout;
            if (x % layout.PixelsPerGroup != 0 || width % layout.PixelsPerGroup != 0)
            {
                throw new ArgumentException(
                    "a part of a " + layout.Name + " frame starts at an even pixel and has an even width, not " + x.ToString() + " and " + width.ToString());
            }

            Offset = whole.Offset + (y * whole.Stride) + (x * layout.BytesPerPixel);
            Buffer = whole.Buffer;
            Layout = layout;
            Width = width;
            Height = height;
            _stride = whole.Stride;
            _rotation = whole.Rotation;
            Mirror = whole.Mirror;
        }

        /// <summary>The format, described.</summary>
        internal PixelLayout Layout { get; private set; }

        /// <summary>Whether the picture lies on its side in the buffer.</summary>
        internal bool IsSideways => Rotation == Rotation.Clockwise90 || Rotation == Rotation.Clockwise270;

        /// <summary>Pixels in a row of the upright picture.</summary>
        internal int UprightWidth => IsSideways ? Height : Width;

        /// <summary>Rows of the upright picture.</summary>
        internal int UprightHeight => IsSideways ? Width : Height;

        private void CheckStride(int stride)
        {
            int rowBytes = Width * Layout.BytesPerPixel;
            if (stride < rowBytes || stride % Layout.StrideStep != 0)
            {
                throw new ArgumentException("stride " + stride.ToString() + " does not fit rows of " + rowBytes.ToString() + " bytes");
            }

            long needed = Offset + ((long)stride * (Height - 1)) + rowBytes;
            if (needed > Buffer.Length)
            {
                throw new ArgumentException("buffer has " + Buffer.Length.ToString() + " bytes, the frame needs " + needed.ToString());
            }
        }
    }
}
