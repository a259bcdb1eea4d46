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
        public byte[] Buffer { get; }

        /// <summary>Pixels in a row of the buffer.</summary>
        public int Width { get; }

        /// <summary>Rows of the buffer.</summary>
        public int Height { get; }

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

        /// <summary>The format, described.</summary>
        internal PixelLayout Layout { get; }

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

            long needed = ((long)stride * (Height - 1)) + rowBytes;
            if (needed > Buffer.Length)
            {
                throw new ArgumentException("buffer has " + Buffer.Length.ToString() + " bytes, the frame needs " + needed.ToString());
            }
        }
    }
}
