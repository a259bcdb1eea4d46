using System;
using System.Numerics;
using DupNet.Pictures;

namespace DupNet.DataSets.Splitting;

/// <summary>What a picture looks like, in 256 bits that a change of size, of light or of compression leaves nearly alone.</summary>
/// <remarks>The picture is cut into 16 rows of 17 cells. A bit tells whether a cell is brighter than its right neighbour.</remarks>
internal readonly struct PhotoFingerprint
{
    private const int Rows = 16;
    private const int Columns = 17;
    private const int BitsInWord = 64;

    private readonly ulong[] _bits;

    private PhotoFingerprint(ulong[] bits)
    {
        _bits = bits;
    }

    /// <summary>Takes the fingerprint of a picture.</summary>
    public static PhotoFingerprint Of(Picture picture)
    {
        var sums = new double[Rows * Columns];
        var counts = new int[Rows * Columns];
        for (int y = 0; y < picture.Height; y++)
        {
            int row = y * Rows / picture.Height * Columns;
            for (int x = 0; x < picture.Width; x++)
            {
                int cell = row + (x * Columns / picture.Width);
                int at = picture.IndexOf(x, y);
                sums[cell] += GrayScale.Of(picture.Rgb[at], picture.Rgb[at + 1], picture.Rgb[at + 2]);
                counts[cell]++;
            }
        }

        var bits = new ulong[Rows * (Columns - 1) / BitsInWord];
        for (int i = 0; i < Rows * (Columns - 1); i++)
        {
            int cell = (i / (Columns - 1) * Columns) + (i % (Columns - 1));
            if (sums[cell] * Math.Max(1, counts[cell + 1]) > sums[cell + 1] * Math.Max(1, counts[cell]))
            {
                bits[i / BitsInWord] |= 1UL << (i % BitsInWord);
            }
        }

        return new PhotoFingerprint(bits);
    }

    /// <summary>The number of bits in which two fingerprints differ, 0..256.</summary>
    public int DistanceTo(PhotoFingerprint other)
    {
        int distance = 0;
        for (int i = 0; i < _bits.Length; i++)
        {
            distance += BitOperations.PopCount(_bits[i] ^ other._bits[i]);
        }

        return distance;
    }
}
