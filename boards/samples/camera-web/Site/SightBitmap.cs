using System;
using CameraWeb.Http;
using DupNet.Embedded;

namespace CameraWeb.Site
{
    /// <summary>
    /// A picture as a bitmap file: a header of 66 bytes, and the pixels where the camera wrote them. A bitmap has the low byte of a pixel first, so pixels of
    /// the other order are swapped on their way.
    /// </summary>
    public sealed class SightBitmap : IPieces
    {
        /// <summary>File header of 14 bytes, picture header of 40, three masks of 4.</summary>
        public const int HeaderBytes = 66;

        private const int PictureHeaderBytes = 40;
        private const int BitFields = 3;

        private readonly Sight _sight;
        private readonly int _number;
        private readonly bool _isSwapped;

        /// <summary>The picture that is there now.</summary>
        /// <param name="sight">It.</param>
        public SightBitmap(Sight sight)
        {
            _sight = sight;
            _number = sight.Number;
            _isSwapped = sight.Mode.Format == PixelFormat.Rgb565BigEndian;
        }

        /// <inheritdoc/>
        public int Length => HeaderBytes + _sight.Mode.FrameBytes;

        /// <inheritdoc/>
        public int Copy(int position, byte[] buffer)
        {
            if (_sight.Number != _number)
            {
                // The camera has begun to write another picture to the buffer.
                return 0;
            }

            if (position < HeaderBytes)
            {
                byte[] header = Header(_sight.Mode.Width, _sight.Mode.Height);
                int first = HeaderBytes - position < buffer.Length ? HeaderBytes - position : buffer.Length;
                Array.Copy(header, position, buffer, 0, first);
                return first;
            }

            int start = position - HeaderBytes;
            int rest = _sight.Mode.FrameBytes - start;
            int count = rest < buffer.Length ? rest : buffer.Length;
            if (_isSwapped)
            {
                CopySwapped(_sight.Buffer, start, buffer, count);
            }
            else
            {
                Array.Copy(_sight.Buffer, start, buffer, 0, count);
            }

            return count;
        }

        /// <summary>The header of a bitmap of RGB565 whose first row is the topmost one.</summary>
        /// <param name="width">Pixels in a row.</param>
        /// <param name="height">Rows.</param>
        /// <returns>66 bytes.</returns>
        public static byte[] Header(int width, int height)
        {
            byte[] header = new byte[HeaderBytes];
            int pixelBytes = width * height * 2;
            header[0] = (byte)'B';
            header[1] = (byte)'M';
            Put(header, 2, HeaderBytes + pixelBytes);
            Put(header, 10, HeaderBytes);
            Put(header, 14, PictureHeaderBytes);
            Put(header, 18, width);
            Put(header, 22, -height);
            header[26] = 1;
            header[28] = 16;
            Put(header, 30, BitFields);
            Put(header, 34, pixelBytes);
            Put(header, 54, 0xF800);
            Put(header, 58, 0x07E0);
            Put(header, 62, 0x001F);
            return header;
        }

        private static void Put(byte[] bytes, int at, int value)
        {
            bytes[at] = (byte)value;
            bytes[at + 1] = (byte)(value >> 8);
            bytes[at + 2] = (byte)(value >> 16);
            bytes[at + 3] = (byte)(value >> 24);
        }

        private static void CopySwapped(byte[] from, int start, byte[] to, int count)
        {
            int at = 0;
            if ((start & 1) != 0)
            {
                // A piece that begins with the second byte of a pixel.
                to[0] = from[start - 1];
                at = 1;
            }

            for (; at + 1 < count; at += 2)
            {
                to[at] = from[start + at + 1];
                to[at + 1] = from[start + at];
            }

            if (at < count)
            {
                to[at] = from[start + at + 1];
            }
        }
    }
}
