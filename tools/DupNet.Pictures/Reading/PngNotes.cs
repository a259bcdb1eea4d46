using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace DupNet.Pictures.Reading;

/// <summary>Finds Exif data and XMP packets in PNG files: in a chunk of their own, or in texts, where older programs put them.</summary>
internal static class PngNotes
{
    private const string XmpKey = "XML:com.adobe.xmp";
    private const string ProfileKey = "Raw profile type ";

    /// <summary>Texts beyond this are left out: a small chunk may be made to unpack to gigabytes.</summary>
    private const int MostTextBytes = 1 << 24;

    /// <summary>Finds Exif data and XMP packets in the bytes of a PNG file.</summary>
    public static PictureNotes Of(byte[] bytes)
    {
        var notes = new PictureNotes();
        foreach (PngChunk chunk in PngChunk.Of(bytes))
        {
            if (chunk.HasWrongChecksum(bytes))
            {
                continue;
            }

            switch (chunk.Type)
            {
                case "eXIf":
                    notes.Exif.Add(chunk.Data(bytes).ToArray());
                    break;
                case "tEXt":
                case "zTXt":
                case "iTXt":
                    AddText(notes, chunk.Type, chunk.Data(bytes));
                    break;
            }
        }

        return notes;
    }

    private static void AddText(PictureNotes notes, string type, ReadOnlySpan<byte> data)
    {
        string key = TakeWord(ref data);
        if (key != XmpKey && !key.StartsWith(ProfileKey, StringComparison.Ordinal))
        {
            return;
        }

        bool packed = type == "zTXt";
        if (type == "iTXt" && data.Length > 2)
        {
            packed = data[0] != 0;
            data = data[1..];
        }

        if (type != "tEXt" && data.Length > 0)
        {
            // The method of compression; there is but one.
            data = data[1..];
        }

        if (type == "iTXt")
        {
            // Language, and the key in it.
            TakeWord(ref data);
            TakeWord(ref data);
        }

        byte[] text = packed ? Unpack(data) : data.ToArray();
        if (key == XmpKey)
        {
            notes.Xmp.Add(text);
            return;
        }

        byte[] profile = ReadProfile(text);
        switch (key[ProfileKey.Length..])
        {
            case "exif":
            case "APP1":
                notes.Exif.Add(profile);
                break;
            case "xmp":
                notes.Xmp.Add(profile);
                break;
        }
    }

    /// <summary>Takes the characters up to a byte of 0 from the start of some data.</summary>
    private static string TakeWord(ref ReadOnlySpan<byte> data)
    {
        int end = data.IndexOf((byte)0);
        string word = end < 0 ? string.Empty : Encoding.Latin1.GetString(data[..end]);
        data = end < 0 ? [] : data[(end + 1)..];
        return word;
    }

    private static byte[] Unpack(ReadOnlySpan<byte> data)
    {
        using var stream = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
        using var text = new MemoryStream();
        byte[] piece = new byte[1 << 12];
        try
        {
            int count;
            while ((count = stream.Read(piece)) > 0 && text.Length < MostTextBytes)
            {
                text.Write(piece.AsSpan(0, count));
            }
        }
        catch (InvalidDataException)
        {
            // What was unpacked up to here may be enough.
        }

        return text.ToArray();
    }

    /// <summary>Reads lines: an empty one, a name, a length, then the data in hexadecimal digits.</summary>
    private static byte[] ReadProfile(byte[] text)
    {
        string[] lines = Encoding.Latin1.GetString(text).Split('\n', 4);
        if (lines.Length < 4 || !int.TryParse(lines[2], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out _))
        {
            return [];
        }

        string digits = string.Concat(lines[3].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        try
        {
            return Convert.FromHexString(digits.AsSpan(0, digits.Length & ~1));
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
