using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO.Hashing;

namespace DupNet.Embedded.Serial.Tests;

/// <summary>A packet, made and read by other code than the library's.</summary>
internal sealed record Packet(int Type, int Sequence, byte[] Payload)
{
    public int Version { get; init; } = 1;

    public uint UInt32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(Payload.AsSpan(offset));

    public int UInt16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(Payload.AsSpan(offset));

    /// <summary>The bytes on the line.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[10 + Payload.Length + 4];
        bytes[0] = 0xD9;
        bytes[1] = 0x4E;
        bytes[2] = (byte)Version;
        bytes[3] = (byte)Type;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4), (ushort)Sequence);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(6), (ushort)Payload.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)Crc16OfBits(bytes.AsSpan(0, 8)));
        Payload.CopyTo(bytes, 10);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), Crc32.HashToUInt32(bytes.AsSpan(0, bytes.Length - 4)));
        return bytes;
    }

    /// <summary>The packets that follow one another in some bytes.</summary>
    public static List<Packet> Parse(IReadOnlyList<byte> line)
    {
        byte[] bytes = [.. line];
        List<Packet> packets = [];
        for (int at = 0; at < bytes.Length;)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 6));
            var packet = new Packet(bytes[at + 3], BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 4)), bytes[(at + 10)..(at + 10 + length)])
            {
                Version = bytes[at + 2],
            };
            Xunit.Assert.Equal(packet.ToBytes(), bytes[at..(at + 14 + length)]);
            packets.Add(packet);
            at += 14 + length;
        }

        return packets;
    }

    /// <summary>CRC-16/IBM-3740 by long division of bits.</summary>
    private static int Crc16OfBits(ReadOnlySpan<byte> bytes)
    {
        int register = 0xFFFF;
        foreach (byte value in bytes)
        {
            for (int bit = 7; bit >= 0; bit--)
            {
                int top = (register >> 15) ^ ((value >> bit) & 1);
                register = ((register << 1) & 0xFFFF) ^ (top * 0x1021);
            }
        }

        return register;
    }
}
