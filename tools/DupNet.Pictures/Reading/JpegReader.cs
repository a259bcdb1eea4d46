using System;
using System.Buffers.Binary;
using System.Globalization;

namespace DupNet.Pictures.Reading;

/// <summary>Reads JPEG files through to tell whether their pixels are all there.</summary>
/// <remarks>
/// Decoders fill what is missing with gray and go on. So this walks through all blocks as they do, without making pixels, and
/// looks for what damage leaves: codes that do not exist, brightness beyond white, blocks that are missing, bytes that are left.
/// Kinds of JPEG files that it does not know (lossless, arithmetic coding, 12 bits) it leaves to the decoder.
/// </remarks>
internal sealed class JpegReader
{
    /// <summary>Largest number of scans that a file may have. Encoders write about ten, and each is as much work as a picture.</summary>
    public const int MostScans = 256;

    private const int Tables = 4;
    private const int MarkerBytes = 2;
    private const int LengthBytes = 2;
    private const int SampleBits = 8;
    private const int OthersFlag = 0x10;
    private const int MostMissingBits = 13;

    private const byte EndOfFile = 0;
    private const byte Temporary = 1;
    private const byte MarkerStart = 0xFF;
    private const byte Sequential = 0xC0;
    private const byte Progressive = 0xC2;
    private const byte HuffmanTables = 0xC4;
    private const byte Reserved = 0xC8;
    private const byte ArithmeticConditions = 0xCC;
    private const byte LastFrame = 0xCF;
    private const byte FirstRestart = 0xD0;
    private const byte LastRestart = 0xD7;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte QuantizationTables = 0xDB;
    private const byte RestartInterval = 0xDD;

    private readonly byte[] _bytes;
    private readonly JpegCodes?[] _means = new JpegCodes?[Tables];
    private readonly JpegCodes?[] _others = new JpegCodes?[Tables];
    private readonly int[] _steps = new int[Tables];
    private JpegFrame? _frame;
    private int _restartInterval;
    private int _scans;
    private int _position = MarkerBytes;

    private JpegReader(byte[] bytes) => _bytes = bytes;

    /// <summary>Checks that the pixels of a JPEG file are all there.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>The file, with an end marker where it had none; and what is lost.</returns>
    public static CheckedBytes Check(byte[] bytes)
    {
        var reader = new JpegReader(bytes);
        string? loss = null;
        bool ended = false;
        try
        {
            ended = reader.Read();
        }
        catch (PixelLossException e)
        {
            loss = e.Message;
        }

        // A decoder would go through all scans, however many they are.
        int length = loss is null || reader._scans > MostScans ? reader._position : bytes.Length;
        return new CheckedBytes(ended ? bytes : [.. bytes.AsSpan(0, length), MarkerStart, EndOfImage], loss);
    }

    /// <summary>Reads up to the end marker; false if there is none but all pixels are there.</summary>
    private bool Read()
    {
        while (true)
        {
            byte marker = NextMarker();
            switch (marker)
            {
                case EndOfImage:
                    CheckEnd();
                    return true;
                case EndOfFile or StartOfImage when IsComplete():
                    return false;
                case EndOfFile:
                    throw CutShort();
                case StartOfImage:
                    throw PixelLossException.Damaged("another picture begins before its pixels end");
                case (>= FirstRestart and <= LastRestart) or Temporary:
                    continue;
            }

            ReadOnlySpan<byte> segment = Segment();
            switch (marker)
            {
                case HuffmanTables:
                    ReadCodes(segment);
                    break;
                case QuantizationTables:
                    ReadSteps(segment);
                    break;
                case RestartInterval:
                    _restartInterval = segment.Length == sizeof(ushort)
                        ? BinaryPrimitives.ReadUInt16BigEndian(segment)
                        : throw PixelLossException.Damaged("its restart interval is impossible");
                    break;
                case StartOfScan:
                    WalkScan(segment);
                    break;
                case >= Sequential and <= LastFrame and not Reserved and not ArithmeticConditions:
                    if (_frame is not null)
                    {
                        throw PixelLossException.Damaged("it has a second frame header");
                    }

                    if (marker > Progressive || segment.Length == 0 || segment[0] != SampleBits)
                    {
                        // A kind that is left to the decoder.
                        return true;
                    }

                    _frame = JpegFrame.Read(marker == Progressive, segment);
                    break;
            }
        }
    }

    /// <summary>The next marker. The position is after it, but at one that begins or ends a picture.</summary>
    private byte NextMarker()
    {
        bool stray = false;
        for (int i = _position; i + 1 < _bytes.Length; i++)
        {
            byte marker = _bytes[i + 1];
            if (_bytes[i] == MarkerStart && marker is not 0 and not MarkerStart)
            {
                _position = marker is StartOfImage or EndOfImage ? i : i + MarkerBytes;
                return stray ? throw PixelLossException.Damaged($"bytes before byte {i} belong to nothing") : marker;
            }

            stray |= _bytes[i] != MarkerStart;
        }

        return EndOfFile;
    }

    private ReadOnlySpan<byte> Segment()
    {
        int length = _position + LengthBytes <= _bytes.Length
            ? BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(_position))
            : throw CutShort();
        if (length < LengthBytes)
        {
            throw PixelLossException.Damaged($"a segment has no length (byte {_position})");
        }

