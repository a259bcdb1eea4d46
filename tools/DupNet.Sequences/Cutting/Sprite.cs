using System;
using DupNet.Pictures;
using DupNet.Sequences.Arithmetic;

namespace DupNet.Sequences.Cutting;

/// <summary>A person cut out of a photo: pixels, and how far each belongs to the person.</summary>
/// <param name="picture">The pixels.</param>
/// <param name="alpha">How far each pixel belongs to the person, 0..255, row after row.</param>
/// <param name="face">Where the face is in the picture, in sixteenths of a pixel.</param>
public sealed class Sprite(Picture picture, byte[] alpha, PixelWindow face)
{
    private const int Opaque = byte.MaxValue;
    private const int Area = PixelWindow.Unit * PixelWindow.Unit;

    /// <summary>Where the face is in the picture, in sixteenths of a pixel.</summary>
    public PixelWindow Face { get; } = face;

    /// <summary>Width of the person's picture, in sixteenths of a pixel.</summary>
    public int Width => picture.Width * PixelWindow.Unit;

    /// <summary>Draws the person into a picture, so that the face begins at a point.</summary>
    /// <param name="target">The picture that is drawn into; what lies beside it is not drawn.</param>
    /// <param name="faceX">Left edge of the face, in sixteenths of a pixel.</param>
    /// <param name="faceY">Top edge of the face.</param>
    public void Draw(Picture target, int faceX, int faceY)
    {
        ArgumentNullException.ThrowIfNull(target);
        int left = faceX - Face.X;
        int top = faceY - Face.Y;
        (int firstColumn, int right) = Split(left);
        (int firstRow, int down) = Split(top);
        for (int y = 0; y <= picture.Height; y++)
        {
            int row = firstRow + y;
            if (row < 0 || row >= target.Height)
            {
                continue;
            }

            for (int x = 0; x <= picture.Width; x++)
            {
                int column = firstColumn + x;
                if (column >= 0 && column < target.Width)
                {
                    Blend(target, column, row, x, y, right, down);
                }
            }
        }
    }

    /// <summary>Whether the person covers a point when the face begins at another.</summary>
    /// <param name="x">Column of the point, in sixteenths of a pixel.</param>
    /// <param name="y">Row of the point.</param>
    /// <param name="faceX">Left edge of the face.</param>
    /// <param name="faceY">Top edge of the face.</param>
    public bool Covers(int x, int y, int faceX, int faceY)
    {
        int column = Split(x - (faceX - Face.X)).Pixel;
        int row = Split(y - (faceY - Face.Y)).Pixel;
        return AlphaAt(column, row) > Opaque / 2;
    }

    // A target pixel meets four pixels of the person, each by the part of it that lies there.
    private void Blend(Picture target, int column, int row, int x, int y, int right, int down)
    {
        int before = PixelWindow.Unit - right;
        int above = PixelWindow.Unit - down;
        int weightHere = AlphaAt(x, y) * before * above;
        int weightLeft = AlphaAt(x - 1, y) * right * above;
        int weightUp = AlphaAt(x, y - 1) * before * down;
        int weightBoth = AlphaAt(x - 1, y - 1) * right * down;
        int all = weightHere + weightLeft + weightUp + weightBoth;
        if (all == 0)
        {
            return;
        }

        int behind = (Opaque * Area) - all;
        int at = target.IndexOf(column, row);
        for (int c = 0; c < Picture.Channels; c++)
        {
            int sum = (weightHere * ValueAt(x, y, c)) + (weightLeft * ValueAt(x - 1, y, c)) + (weightUp * ValueAt(x, y - 1, c)) + (weightBoth * ValueAt(x - 1, y - 1, c))
                + (behind * target.Rgb[at + c]);
            target.Rgb[at + c] = (byte)((sum + (Opaque * Area / 2)) / (Opaque * Area));
        }
    }

    private static (int Pixel, int Part) Split(int position)
    {
        int rest = position & (PixelWindow.Unit - 1);
        return ((position - rest) / PixelWindow.Unit, rest);
    }

    private int AlphaAt(int x, int y) => x >= 0 && y >= 0 && x < picture.Width && y < picture.Height ? alpha[(y * picture.Width) + x] : 0;

    // Asked for pixels beside the picture too, whose weight is 0.
    private int ValueAt(int x, int y, int channel) => picture.Rgb[picture.IndexOf(Math.Clamp(x, 0, picture.Width - 1), Math.Clamp(y, 0, picture.Height - 1)) + channel];
}
