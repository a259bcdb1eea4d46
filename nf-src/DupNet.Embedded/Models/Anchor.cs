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

        /// <summary>Offset of the centre from the middle of the cell, in 1/256 cell.</summary>
        public int OffsetX { get; }

        /// <summary>Offset of the centre from the middle of the cell, in 1/256 cell.</summary>
        public int OffsetY { get; }

        /// <summary>Width in 1/16 input pixel.</summary>
        public int Width { get; }

        /// <summary>Height in 1/16 input pixel.</summary>
        public int Height { get; }
    }
}
