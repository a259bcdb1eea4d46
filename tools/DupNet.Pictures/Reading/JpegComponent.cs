using System;

namespace DupNet.Pictures.Reading;

/// <summary>A colour channel of a JPEG file.</summary>
/// <param name="id">Number by which scans name the channel.</param>
/// <param name="across">Number of the channel's blocks across in a unit of all channels, 1..4.</param>
/// <param name="down">Number of the channel's blocks down in a unit of all channels, 1..4.</param>
/// <param name="quantization">Number of the channel's quantization table, 0..3.</param>
internal sealed class JpegComponent(int id, int across, int down, int quantization)
{
    /// <summary>Number of coefficients of a block.</summary>
    public const int Coefficients = 64;

    private const int NotSeen = -1;

    private readonly int[] _missingBits = NothingSeen();
    private ulong[]? _nonZero;

    /// <summary>Number by which scans name the channel.</summary>
    public int Id { get; } = id;

    /// <summary>Number of the channel's blocks across in a unit of all channels, 1..4.</summary>
    public int Across { get; } = across;

    /// <summary>Number of the channel's blocks down in a unit of all channels, 1..4.</summary>
    public int Down { get; } = down;

    /// <summary>Number of the channel's quantization table, 0..3.</summary>
    public int Quantization { get; } = quantization;

    /// <summary>Number of the channel's blocks across that have pixels of the picture.</summary>
    public int BlocksWide { get; set; }

    /// <summary>Number of the channel's blocks down that have pixels of the picture.</summary>
    public int BlocksHigh { get; set; }

    /// <summary>Mean of the last block that was read. The next block's mean is stored as its difference from this one.</summary>
    public int Prediction { get; set; }

    /// <summary>
    /// In progressive files, a bit for each coefficient of each block, set when the coefficient is not 0. Such files correct coefficients
    /// that are not 0 in a way of their own.
    /// </summary>
    public ulong[] NonZero => _nonZero ??= new ulong[BlocksWide * BlocksHigh];

    /// <summary>Whether any scan had this channel.</summary>
    public bool IsSeen => _missingBits[0] != NotSeen;

    /// <summary>Whether some coefficients came without their last bits.</summary>
    public bool IsCoarse => Array.Exists(_missingBits, bits => bits > 0);

    /// <summary>Whether all coefficients came with all their bits.</summary>
    public bool IsComplete => Array.TrueForAll(_missingBits, bits => bits == 0);

    /// <summary>Notes that a scan holds some coefficients, maybe without their last bits.</summary>
    /// <param name="first">Number of the first of the coefficients.</param>
    /// <param name="last">Number of the last of the coefficients.</param>
    /// <param name="before">Number of bits that were missing before the scan; 0 for a first scan.</param>
    /// <param name="after">Number of bits that are still missing.</param>
    /// <returns>False when the scan does not go on where earlier ones ended.</returns>
    public bool See(int first, int last, int before, int after)
    {
        bool inOrder = first == 0 || IsSeen;
        for (int i = first; i <= last; i++)
        {
            inOrder &= before == Math.Max(_missingBits[i], 0);
            _missingBits[i] = after;
        }

        return inOrder;
    }

    private static int[] NothingSeen()
    {
        int[] bits = new int[Coefficients];
        Array.Fill(bits, NotSeen);
        return bits;
    }
}
