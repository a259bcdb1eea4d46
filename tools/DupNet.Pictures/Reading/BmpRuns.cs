using System;

namespace DupNet.Pictures.Reading;

/// <summary>Walks through the packed pixels of a Windows bitmap: runs of equal ones, and groups of others.</summary>
internal static class BmpRuns
{
    /// <summary>Some encoders pack the pixels that fill a row up to 4 bytes as well.</summary>
    private const int MostFill = 7;

    private const byte Escape = 0;
    private const byte EndOfRow = 0;
    private const byte EndOfPicture = 1;
    private const byte Move = 2;

    /// <summary>Checks packed pixels; says in a clause what is lost, or null for nothing.</summary>
    /// <param name="data">The packed pixels.</param>
    /// <param name="width">Width of the picture in pixels.</param>
    /// <param name="height">Height of the picture in pixels.</param>
    /// <param name="halfBytes">Whether two pixels share a byte; otherwise each has one.</param>
    public static string? Check(ReadOnlySpan<byte> data, long width, long height, bool halfBytes)
    {
        long x = 0;
        long y = 0;
        int i = 0;
        while (i + 1 < data.Length)
        {
            byte count = data[i];
            byte value = data[i + 1];
            i += 2;
            if (count != Escape)
            {
                x += count;
            }
            else if (value == EndOfRow)
            {
                x = 0;
                y++;
            }
            else if (value == EndOfPicture)
            {
                return y >= height - 1 ? null : PixelLossException.Damaged($"only {y} of {height} rows are there").Message;
            }
            else if (value == Move && i + 1 < data.Length)
            {
                x += data[i];
                y += data[i + 1];
                i += 2;
            }
            else
            {
                int bytes = halfBytes ? (value + 1) / 2 : value;
                x += value;
                i += (bytes + 1) & ~1;
            }

            if (x > width + MostFill || y > height || (y == height && x > 0))
            {
                return PixelLossException.Damaged("pixels lie beyond its edge").Message;
            }
        }

        return y >= height || (y == height - 1 && x >= width && i <= data.Length)
            ? null
            : PixelLossException.CutShort($"{y} of {height} rows are there").Message;
    }
}
