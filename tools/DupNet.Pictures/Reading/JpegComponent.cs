using System;

namespace DupNet.Pictures.Reading;

/// <summary>A colour channel of a JPEG file.</summary>
/// <param name="id">How scans name it.</param>
/// <param name="across">Its blocks across in a unit of all channels, 1..4.</param>
/// <param name="down">Its blocks down in a unit of all channels, 1..4.</param>
/// <param name="quantization">Number of its quantization table, 0..3.</param>
internal sealed class JpegComponent(int id, int across, int down, int quantization)
{
    /// <summary>Coefficients of a block.</summary>
    public const int Coefficients = 64;

    private const int NotSeen = -1;

    private readonly int[] _missingBits = NothingSeen();
    private ulong[]? _nonZero;

    /// <summary>How scans name it.</summary>
    public int Id { get; } = id;

    /// <summary>Its blocks across in a unit of all channels.</summary>
    public int Across { get; } = across;

    /// <summary>Its blocks down in a unit of all channels.</summary>
    public int Down { get; } = down;

    /// <summary>Number of its quantization table.</summary>
    public int Quantization { get; } = quantization;

    /// <summary>Blocks across that have pixels of the picture.</summary>
    public int BlocksWide { get; set; }

    /// <summary>Blocks down that have pixels of the picture.</summary>
    public int BlocksHigh { get; set; }

    /// <summary>The last block's mean brightness, which the next one is told against.</summary>
    public int Prediction { get; set; }

    /// <summary>
    /// Progressive files only: a bit for each coefficient of each block, set when it is not 0. Such a file corrects
    /// coefficients that are not 0 in a way of their own.
    /// </summary>
    public ulong[] NonZero => _nonZero ??= new ulong[BlocksWide * BlocksHigh];

    /// <summary>Whether a scan had this channel.</summary>
    public bool IsSeen => _missingBits[0] != NotSeen;

    /// <summary>Whether some coefficients were told only without their last bits.</summary>
    public bool IsCoarse => Array.Exists(_missingBits, bits => bits > 0);

    /// <summary>Whether all coefficients were told with all their bits.</summary>
    public bool IsComplete => Array.TrueForAll(_missingBits, bits => bits == 0);

    /// <summary>Notes that a scan tells coefficients but for some of their bits.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="last">The last of them.</param>
    /// <param name="before">Bits that were missing up to now; 0 for a first scan of them.</param>
    /// <param name="after">Bits that are still missing.</param>
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
