using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace DupNet.Pictures.Reading;

/// <summary>A chunk of a WebP file.</summary>
/// <param name="Type">Four characters.</param>
/// <param name="Start">Where its data begins.</param>
/// <param name="Length">Bytes of its data that are there.</param>
/// <param name="IsWhole">Whether all its data is there.</param>
internal readonly record struct RiffChunk(string Type, int Start, int Length, bool IsWhole)
{
    /// <summary>Bytes of a file before its first chunk: "RIFF", the length of what follows, "WEBP".</summary>
    public const int FileHeaderBytes = 12;

    /// <summary>Type and length, before the data.</summary>
    public const int HeaderBytes = 8;

    private const int TypeBytes = 4;

    /// <summary>The chunks of a file, up to its end as its header or its length says.</summary>
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

    /// <summary>Its data.</summary>
    public ReadOnlySpan<byte> Data(byte[] bytes) => bytes.AsSpan(Start, Length);
}
