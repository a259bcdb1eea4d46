using DupNet.Embedded;

namespace FaceMqtt
{
    /// <summary>
    /// Cuts a face out of a frame as a BMP file, upright, with 16 bits a pixel: browsers and Home Assistant show it, and no encoder is needed. A pixel of
    /// a YUV format becomes gray.
    /// </summary>
    public static class FacePicture
    {
        /// <summary>Most pixels in a row or a column; a larger face is made smaller.</summary>
        public const int MaxSide = 32;

        // File header, information header, three masks.
        private const int HeaderBytes = 14 + 40 + 12;

        /// <summary>Makes the file.</summary>
        /// <param name="frame">The frame.</param>
        /// <param name="faceX">Left edge of the face, in pixels of the frame's buffer.</param>
        /// <param name="faceY">Its top edge.</param>
        /// <param name="faceWidth">Its width. A quarter of its size is added on each side, as far as the frame reaches.</param>
        /// <param name="faceHeight">Its height.</param>
        /// <returns>At most 66 + 2 * 32 * 32 bytes.</returns>
        public static byte[] Make(Frame frame, int faceX, int faceY, int faceWidth, int faceHeight)
        {
            int marginX = faceWidth / 4;
            int marginY = faceHeight / 4;
            int left = Clamp(faceX - marginX, 0, frame.Width - 1);
            int top = Clamp(faceY - marginY, 0, frame.Height - 1);
            int width = Clamp(faceX + faceWidth + marginX, left + 1, frame.Width) - left;
            int height = Clamp(faceY + faceHeight + marginY, top + 1, frame.Height) - top;

            bool isSideways = frame.Rotation == Rotation.Clockwise90 || frame.Rotation == Rotation.Clockwise270;
            int uprightWidth = isSideways ? height : width;
            int uprightHeight = isSideways ? width : height;
            int longest = uprightWidth > uprightHeight ? uprightWidth : uprightHeight;
            int columns = longest > MaxSide ? Clamp(uprightWidth * MaxSide / longest, 1, MaxSide) : uprightWidth;
            int rows = longest > MaxSide ? Clamp(uprightHeight * MaxSide / longest, 1, MaxSide) : uprightHeight;

            // Rows of a BMP end at multiples of four bytes, and the lowest comes first.
            int stride = ((2 * columns) + 3) & ~3;
            byte[] file = new byte[HeaderBytes + (stride * rows)];
            PutHeader(file, columns, rows);
            for (int row = 0; row < rows; row++)
            {
                int v = row * uprightHeight / rows;
                int place = HeaderBytes + (stride * (rows - 1 - row));
                for (int column = 0; column < columns; column++)
                {
                    int u = column * uprightWidth / columns;
                    if (frame.Mirror)
                    {
                        u = uprightWidth - 1 - u;
                    }

                    int x = u;
                    int y = v;
                    switch (frame.Rotation)
                    {
                        case Rotation.Clockwise90:
                            x = v;
                            y = height - 1 - u;
                            break;

                        case Rotation.Clockwise180:
                            x = width - 1 - u;
                            y = height - 1 - v;
                            break;

                        case Rotation.Clockwise270:
                            x = width - 1 - v;
                            y = u;
                            break;
                    }

                    int colour = FramePixel.Rgb565(frame, left + x, top + y);
                    file[place] = (byte)colour;
                    file[place + 1] = (byte)(colour >> 8);
                    place += 2;
                }
            }

            return file;
        }

        private static void PutHeader(byte[] file, int columns, int rows)
        {
            file[0] = (byte)'B';
            file[1] = (byte)'M';
            Put(file, 2, file.Length);
            Put(file, 10, HeaderBytes);
            Put(file, 14, 40);
            Put(file, 18, columns);
            Put(file, 22, rows);
            file[26] = 1;
            file[28] = 16;

            // Pixels by masks: five bits red, six green, five blue.
            file[30] = 3;
            Put(file, 34, file.Length - HeaderBytes);
            Put(file, 54, 0xF800);
            Put(file, 58, 0x07E0);
            Put(file, 62, 0x001F);
        }

        private static void Put(byte[] file, int place, int value)
        {
            for (int i = 0; i < 4; i++)
            {
                file[place + i] = (byte)(value >> (8 * i));
            }
        }

        private static int Clamp(int value, int least, int most) => value < least ? least : value > most ? most : value;
    }
}
