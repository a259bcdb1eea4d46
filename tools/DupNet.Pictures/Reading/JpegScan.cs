using System;
using System.Globalization;
using System.Numerics;

namespace DupNet.Pictures.Reading;

/// <summary>Walks through the entropy-coded data of one scan of a JPEG file, block by block, as a decoder does.</summary>
/// <remarks>
/// A block has 64 coefficients, number 0 being its mean. A sequential scan tells all of them. A progressive one tells those from
/// <c>First</c> to <c>Last</c>, for the first time or with one more bit (<c>Before</c> bits were missing, <c>After</c> are still).
/// Nothing is kept but what is needed to read on: of the mean the last one, of the others whether they are 0.
/// </remarks>
internal sealed class JpegScan
{
    private const byte FirstRestart = 0xD0;
    private const int Restarts = 8;

    /// <summary>The longest number of a coefficient, in bits: 8-bit pixels make no larger ones.</summary>
    private const int MostMeanBits = 11;

    private const int MostBits = 10;
    private const int ZeroRun = 15;

    /// <summary>
    /// A number of one bit without zeros before it. With the usual tables its code is made of zeros, so that zeroed bytes give blocks of which each
    /// number is -1. No picture has such a block.
    /// </summary>
    private const int LeastCode = 1;

    /// <summary>A mean, in 1/8 of a brightness, has at most 1024; encoders that sharpen edges go beyond it by little.</summary>
    private const int MostMean = 2 * 1024;

    /// <summary>Zero bytes that real data may end with.</summary>
    private const int PlausibleZeros = 8;

    private readonly byte[] _bytes;
    private readonly JpegFrame _frame;
    private readonly int _restartInterval;
    private readonly JpegBits _bits;

    // Blocks that follow without a coefficient of this scan that is not 0.
    private int _emptyBlocks;
    private long _blocks;

    /// <summary>Prepares to walk through a scan.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="start">Index of the first byte of the scan's data.</param>
    /// <param name="frame">The frame that the scan belongs to.</param>
    /// <param name="restartInterval">Units between restart markers; 0 for none.</param>
    public JpegScan(byte[] bytes, int start, JpegFrame frame, int restartInterval)
    {
        _bytes = bytes;
        _frame = frame;
        _restartInterval = restartInterval;
        _bits = new JpegBits(bytes, start);
    }

    /// <summary>A channel with its Huffman tables (null where the scan needs none) and the step of its mean.</summary>
    public readonly record struct Channel(JpegComponent Component, JpegCodes? Means, JpegCodes? Others, int Step);

    /// <summary>The channels of the scan: all channels, or a single one.</summary>
    public required Channel[] Channels { get; init; }

    /// <summary>Number of the first coefficient that the scan holds.</summary>
    public required int First { get; init; }

    /// <summary>Number of the last coefficient that the scan holds.</summary>
    public required int Last { get; init; }

    /// <summary>Number of bits of the coefficients that were missing before this scan; 0 for a first scan.</summary>
    public required int Before { get; init; }

    /// <summary>Number of bits of the coefficients that are still missing after this scan.</summary>
    public required int After { get; init; }

    private long AllBlocks
    {
        get
        {
            if (Channels.Length == 1)
            {
                return (long)Channels[0].Component.BlocksWide * Channels[0].Component.BlocksHigh;
            }

            long blocks = 0;
            foreach (Channel channel in Channels)
            {
                blocks += channel.Component.Across * channel.Component.Down;
            }

            return blocks * _frame.UnitsWide * _frame.UnitsHigh;
        }
    }

    /// <summary>Walks to the end of the scan.</summary>
    /// <returns>Index of the marker after the scan, or the length of the file.</returns>
    /// <exception cref="PixelLossException">Blocks are missing, or the data cannot be right.</exception>
    public int Walk()
    {
        bool single = Channels.Length == 1;
        int units = single ? Channels[0].Component.BlocksWide * Channels[0].Component.BlocksHigh : _frame.UnitsWide * _frame.UnitsHigh;
        Forget();
        for (int unit = 0; unit < units; unit++)
        {
            if (_restartInterval > 0 && unit > 0 && unit % _restartInterval == 0)
            {
                Restart((unit / _restartInterval) - 1);
            }

            foreach (Channel channel in Channels)
            {
                int blocks = single ? 1 : channel.Component.Across * channel.Component.Down;
                for (int i = 0; i < blocks; i++)
                {
                    Block(channel, unit);
                    if (_bits.IsOverrun)
                    {
                        throw EndsEarly();
                    }

                    _blocks++;
                }
            }
        }

        return _emptyBlocks == 0 ? EndSegment() : throw Damaged("blocks are told that the picture does not have");
    }

    private void Block(Channel channel, int block)
    {
        if (!_frame.IsProgressive)
        {
            Mean(channel);
            Others(channel);
        }
        else if (First == 0)
        {
            if (Before == 0)
            {
                Mean(channel);
            }
            else
            {
                _bits.Skip(1);
            }
        }
        else if (Before == 0)
        {
            FirstBits(channel.Others!, ref channel.Component.NonZero[block]);
        }
        else
        {
            NextBits(channel.Others!, ref channel.Component.NonZero[block]);
        }
    }

    private void Mean(Channel channel)
    {
        int size = channel.Means!.Read(_bits);
        if (size is < 0 or > MostMeanBits)
        {
            throw Impossible();
        }

        int value = _bits.Read(size);

        // Numbers of a size whose first bit is 0 are the negative ones.
        int difference = size > 0 && value >> (size - 1) == 0 ? value - (1 << size) + 1 : value;
        JpegComponent component = channel.Component;
        component.Prediction += difference << After;
        if (Math.Abs(component.Prediction) * (long)channel.Step > MostMean + channel.Step)
        {
            throw Damaged("a brightness is beyond white or black");
        }
    }

