namespace DupNet.Embedded
{
    /// <summary>A prior box of a head, relative to the middle of its cell.</summary>
    public sealed class Anchor
    {
        internal Anchor(int offsetX, int offsetY, int width, int height)
        {
            OffsetX = offsetX;
            OffsetY = offsetY;
            Width = width;
            Height = height;
        }

        /// <summary>Offset of the centre to the right of the middle of the cell, in 1/256 cell, -4096 .. 4096.</summary>
        public int OffsetX { get; }

        /// <summary>Offset of the centre below the middle of the cell, in 1/256 cell, -4096 .. 4096.</summary>
        public int OffsetY { get; }

        /// <summary>Width in 1/16 pixel of the network's input.</summary>
        public int Width { get; }

        /// <summary>Height in 1/16 pixel of the network's input.</summary>
        public int Height { get; }
    }
}
