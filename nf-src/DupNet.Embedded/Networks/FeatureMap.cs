namespace DupNet.Embedded.Networks
{
    /// <summary>
    /// Layout of a layer's output in the arena.
    /// <para>
    /// Pixels lie row by row, each in <see cref="PixelBytes"/> whole bytes. A border of <see cref="Margin"/> zero pixels
    /// surrounds the map, as wide as the largest padding of its readers, so that no kernel tests for edges.
    /// </para>
    /// <para>
    /// Elements of a pixel: with <see cref="Fold"/> 1 they are the channels' levels, 1 or 2 bits each, element j at bit
    /// j * bits counted from the least significant bit of the first byte. If all readers duplicate their weights r
    /// times, only sums over the duplicates matter, and the map holds them in place of the levels (Fold = r, one byte
    /// each): T(j) = a(j) + a(j + U) + a(j + 2U) + ..., U = channels / r.
    /// </para>
    /// </summary>
    public sealed class FeatureMap
    {
        internal FeatureMap(int width, int height, int channels, int bits, int fold, int margin)
        {
            Width = width;
            Height = height;
            Fold = fold;
            Elements = channels / fold;
            ElementBits = fold == 1 ? bits : 8;
            Margin = margin;
            PixelBytes = ((Elements * ElementBits) + 7) / 8;
            RowBytes = (width + (2 * margin)) * PixelBytes;
            Bytes = (height + (2 * margin)) * RowBytes;
        }

        /// <summary>Columns without the margin.</summary>
        public int Width { get; }

        /// <summary>Rows without the margin.</summary>
        public int Height { get; }

        /// <summary>How many channels an element sums up.</summary>
        public int Fold { get; }

        /// <summary>Elements of a pixel.</summary>
        public int Elements { get; }

        /// <summary>Bits of an element: 1, 2 or 8.</summary>
        public int ElementBits { get; }

        /// <summary>Zero pixels on each side.</summary>
        public int Margin { get; }

        /// <summary>Bytes of a pixel.</summary>
        public int PixelBytes { get; }

        /// <summary>Bytes of a row, margin included.</summary>
        public int RowBytes { get; }

        /// <summary>Bytes of the map, margin included.</summary>
        public int Bytes { get; }

        /// <summary>Where the map starts in the arena.</summary>
        public int Offset { get; internal set; }

        /// <summary>Where a pixel starts in the arena; coordinates may reach into the margin.</summary>
        /// <param name="column">Column, -Margin .. Width + Margin - 1.</param>
        /// <param name="row">Row, -Margin .. Height + Margin - 1.</param>
        /// <returns>Byte offset.</returns>
        public int PixelOffset(int column, int row)
        {
            return Offset + ((row + Margin) * RowBytes) + ((column + Margin) * PixelBytes);
        }
    }
}
