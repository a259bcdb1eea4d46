using System;
using System.Buffers.Binary;
using System.Text;

namespace DupNet.Pictures.Tests;

/// <summary>Adds chunks to WebP files.</summary>
internal static class TestWebP
{
    private const int FileHeaderBytes = 12;
    private const byte HasExif = 8;
    private const byte HasXmp = 4;

    /// <summary>A simple file as an extended one, with a chunk after its pixels.</summary>
    /// <param name="simple">The file, of 101 x 93 pixels.</param>
    /// <param name="type">"EXIF" or "XMP ".</param>
    /// <param name="data">The chunk's data.</param>
    public static byte[] WithChunk(byte[] simple, string type, byte[] data)
    {
        byte[] features = [type == "EXIF" ? HasExif : HasXmp, 0, 0, 0, 100, 0, 0, 92, 0, 0];
        byte[] file = [.. simple[..FileHeaderBytes], .. Chunk("VP8X", features), .. simple[FileHeaderBytes..], .. Chunk(type, data)];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
        return [.. Encoding.ASCII.GetBytes(type), .. length, .. data, .. new byte[data.Length & 1]];
    }
}
