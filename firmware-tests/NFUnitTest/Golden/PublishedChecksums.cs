using DupNet.Embedded;
using DupNet.Embedded.Networks;
using TestFrameworkShared;

namespace NFUnitTest.Golden
{
    /// <summary>Reads models/CHECKSUMS, and makes its frames (models/FORMAT.md, section 11).</summary>
    internal sealed class PublishedChecksums
    {
        public const int Frames = 10;

        private const int FrameNumbers = 7;
        private const int Decimal = 10;
        private const int Hexadecimal = 16;
        private const int RingShift = 7;

        /// <summary>What a dark frame keeps of its bytes.</summary>
        private const int DimBits = 57;

        private readonly byte[] _text;

        /// <summary>Number, width, height, format, rotation, mirror, dim.</summary>
        private readonly int[][] _frames = new int[Frames][];

        private int _at;

        /// <summary>Reads the frames, and goes to the first line of a model.</summary>
        public PublishedChecksums(byte[] text, long modelChecksum)
        {
            _text = text;
            int frames = 0;
            bool isThere = false;
            while (!isThere && _at < text.Length)
            {
                if (text[_at] == 'f')
                {
                    _frames[frames] = ReadFrame();
                    frames++;
                }
                else if (text[_at] == 'm')
                {
                    SkipWord();
                    SkipWord();
                    isThere = ReadNumber(Hexadecimal) == modelChecksum;
                    SkipLine();
                }
                else
                {
                    SkipLine();
                }
            }

            if (!isThere || frames != Frames)
            {
                throw new AssertFailedException("no checksums of this model in ten frames");
            }
        }

        /// <summary>Whether the contrast of a frame is stretched.</summary>
        public bool IsDim(int index)
        {
            return _frames[index][6] != 0;
        }

        public Frame MakeFrame(int index)
        {
            int[] line = _frames[index];
            int stride = line[1] * PixelLayout.Of((PixelFormat)line[3]).BytesPerPixel;
            byte[] bytes = new byte[stride * line[2]];
            if (line[0] % 2 == 0)
            {
                new GeneratedImage(line[0], bytes.Length).ReadRow(0, bytes, 0);
            }
            else
            {
                MakeRings(bytes, stride, line[0]);
            }

            for (int i = 0; IsDim(index) && i < bytes.Length; i++)
            {
                bytes[i] = (byte)(bytes[i] & DimBits);
            }

            Frame frame = new Frame(bytes, line[1], line[2], (PixelFormat)line[3]);
            frame.Rotation = (Rotation)line[4];
            frame.Mirror = line[5] != 0;
            return frame;
        }

        /// <summary>The checksums of the next frame: image, layers.</summary>
        public long[] Next(int count)
        {
            SkipWord();
            long[] line = new long[count];
            for (int i = 0; i < count; i++)
            {
                line[i] = ReadNumber(Hexadecimal);
            }

            SkipLine();
            return line;
        }

        private static void MakeRings(byte[] bytes, int stride, int number)
        {
            int at = 0;
            for (int down = 0; at < bytes.Length; down++)
            {
                for (int across = 0; across < stride; across++)
                {
                    bytes[at] = (byte)((((3 * across * across) + (5 * down * down) + (number * across * down)) >> RingShift) & 255);
                    at++;
                }
            }
        }

        private int[] ReadFrame()
        {
            SkipWord();
            int[] numbers = new int[FrameNumbers];
            for (int i = 0; i < FrameNumbers; i++)
            {
                numbers[i] = (int)ReadNumber(Decimal);
            }

            SkipLine();
            return numbers;
        }

        /// <summary>The number before the next space or the end of the line.</summary>
        private long ReadNumber(int radix)
        {
            long value = 0;
            for (; _text[_at] != ' ' && _text[_at] != '\n'; _at++)
            {
                int digit = _text[_at] <= '9' ? _text[_at] - '0' : _text[_at] - 'a' + Decimal;
                value = (value * radix) + digit;
            }

            _at += _text[_at] == ' ' ? 1 : 0;
            return value;
        }

        private void SkipWord()
        {
            while (_text[_at] != ' ')
            {
                _at++;
            }

            _at++;
        }

        private void SkipLine()
        {
            while (_text[_at] != '\n')
            {
                _at++;
            }

            _at++;
        }
    }
}
