using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace DupNet.Pictures.Reading;

/// <summary>Finds Exif data and XMP packets in JPEG files: in APP1 segments, before the pixels.</summary>
internal static class JpegNotes
{
    private const byte MarkerStart = 0xFF;
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte App1 = 0xE1;
    private const int MarkerBytes = 2;

    // A packet that is too long for a segment goes on in others: an identifier, the length of all, and where each belongs.
    private const int IdentifierBytes = 32;
    private const int ExtensionHeaderBytes = IdentifierBytes + (2 * sizeof(uint));

    private static ReadOnlySpan<byte> ExifName => "Exif\0"u8;

    private static ReadOnlySpan<byte> XmpName => "http://ns.adobe.com/xap/1.0/\0"u8;

    private static ReadOnlySpan<byte> ExtensionName => "http://ns.adobe.com/xmp/extension/\0"u8;

    /// <summary>Finds Exif data and XMP packets in the bytes of a JPEG file.</summary>
    public static PictureNotes Of(byte[] bytes)
    {
        var notes = new PictureNotes();
        var extension = new SortedDictionary<uint, byte[]>();
        int position = MarkerBytes;
        while (position + (2 * MarkerBytes) <= bytes.Length)
        {
            byte marker = bytes[position + 1];
            if (bytes[position] != MarkerStart || marker is 0 or MarkerStart)
            {
                position++;
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(position + MarkerBytes));
            if (marker is StartOfScan or EndOfImage || length < MarkerBytes || position + MarkerBytes + length > bytes.Length)
            {
                break;
            }

            if (marker == App1)
            {
                Add(notes, extension, bytes.AsSpan(position + (2 * MarkerBytes), length - MarkerBytes));
            }

            position += MarkerBytes + length;
        }

        if (extension.Count > 0)
        {
            var packet = new List<byte>();
            foreach (byte[] part in extension.Values)
            {
                packet.AddRange(part);
            }

            notes.Xmp.Add([.. packet]);
        }

        return notes;
    }

    private static void Add(PictureNotes notes, SortedDictionary<uint, byte[]> extension, ReadOnlySpan<byte> segment)
    {
        if (segment.StartsWith(ExifName))
        {
            notes.Exif.Add(segment.ToArray());
        }
        else if (segment.StartsWith(XmpName))
        {
            notes.Xmp.Add(segment[XmpName.Length..].ToArray());
        }
        else if (segment.StartsWith(ExtensionName) && segment.Length >= ExtensionName.Length + ExtensionHeaderBytes)
        {
            ReadOnlySpan<byte> part = segment[ExtensionName.Length..];
            uint offset = BinaryPrimitives.ReadUInt32BigEndian(part[(IdentifierBytes + sizeof(uint))..]);
            extension[offset] = part[ExtensionHeaderBytes..].ToArray();
        }
    }
}
