using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace DupNet.Pictures.Tests;

/// <summary>Writes PNG files chunk by chunk.</summary>
internal static class TestPng
{
    private const int PieceBytes = 4096;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The rows of a picture, each with a filter of 0 before it, compressed.</summary>
    public static byte[] Rows(Picture picture)
    {
        using var data = new MemoryStream();
        using (var stream = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            int bytes = picture.Width * Picture.Channels;
            for (int y = 0; y < picture.Height; y++)
            {
                stream.WriteByte(0);
                stream.Write(picture.Rgb, y * bytes, bytes);
            }
        }

        return data.ToArray();
    }

    /// <summary>A header for pixels of three bytes.</summary>
    public static byte[] Header(int width, int height)
    {
        byte[] data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        data[8] = 8;
        data[9] = 2;
        return Chunk("IHDR", data);
    }

    /// <summary>A chunk with its checksum.</summary>
    public static byte[] Chunk(string type, ReadOnlySpan<byte> data)
    {
        byte[] chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type).CopyTo(chunk, 4);
        data.CopyTo(chunk.AsSpan(8));
        uint checksum = Crc32.HashToUInt32(chunk.AsSpan(4, data.Length + 4));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), checksum);
        return chunk;
    }

    /// <summary>Chunks with compressed rows.</summary>
    public static byte[] Data(byte[] rows)
    {
        using var chunks = new MemoryStream();
        for (int i = 0; i < rows.Length; i += PieceBytes)
        {
            chunks.Write(Chunk("IDAT", rows.AsSpan(i, Math.Min(PieceBytes, rows.Length - i))));
        }

        return chunks.ToArray();
    }

    /// <summary>A file of some chunks.</summary>
    public static byte[] File(params byte[][] chunks)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        foreach (byte[] chunk in chunks)
        {
            file.Write(chunk);
        }

        return file.ToArray();
    }

    /// <summary>A whole file of a picture, with a chunk before its pixels.</summary>
    public static byte[] Of(Picture picture, params byte[][] before) =>
        File([Header(picture.Width, picture.Height), .. before, Data(Rows(picture)), Chunk("IEND", [])]);
}
