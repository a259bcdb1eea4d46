using System;
using System.Globalization;
using Google.Protobuf.Reflection;

namespace DupNet.Onnx.Reading;

/// <summary>
/// Looks through the bytes of a file before they are parsed. Parsed, a message of two bytes takes a hundred, so a file of empty messages
/// would fill the memory.
/// </summary>
internal sealed class WireScan
{
    private const int MostParts = 200_000;
    private const int MostNumbers = 1 << 24;
    private const int MostDepth = 40;
    private const int LongestVarint = 10;

    private int _parts;
    private long _numbers;

    /// <summary>Looks through a file.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="type">What they are parsed as.</param>
    /// <exception cref="ImportRefusedException">The bytes are damaged, or have too many parts.</exception>
    public static void Check(ReadOnlySpan<byte> file, MessageDescriptor type) => new WireScan().Message(file, 0, type, 0);

    private static ImportRefusedException Damaged(int offset) =>
        new(string.Create(CultureInfo.InvariantCulture, $"is no ONNX file, or is damaged at byte {offset}."));

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at, int start)
    {
        ulong value = 0;
        for (int i = 0; i < LongestVarint && at < bytes.Length; i++)
        {
            byte part = bytes[at++];
            value |= (ulong)(part & 0x7F) << (7 * i);
            if (part < 0x80)
            {
                return value;
            }
        }

        throw Damaged(start + at);
    }

    private void Message(ReadOnlySpan<byte> bytes, int start, MessageDescriptor type, int depth)
    {
        if (depth > MostDepth)
        {
            throw new ImportRefusedException("has parts within parts, more than an ONNX file needs.");
        }

        int at = 0;
        while (at < bytes.Length)
        {
            int tagAt = at;
            ulong tag = Varint(bytes, ref at, start);
            FieldDescriptor? field = tag >> 3 is > 0 and < int.MaxValue ? type.FindFieldByNumber((int)(tag >> 3)) : throw Damaged(start + tagAt);
            if (field is null)
            {
                CountPart();
            }

            int length;
            switch (tag & 7)
            {
                case 0:
                    Varint(bytes, ref at, start);
                    CountNumbers(1);
                    continue;
                case 1:
                    length = 8;
                    break;
                case 2:
                    ulong stated = Varint(bytes, ref at, start);
                    length = stated <= (ulong)(bytes.Length - at) ? (int)stated : throw Damaged(start + at);
                    break;
                case 5:
                    length = 4;
                    break;
                default:
                    throw Damaged(start + tagAt);
            }

            if (length > bytes.Length - at)
            {
                throw Damaged(start + at);
            }

            if ((tag & 7) == 2 && field is not null)
            {
                Field(bytes.Slice(at, length), start + at, field, depth);
            }

            at += length;
        }
    }

    private void Field(ReadOnlySpan<byte> bytes, int start, FieldDescriptor field, int depth)
    {
        switch (field.FieldType)
        {
            case FieldType.Message:
                CountPart();
                Message(bytes, start, field.MessageType, depth + 1);
                break;
            case FieldType.String or FieldType.Bytes:
                CountPart();
                break;
            case FieldType.Float or FieldType.Double:
                break;
            default:
                // Packed: a byte can be a number of eight.
                CountNumbers(bytes.Length);
                break;
        }
    }

    private void CountNumbers(int numbers)
    {
        _numbers += numbers;
        if (_numbers > MostNumbers)
        {
            throw new ImportRefusedException("has more numbers than a detector can have.");
        }
    }

    private void CountPart()
    {
        if (++_parts > MostParts)
        {
            throw new ImportRefusedException(string.Create(CultureInfo.InvariantCulture, $"has more than {MostParts} parts, far more than a detector."));
        }
    }
}