        if (_position + length > _bytes.Length)
        {
            throw CutShort();
        }

        ReadOnlySpan<byte> segment = _bytes.AsSpan(_position + LengthBytes, length - LengthBytes);
        _position += length;
        return segment;
    }

    private void ReadCodes(ReadOnlySpan<byte> segment)
    {
        while (segment.Length > JpegCodes.MaxLength)
        {
            int slot = segment[0];
            ReadOnlySpan<byte> counts = segment.Slice(1, JpegCodes.MaxLength);
            int symbols = 0;
            foreach (byte count in counts)
            {
                symbols += count;
            }

            segment = segment[(1 + JpegCodes.MaxLength)..];
            if ((slot & ~OthersFlag) >= Tables || symbols > segment.Length)
            {
                throw PixelLossException.Damaged("its Huffman tables are impossible");
            }

            JpegCodes?[] tables = (slot & OthersFlag) == 0 ? _means : _others;
            tables[slot & ~OthersFlag] = new JpegCodes(counts, segment[..symbols]);
            segment = segment[symbols..];
        }
    }

    /// <summary>Keeps of each quantization table the step of the mean, which comes first.</summary>
    private void ReadSteps(ReadOnlySpan<byte> segment)
    {
        while (segment.Length > JpegComponent.Coefficients)
        {
            int bytes = 1 + (segment[0] >> 4);
            int slot = segment[0] & 15;
            int length = 1 + (bytes * JpegComponent.Coefficients);
            if (bytes > sizeof(ushort) || slot >= Tables || length > segment.Length)
            {
                throw PixelLossException.Damaged("its quantization tables are impossible");
            }

            _steps[slot] = bytes == 1 ? segment[1] : BinaryPrimitives.ReadUInt16BigEndian(segment[1..]);
            segment = segment[length..];
        }
    }

    private void WalkScan(ReadOnlySpan<byte> header)
    {
        int count = header.Length > 0 ? header[0] : 0;
        if (_frame is null || count < 1 || count > _frame.Components.Length || header.Length != 1 + (count * 2) + 3)
        {
            throw ImpossibleScan();
        }

        if (++_scans > MostScans)
        {
            throw PixelLossException.Damaged($"it has more than {MostScans} scans");
        }

        ReadOnlySpan<byte> range = header[(1 + (count * 2))..];

        // Sequential files have but one way, whatever the header says.
        bool progressive = _frame.IsProgressive;
        int first = progressive ? range[0] : 0;
        int last = progressive ? range[1] : JpegComponent.Coefficients - 1;
        int before = progressive ? range[2] >> 4 : 0;
        int after = progressive ? range[2] & 15 : 0;
        if (last >= JpegComponent.Coefficients
            || first > last
            || (progressive && first == 0 && last != 0)
            || (first > 0 && count > 1)
            || after > MostMissingBits
            || (before != 0 && before != after + 1))
        {
            throw ImpossibleScan();
        }

        var channels = new JpegScan.Channel[count];
        for (int i = 0; i < count; i++)
        {
            int id = header[1 + (i * 2)];
            int tables = header[2 + (i * 2)];
            JpegComponent component = Array.Find(_frame.Components, candidate => candidate.Id == id) ?? throw ImpossibleScan();
            if (Array.Exists(channels, other => other.Component == component) || !component.See(first, last, before, after))
            {
                throw ImpossibleScan();
            }

            channels[i] = new JpegScan.Channel(
                component,
                first == 0 && before == 0 ? Codes(_means, tables >> 4, JpegStandardCodes.Means) : null,
                last > 0 ? Codes(_others, tables & 15, JpegStandardCodes.Others) : null,
                _steps[component.Quantization]);
        }

        _position = new JpegScan(_bytes, _position, _frame, _restartInterval)
        {
            Channels = channels,
            First = first,
            Last = last,
            Before = before,
            After = after,
        }.Walk();
    }

    /// <summary>A table of the file. Frames of films (MJPEG) leave out those of the standard.</summary>
    private JpegCodes Codes(JpegCodes?[] tables, int slot, Func<int, JpegCodes?> standard) =>
        (slot < Tables ? tables[slot] ?? (_frame!.IsProgressive ? null : standard(slot)) : null)
        ?? throw PixelLossException.Damaged("a Huffman table is missing");

    private bool IsComplete() => _frame is not null
        && Array.TrueForAll(_frame.Components, component => _frame.IsProgressive ? component.IsComplete : component.IsSeen);

    private void CheckEnd()
    {
        if (_frame is null || !Array.TrueForAll(_frame.Components, component => component.IsSeen))
        {
            throw PixelLossException.Damaged("it ends before its pixels");
        }

        if (Array.Exists(_frame.Components, component => component.IsCoarse))
        {
            throw PixelLossException.Damaged("scans that tell its details are missing");
        }
    }

    private PixelLossException CutShort() => PixelLossException.CutShort(
        _scans == 0 ? "it ends before its pixels" : string.Create(CultureInfo.InvariantCulture, $"only {_scans} of its scans are there"));

    private PixelLossException ImpossibleScan() =>
        PixelLossException.Damaged(string.Create(CultureInfo.InvariantCulture, $"a scan is impossible (byte {_position})"));
}
