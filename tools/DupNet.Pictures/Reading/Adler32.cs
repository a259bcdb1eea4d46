using System;

namespace DupNet.Pictures.Reading;

/// <summary>The checksum that compressed streams of PNG files end with (RFC 1950).</summary>
internal static class Adler32
{
    private const uint Modulus = 65521;

    /// <summary>So many bytes can be added before sums pass 32 bits.</summary>
    private const int Piece = 5552;

    /// <summary>The checksum of a stream after some more bytes.</summary>
    /// <param name="checksum">Checksum of the bytes before; 1 if there are none.</param>
    /// <param name="bytes">The bytes that follow.</param>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint sum = checksum & 0xFFFF;
        uint sums = checksum >> 16;
        while (bytes.Length > 0)
        {
            ReadOnlySpan<byte> piece = bytes[..Math.Min(Piece, bytes.Length)];
            foreach (byte value in piece)
            {
                sum += value;
                sums += sum;
            }

            sum %= Modulus;
            sums %= Modulus;
            bytes = bytes[piece.Length..];
        }

        return (sums << 16) | sum;
    }
}
