using System;

namespace DupNet.Embedded.Layers
{
    /// <summary>
    /// Layout of a layer's output in the arena.
    /// <para>
    /// Pixels lie row by row, each in <see cref="PixelBytes"/> whole bytes. A border of <see cref="Margin"/> zero pixels
    /// surrounds the map, as wide as the largest padding of its readers, so that no kernel tests for edges; what lies right of
    /// a row lies left of the next one.
    /// </para>
    /// <para>
    /// Elements of a pixel: with <see cref="Fold"/> 1 they are the channels' levels, 1 or 2 bits each, element j at bit
    /// j * bits counted from the least significant bit of the first byte. If all readers duplicate their weights r
    /// times, only sums over the duplicates matter, and the map holds them in place of the levels (Fold = r, one byte
    /// each): T(j) = a(j) + a(j + U) + a(j + 2U) + ..., U = channels / r.
    /// </para>
    /// <para>
    /// A map need not be there as a whole: when its only reader works band by band with the layer that writes it, the arena holds the rows of one band
    /// (<see cref="RowsHeld"/>, from <see cref="FirstRow"/> on), and the map slides under the reader.
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
            RowBytes = (width + margin) * PixelBytes;
            RowsHeld = height + (2 * margin);
            FirstRow = -margin;
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

        /// <summary>Bytes of a pixel of the map.</summary>
        public int PixelBytes { get; }

        /// <summary>Bytes of a row, with the margin on its left.</summary>
        public int RowBytes { get; }

        /// <summary>Rows that the arena holds at a time, margins included.</summary>
        public int RowsHeld { get; private set; }

        /// <summary>First row that the arena holds: a row of the map, or a negative one of the margin.</summary>
        public int FirstRow { get; private set; }

        /// <summary>Whether the arena holds a band of the map only.</summary>
        public bool IsBanded => RowsHeld < Height + (2 * Margin);

        /// <summary>Bytes of the arena that the map takes.</summary>
        public int Bytes => (RowsHeld * RowBytes) + (Margin * PixelBytes);

        /// <summary>Where the map starts in the arena.</summary>
        public int Offset { get; internal set; }

        /// <summary>Where a pixel starts in the arena; its row must be held, coordinates may reach into the margin.</summary>
        /// <param name="column">Column, -Margin .. Width + Margin - 1.</param>
        /// <param name="row">Row, -Margin .. Height + Margin - 1.</param>
        /// <returns>Byte offset.</returns>
        public int PixelOffset(int column, int row)
        {
            return Offset + ((row - FirstRow) * RowBytes) + ((column + Margin) * PixelBytes);
        }

        /// <summary>Plans to hold as many rows at a time, or all where that is less.</summary>
        internal void HoldRows(int rows)
        {
            int all = Height + (2 * Margin);
            RowsHeld = rows < all ? rows : all;
        }

        /// <summary>Clears the map and moves it to its top.</summary>
        internal void Clear(byte[] arena)
        {
            Array.Clear(arena, Offset, Bytes);
            FirstRow = -Margin;
        }

        /// <summary>Moves down to a row: keeps the rows that are still held, and clears those that come in.</summary>
        internal void Slide(byte[] arena, int firstRow)
        {
            int left = firstRow - FirstRow;
            int kept = RowsHeld > left ? RowsHeld - left : 0;
            Array.Copy(arena, Offset + ((RowsHeld - kept) * RowBytes), arena, Offset, kept * RowBytes);
            Array.Clear(arena, Offset + (kept * RowBytes), Bytes - (kept * RowBytes));
            FirstRow = firstRow;
        }
    }
}
