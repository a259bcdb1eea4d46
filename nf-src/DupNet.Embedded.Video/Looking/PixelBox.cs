namespace DupNet.Embedded.Video.Looking
{
    /// <summary>A rectangle of whole pixels of a frame.</summary>
    internal sealed class PixelBox
    {
        /// <summary>Left edge.</summary>
        public int Left { get; private set; }

        /// <summary>Top edge.</summary>
        public int Top { get; private set; }

        /// <summary>Columns.</summary>
        public int Width { get; private set; }

        /// <summary>Rows.</summary>
        public int Height { get; private set; }

        /// <summary>One after the last column.</summary>
        public int Right => Left + Width;

        /// <summary>One after the last row.</summary>
        public int Bottom => Top + Height;

        /// <summary>
        /// Takes a rectangle, moved into the frame, and cut to it where it is larger. Edges are even, for formats whose pixels share bytes; a frame of
        /// one column or row has its own.
        /// </summary>
        public void Set(int left, int top, int width, int height, int frameWidth, int frameHeight)
        {
            Width = Even(width, frameWidth);
            Height = Even(height, frameHeight);
            Left = Start(left, frameWidth - Width);
            Top = Start(top, frameHeight - Height);
        }

        private static int Even(int side, int most)
        {
            side = (side + 1) & ~1;
            return side < 2 || side > most ? (side < 2 && most >= 2 ? 2 : most) : side;
        }

        private static int Start(int start, int most)
        {
            start = start < 0 ? 0 : start > most ? most : start;
            return start & ~1;
        }
    }
}
