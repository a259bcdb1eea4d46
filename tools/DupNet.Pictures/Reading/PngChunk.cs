using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO.Hashing;
using System.Text;

namespace DupNet.Pictures.Reading;

/// <summary>A chunk of a PNG file.</summary>
/// <param name="Type">Four letters. The first is a capital one where decoders must know the chunk.</param>
/// <param name="Start">Index in the file of the first byte of the chunk's data.</param>
/// <param name="Length">Number of bytes of the chunk's data that are there.</param>
/// <param name="IsWhole">Whether all data of the chunk is there.</param>
internal readonly record struct PngChunk(string Type, int Start, int Length, bool IsWhole)
{
    /// <summary>Number of bytes of a file before its first chunk.</summary>
    public const int SignatureBytes = 8;

    /// <summary>Number of bytes of a chunk before its data: length and type.</summary>
    public const int HeaderBytes = 8;

    /// <summary>Number of bytes of the checksum after a chunk's data.</summary>
    public const int ChecksumBytes = 4;

    private const int TypeBytes = 4;

    /// <summary>Whether decoders must know the chunk.</summary>
    public bool IsCritical => char.IsAsciiLetterUpper(Type[0]);

    /// <summary>Finds the chunks of a file, up to the last chunk, the end of the file, or something that is no chunk.</summary>
    public static IEnumerable<PngChunk> Of(byte[] bytes)
    {
        int position = SignatureBytes;
        while (position + HeaderBytes <= bytes.Length)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(position));
            ReadOnlySpan<byte> type = bytes.AsSpan(position + TypeBytes, TypeBytes);
            foreach (byte letter in type)
            {
                if (!char.IsAsciiLetter((char)letter))
                {
                    yield break;
                }
            }

            int start = position + HeaderBytes;
            int there = (int)Math.Min(length, bytes.Length - start);
            var chunk = new PngChunk(Encoding.ASCII.GetString(type), start, there, there == length);
            yield return chunk;
            if (!chunk.IsWhole || chunk.Type == "IEND" || start + there + ChecksumBytes > bytes.Length)
            {
                yield break;
            }

            position = start + there + ChecksumBytes;
        }
    }

    /// <summary>The bytes of the chunk's data.</summary>
    public ReadOnlySpan<byte> Data(byte[] bytes) => bytes.AsSpan(Start, Length);

    /// <summary>Whether the chunk's checksum is there and wrong.</summary>
    public bool HasWrongChecksum(byte[] bytes) => IsWhole
        && Start + Length + ChecksumBytes <= bytes.Length
        && Crc32.HashToUInt32(bytes.AsSpan(Start - TypeBytes, TypeBytes + Length)) != BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(Start + Length));
}