    private void Others(Channel channel)
    {
        JpegCodes codes = channel.Others!;
        int differences = 0;
        for (int k = 1; k < JpegComponent.Coefficients; k++)
        {
            int code = Code(codes);
            int size = code & 15;
            int run = code >> 4;
            if (size > 0)
            {
                k += run;
                if (k >= JpegComponent.Coefficients)
                {
                    throw Impossible();
                }

                differences |= (code ^ LeastCode) | _bits.Read(size);
            }
            else if (run == ZeroRun)
            {
                k += ZeroRun;
                differences = code;
            }
            else if (run == 0)
            {
                return;
            }
            else
            {
                throw Impossible();
            }
        }

        if (differences == 0)
        {
            throw _bits.IsOverrun ? EndsEarly() : Damaged("zeros stand where blocks should be");
        }
    }

    private void FirstBits(JpegCodes codes, ref ulong nonZero)
    {
        if (_emptyBlocks > 0)
        {
            _emptyBlocks--;
            return;
        }

        for (int k = First; k <= Last; k++)
        {
            int code = Code(codes);
            int size = code & 15;
            int run = code >> 4;
            if (size > 0)
            {
                k += run;
                if (k > Last)
                {
                    throw Impossible();
                }

                _bits.Skip(size);
                nonZero |= 1UL << k;
            }
            else if (run == ZeroRun)
            {
                k += ZeroRun;
            }
            else
            {
                _emptyBlocks = (1 << run) + _bits.Read(run) - 1;
                return;
            }
        }
    }

    /// <summary>
    /// Coefficients that were not 0 have a bit each, in their order. A code tells the next that is 1 or -1 now, or the end of
    /// the block, after a number of coefficients that stay 0.
    /// </summary>
    private void NextBits(JpegCodes codes, ref ulong nonZero)
    {
        int k = First;
        while (_emptyBlocks == 0 && k <= Last)
        {
            int code = Code(codes);
            int size = code & 15;
            int run = code >> 4;
            if (size == 0 && run < ZeroRun)
            {
                _emptyBlocks = (1 << run) + _bits.Read(run);
                break;
            }

            if (size > 1)
            {
                throw Impossible();
            }

            _bits.Skip(size);
            for (; k <= Last; k++)
            {
                if ((nonZero >> k & 1) != 0)
                {
                    _bits.Skip(1);
                }
                else if (run-- == 0)
                {
                    break;
                }
            }

            if (size > 0)
            {
                if (k > Last)
                {
                    throw Impossible();
                }

                nonZero |= 1UL << k;
            }

            k++;
        }

        if (_emptyBlocks > 0)
        {
            if (k <= Last)
            {
                ulong rest = (ulong.MaxValue >> (JpegComponent.Coefficients - 1 - Last)) & (ulong.MaxValue << k);
                for (int corrections = BitOperations.PopCount(nonZero & rest); corrections > 0; corrections -= 16)
                {
                    _bits.Skip(Math.Min(corrections, 16));
                }
            }

            _emptyBlocks--;
        }
    }

    /// <summary>A code of a coefficient that is no mean: zeros before it, and its size in bits.</summary>
    private int Code(JpegCodes codes)
    {
        int code = codes.Read(_bits);
        return code >= 0 && (code & 15) <= MostBits ? code : throw Impossible();
    }

    private void Restart(int number)
    {
        if (_emptyBlocks > 0)
        {
            throw Damaged("blocks are told that the picture does not have");
        }

        int marker = EndSegment();
        if (marker >= _bytes.Length)
        {
            throw EndsEarly();
        }

        if (_bytes[marker + 1] != FirstRestart + (number % Restarts))
        {
            throw Damaged("a restart marker is missing or wrong");
        }

        _bits.Restart(marker + 2);
        Forget();
    }

    private void Forget()
    {
        _emptyBlocks = 0;
        foreach (Channel channel in Channels)
        {
            channel.Component.Prediction = 0;
        }
    }

    /// <summary>Goes to the marker after the last block. Zeros before it may be padding, unless blocks were made of them as well.</summary>
    private int EndSegment()
    {
        int marker = _bits.GoToMarker(out int surplus);
        if (surplus > 0)
        {
            int zeros = 0;
            while (_bytes[marker - 1 - zeros] == 0)
            {
                zeros++;
            }

            if (surplus > zeros)
            {
                throw Damaged(string.Create(CultureInfo.InvariantCulture, $"{surplus} bytes are left after the last block"));
            }

            if (zeros - surplus > PlausibleZeros)
            {
                throw marker >= _bytes.Length
                    ? PixelLossException.CutShort("zeros fill the rest of the file")
                    : Damaged("zeros stand where blocks should be");
            }
        }

        return marker;
    }

    private PixelLossException EndsEarly()
    {
        string there = string.Create(CultureInfo.InvariantCulture, $"{_blocks} of {AllBlocks} blocks are there");
        string scan = _frame.IsProgressive ? there + " in a scan of a progressive file" : there;
        return _bits.GoToMarker(out _) >= _bytes.Length ? PixelLossException.CutShort(scan) : Damaged("only " + scan);
    }

    private PixelLossException Impossible() => _bits.IsOverrun ? EndsEarly() : Damaged("a code is impossible");

    private PixelLossException Damaged(string fault) =>
        PixelLossException.Damaged(string.Create(CultureInfo.InvariantCulture, $"{fault} (near byte {_bits.Position})"));
}
