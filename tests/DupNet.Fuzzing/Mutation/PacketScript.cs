using System;
using System.Collections.Generic;
using DupNet.Embedded.Serial;

namespace DupNet.Fuzzing.Mutation;

/// <summary>
/// What one side of a serial line sends, as bytes to be mutated: records of a byte for the kind, two for the length, and so many bytes. A
/// record of an odd kind goes onto the line as it is; one of an even kind is a packet, whose type is its first byte and whose payload the rest.
/// </summary>
internal static class PacketScript
{
    private const int HeadBytes = 3;
    private const byte PacketKind = 0;

    /// <summary>The record of a packet.</summary>
    public static byte[] Record(int type, ReadOnlySpan<byte> payload)
        => [PacketKind, (byte)(payload.Length + 1), (byte)((payload.Length + 1) >> 8), (byte)type, .. payload];

    /// <summary>The records of a script; the last one may be cut.</summary>
    public static List<(bool IsPacket, byte[] Bytes)> Parse(byte[] script)
    {
        List<(bool IsPacket, byte[] Bytes)> records = [];
        for (int at = 0; at + HeadBytes <= script.Length;)
        {
            int length = Math.Min(script[at + 1] | (script[at + 2] << 8), script.Length - at - HeadBytes);
            records.Add(((script[at] & 1) == PacketKind, script[(at + HeadBytes)..(at + HeadBytes + length)]));
            at += HeadBytes + length;
        }

        return records;
    }

    /// <summary>The bytes of a record on the line.</summary>
    /// <param name="record">The record.</param>
    /// <param name="sequence">The packet's sequence number.</param>
    public static byte[] OnLine((bool IsPacket, byte[] Bytes) record, int sequence)
    {
        if (!record.IsPacket || record.Bytes.Length == 0)
        {
            return record.Bytes;
        }

        var line = new LineBuffer();
        var writer = new PacketWriter();
        writer.Begin(record.Bytes[0], sequence);
        writer.PutBytes(record.Bytes, 1, Math.Min(record.Bytes.Length - 1, PacketLayout.MaxPayload));
        writer.Send(line);
        return line.Take();
    }

    /// <summary>Changes bytes within records, or whole records.</summary>
    public static byte[] Mutate(Random random, byte[] script)
    {
        List<(bool IsPacket, byte[] Bytes)> records = Parse(script);
        for (int changes = random.Next(1, 4); changes > 0 && records.Count > 0; changes--)
        {
            int at = random.Next(records.Count);
            switch (random.Next(8))
            {
                case 0:
                    records.RemoveAt(at);
                    break;
                case 1:
                    records.Insert(at, records[random.Next(records.Count)]);
                    break;
                case 2:
                    records.Insert(at, (false, OnLine(records[at], random.Next(65536)) is [.. byte[] start, _] ? start : []));
                    break;
                case 3:
                    records[at] = (records[at].IsPacket, [(byte)random.Next(256), .. records[at].Bytes.AsSpan(Math.Min(1, records[at].Bytes.Length))]);
                    break;
                default:
                    records[at] = (records[at].IsPacket, Mutation.Bytes.Mutate(random, (byte[])records[at].Bytes.Clone()));
                    break;
            }
        }

        List<byte> mutated = [];
        foreach ((bool isPacket, byte[] bytes) in records)
        {
            mutated.AddRange([(byte)(isPacket ? PacketKind : 1), (byte)bytes.Length, (byte)(bytes.Length >> 8)]);
            mutated.AddRange(bytes);
        }

        return [.. mutated];
    }
}
