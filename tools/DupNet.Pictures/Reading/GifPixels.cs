using System;
using System.Globalization;

namespace DupNet.Pictures.Reading;

/// <summary>Counts the pixels that the compressed data of a GIF picture stands for.</summary>
/// <remarks>
/// A code stands for a row of pixels: one of the colours; or the row of an earlier code and one pixel more, the table of which grows with each
/// code. Codes get longer with the table, up to 12 bits. One code empties the table, the one after it ends the data.
/// </remarks>
internal static class GifPixels
{
    private const int MostBits = 12;
    private const int MostColourBits = 11;
    private const int BitsOfByte = 8;

    /// <summary>Counts the pixels, up to <paramref name="wanted"/>.</summary>
    /// <param name="data">The compressed data, without block lengths.</param>
    /// <param name="colourBits">Number of bits of a colour.</param>
    /// <param name="wanted">Number of pixels after which no more is read.</param>
    /// <exception cref="PixelLossException">A code is impossible.</exception>
    public static long Count(ReadOnlySpan<byte> data, int colourBits, long wanted)
    {
        if (colourBits is < 1 or > MostColourBits)
        {
            throw PixelLossException.Damaged("its codes have an impossible length");
        }

        int clear = 1 << colourBits;
        int end = clear + 1;
        int[] lengths = new int[1 << MostBits];
        lengths.AsSpan(0, clear).Fill(1);
        int known = end + 1;
        int bits = colourBits + 1;
        int previous = -1;
        long pixels = 0;
        uint buffer = 0;
        int buffered = 0;
        foreach (byte value in data)
        {
            buffer |= (uint)value << buffered;
            buffered += BitsOfByte;
            while (buffered >= bits)
            {
                int code = (int)(buffer & ((1u << bits) - 1));
                buffer >>= bits;
                buffered -= bits;
                if (code == end)
                {
                    return pixels;
                }

                if (code == clear)
                {
                    known = end + 1;
                    bits = colourBits + 1;
                    previous = -1;
                    continue;
                }

                if (code > known || (code == known && (previous < 0 || known == lengths.Length)) || (previous < 0 && code > clear))
                {
                    throw PixelLossException.Damaged(string.Create(CultureInfo.InvariantCulture, $"a code is impossible after {pixels} pixels"));
                }

                if (previous >= 0 && known < lengths.Length)
                {
                    lengths[known++] = lengths[previous] + 1;
                    if (known == 1 << bits && bits < MostBits)
                    {
                        bits++;
                    }
                }

                pixels += lengths[code];
                previous = code;
                if (pixels >= wanted)
                {
                    return wanted;
                }
            }
        }

        return pixels;
    }
}
