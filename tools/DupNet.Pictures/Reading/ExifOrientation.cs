using System;
using System.Buffers.Binary;

namespace DupNet.Pictures.Reading;

/// <summary>Reads the orientation from Exif data, which is a TIFF file without pixels: a list of tags, with numbers in either byte order.</summary>
internal static class ExifOrientation
{
    private const int HeaderBytes = 8;
    private const int EntryBytes = 12;
    private const ushort Magic = 42;
    private const ushort OrientationTag = 0x0112;

    private const ushort Byte = 1;
    private const ushort Short = 3;
    private const ushort Long = 4;

    private static ReadOnlySpan<byte> Prefix => "Exif\0"u8;

    /// <summary>The orientation, 1..8 as Exif counts; 0 when the data says nothing.</summary>
    /// <param name="data">The data, with or without the letters "Exif" and two bytes before it.</param>
    public static int Of(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> tiff = data.StartsWith(Prefix) && data.Length > Prefix.Length ? data[(Prefix.Length + 1)..] : data;
        bool little = tiff.StartsWith("II"u8);
        if (tiff.Length < HeaderBytes || !(little || tiff.StartsWith("MM"u8)) || ReadShort(tiff[2..], little) != Magic)
        {
            return 0;
        }

        // The first list is that of the picture; a later one is that of its thumbnail.
        uint start = ReadLong(tiff[4..], little);
        if (start + sizeof(ushort) > (uint)tiff.Length)
        {
            return 0;
        }

        ReadOnlySpan<byte> list = tiff[(int)start..];
        int entries = ReadShort(list, little);
        list = list[sizeof(ushort)..];
        for (; entries > 0 && list.Length >= EntryBytes; entries--, list = list[EntryBytes..])
        {
            if (ReadShort(list, little) == OrientationTag)
            {
                ReadOnlySpan<byte> value = list[8..];
                uint orientation = ReadShort(list[2..], little) switch
                {
                    Byte => value[0],
                    Short => ReadShort(value, little),
                    Long => ReadLong(value, little),
                    _ => 0,
                };
                return orientation <= OrientationNumber.Last ? (int)orientation : 0;
            }
        }

        return 0;
    }

    private static ushort ReadShort(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint ReadLong(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
