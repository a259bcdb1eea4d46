using System;
using System.Buffers.Binary;
using System.Globalization;
using System.IO;

namespace DupNet.Pictures.Reading;

/// <summary>Reads the first picture of GIF files through to tell whether its pixels are all there.</summary>
/// <remarks>Data comes in blocks of up to 255 bytes, their length before them; one of 0 bytes ends a row of blocks.</remarks>
internal sealed class GifReader
{
    private const int ScreenBytes = 13;
    private const int PictureHeaderBytes = 9;
    private const int FlagsAt = 8;
    private const int ScreenFlagsAt = 10;
    private const int HasColours = 0x80;
    private const int BytesOfColour = 3;
    private const int MostBlockBytes = 255;

    private const byte Extension = 0x21;
    private const byte Picture = 0x2C;
    private const byte Trailer = 0x3B;

    private readonly byte[] _bytes;
    private int _position;

    private GifReader(byte[] bytes) => _bytes = bytes;

    /// <summary>Checks that the pixels of a GIF file's first picture are all there.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>The file, with an end after the pixels where it is cut there; and what is lost.</returns>
    public static CheckedBytes Check(byte[] bytes)
    {
        try
        {
            return new CheckedBytes(new GifReader(bytes).Read(), null);
        }
        catch (PixelLossException e)
        {
            return new CheckedBytes(bytes, e.Message);
        }
    }

    private byte[] Read()
    {
        _position = ScreenBytes;
        SkipColours(At(ScreenFlagsAt));
        while (true)
        {
            switch (Next())
            {
                case Extension:
                    Next();
                    ReadBlocks(null);
                    break;
                case Picture:
                    return ReadPicture();
                case Trailer:
                    throw PixelLossException.Damaged("it ends before its pixels");
                default:
                    throw PixelLossException.Damaged(string.Create(CultureInfo.InvariantCulture, $"byte {_position - 1} begins nothing"));
            }
        }
    }

    private byte[] ReadPicture()
    {
        At(_position + PictureHeaderBytes - 1);
        ReadOnlySpan<byte> header = _bytes.AsSpan(_position, PictureHeaderBytes);
        long pixels = (long)BinaryPrimitives.ReadUInt16LittleEndian(header[4..]) * BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);
        _position += PictureHeaderBytes;
        SkipColours(header[FlagsAt]);
        int bits = Next();
        int start = _position;
        using var data = new MemoryStream();
        bool ended = ReadBlocks(data);
        long there = GifPixels.Count(data.GetBuffer().AsSpan(0, (int)data.Length), bits, pixels);
        if (there < pixels)
        {
            string found = string.Create(CultureInfo.InvariantCulture, $"{there} of {pixels} pixels are there");
            throw ended ? PixelLossException.Damaged("only " + found) : PixelLossException.CutShort(found);
        }

        return ended ? _bytes : EndAfter(start, data.GetBuffer().AsSpan(0, (int)data.Length));
    }

    /// <summary>The file with its pixels in new blocks, and nothing after them.</summary>
    private byte[] EndAfter(int start, ReadOnlySpan<byte> data)
    {
        using var file = new MemoryStream();
        file.Write(_bytes.AsSpan(0, start));
        while (data.Length > 0)
        {
            int length = Math.Min(data.Length, MostBlockBytes);
            file.WriteByte((byte)length);
            file.Write(data[..length]);
            data = data[length..];
        }

        file.WriteByte(0);
        file.WriteByte(Trailer);
        return file.ToArray();
    }

    /// <summary>Passes over blocks; false if the file ends among them.</summary>
    private bool ReadBlocks(MemoryStream? data)
    {
        while (_position < _bytes.Length)
        {
            int length = _bytes[_position++];
            if (length == 0)
            {
                return true;
            }

            int there = Math.Min(length, _bytes.Length - _position);
            data?.Write(_bytes.AsSpan(_position, there));
            _position += there;
        }

        return false;
    }

    private void SkipColours(int flags)
    {
        if ((flags & HasColours) != 0)
        {
            _position += BytesOfColour << ((flags & 7) + 1);
        }
    }

    private byte Next() => At(_position++);

    private byte At(int position) =>
        position < _bytes.Length ? _bytes[position] : throw PixelLossException.CutShort("it ends before its pixels");
}
