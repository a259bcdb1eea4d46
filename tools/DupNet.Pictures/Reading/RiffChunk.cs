using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace DupNet.Pictures.Reading;

/// <summary>A chunk of a WebP file.</summary>
/// <param name="Type">Four characters.</param>
/// <param name="Start">Index in the file of the first byte of the chunk's data.</param>
/// <param name="Length">Number of bytes of the chunk's data that are there.</param>
/// <param name="IsWhole">Whether all data of the chunk is there.</param>
internal readonly record struct RiffChunk(string Type, int Start, int Length, bool IsWhole)
{
    /// <summary>Number of bytes of a file before its first chunk: "RIFF", the length of what follows, "WEBP".</summary>
    public const int FileHeaderBytes = 12;

    /// <summary>Number of bytes of a chunk before its data: type and length.</summary>
    public const int HeaderBytes = 8;

    private const int TypeBytes = 4;

    /// <summary>Finds the chunks of a file, up to the end that its header states or the end of its bytes.</summary>
    public static IEnumerable<RiffChunk> Of(byte[] bytes)
    {
        uint told = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(TypeBytes));
        long end = Math.Min(bytes.Length, HeaderBytes + (long)told);
        int position = FileHeaderBytes;
        while (position + HeaderBytes <= end)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(position + TypeBytes));
            int start = position + HeaderBytes;
            int there = (int)Math.Min(length, bytes.Length - start);
            yield return new RiffChunk(Encoding.ASCII.GetString(bytes, position, TypeBytes), start, there, there == length);

            // Chunks begin at even positions.
            long next = start + (long)length + (length & 1);
            if (next > end)
            {
                yield break;
            }

            position = (int)next;
        }
    }

    /// <summary>The bytes of the chunk's data.</summary>
    public ReadOnlySpan<byte> Data(byte[] bytes) => bytes.AsSpan(Start, Length);
}
