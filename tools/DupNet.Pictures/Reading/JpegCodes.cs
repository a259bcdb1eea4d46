using System;

namespace DupNet.Pictures.Reading;

/// <summary>A Huffman table of a JPEG file: codes of 1 to 16 bits, each of which stands for a byte.</summary>
internal sealed class JpegCodes
{
    /// <summary>Length of the longest code in bits.</summary>
    public const int MaxLength = 16;

    /// <summary>Codes up to this length are found in one step.</summary>
    private const int ShortLength = 9;

    private const int LengthShift = 8;

    // Length and symbol of the code that some bits begin with; 0 where it is longer.
    private readonly ushort[] _short = new ushort[1 << ShortLength];

    // For each length: the first code that is too large to have it, aligned to 16 bits; and what to add to a code for its symbol.
    private readonly int[] _limits = new int[MaxLength + 1];
    private readonly int[] _offsets = new int[MaxLength + 1];
    private readonly byte[] _symbols;

    /// <summary>Makes the table that a DHT segment describes.</summary>
    /// <param name="counts">Number of codes of each length: 1, 2, ... 16 bits.</param>
    /// <param name="symbols">The byte that each code stands for, in the order of the codes.</param>
    /// <exception cref="PixelLossException">The counts name more codes of a length than can exist.</exception>
    public JpegCodes(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        _symbols = symbols.ToArray();
        int code = 0;
        int index = 0;
        for (int length = 1; length <= MaxLength; length++)
        {
            _offsets[length] = index - code;
            for (int i = 0; i < counts[length - 1]; i++)
            {
                if (code >= 1 << length)
                {
                    throw PixelLossException.Damaged("its Huffman tables are impossible");
                }

                if (length <= ShortLength)
                {
                    int first = code << (ShortLength - length);
                    Array.Fill(_short, (ushort)((length << LengthShift) | _symbols[index]), first, 1 << (ShortLength - length));
                }

                code++;
                index++;
            }

            _limits[length] = code << (MaxLength - length);
            code <<= 1;
        }
    }

    /// <summary>Reads one code.</summary>
    /// <returns>The byte that the code stands for; -1 when no code begins with these bits.</returns>
    public int Read(JpegBits bits)
    {
        int next = bits.Peek();
        int entry = _short[next >> (MaxLength - ShortLength)];
        if (entry != 0)
        {
            bits.Skip(entry >> LengthShift);
            return entry & 0xFF;
        }

        for (int length = ShortLength + 1; length <= MaxLength; length++)
        {
            if (next < _limits[length])
            {
                bits.Skip(length);
                return _symbols[(next >> (MaxLength - length)) + _offsets[length]];
            }
        }

        return -1;
    }
}
