using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;

namespace DupNet.Embedded.Serial.Tests;

/// <summary>Packets out of lines that are clean, cut into any portions, or full of garbage.</summary>
public sealed class PacketReaderTests
{
    private static readonly Gen<Packet> s_packet = Gen.Select(
        Gen.Int[0, 255], Gen.Int[0, 65535], Gen.Byte.Array[0, 40], (type, sequence, payload) => new Packet(type, sequence, payload));

    /// <summary>Bytes among which starts of packets are frequent.</summary>
    private static readonly Gen<byte[]> s_garbage = Gen.OneOf(
        Gen.Byte, Gen.Const((byte)0xD9), Gen.Const((byte)0x4E), Gen.Const((byte)1)).Array[0, 60];

    [Fact]
    public void WriterMakesWhatTheDocumentSays()
        => s_packet.Sample(packet =>
        {
            ScriptedLink link = new();
            PacketWriter writer = new();
            writer.Begin(packet.Type, packet.Sequence);
            writer.PutBytes(packet.Payload, 0, packet.Payload.Length);
            writer.Send(link);
            writer.Send(link);
            Assert.Equal(packet.ToBytes().Concat(packet.ToBytes()), link.Sent);
        });

    [Fact]
    public void LargestPayloadPassesAndOneMoreDoesNot()
    {
        PacketWriter writer = new();
        ScriptedLink link = new();
        writer.Begin(1, 2);
        writer.PutBytes(new byte[1024], 0, 1024);
        Assert.Equal(0, writer.Room);
        Assert.Throws<InvalidOperationException>(() => writer.PutByte(0));
        Assert.Throws<InvalidOperationException>(() => writer.PutBytes([1], 0, 1));
        writer.Send(link);
        link.Bring([.. link.Sent]);
        PacketReader reader = new();
        Assert.True(reader.Read(link, 1));
        Assert.Equal(1024, reader.Length);

        link.Bring(new Packet(1, 2, new byte[1025]).ToBytes());
        Assert.False(reader.Read(link, 1));
        Assert.Equal(1, reader.HeaderErrors);
    }

    [Fact]
    public void TextIsCutAndTurnedIntoAscii()
    {
        PacketWriter writer = new();
        ScriptedLink link = new();
        writer.Begin(1, 2);
        writer.PutText("aü\u4E2Db", 3);
        writer.PutText(null, 3);
        writer.Send(link);
        Assert.Equal([3, (byte)'a', (byte)'?', (byte)'?', 0], Packet.Parse(link.Sent).Single().Payload);
    }

    [Fact]
    public void AllPacketsAreFoundHoweverTheyArePortionedAndWhateverLiesBetween()
        => Gen.Select(s_packet.Array[1, 6], Gen.Byte.Where(value => value != 0xD9).Array[0, 30].Array[7], Gen.Int).Sample((packets, between, seed) =>
        {
            List<byte> line = [.. between[0]];
            for (int i = 0; i < packets.Length; i++)
            {
                line.AddRange(packets[i].ToBytes());
                line.AddRange(between[i + 1]);
            }

            ScriptedLink link = new();
            Random random = new(seed);
            for (int at = 0; at < line.Count;)
            {
                int count = Math.Min(random.Next(1, 30), line.Count - at);
                link.Bring([.. line.Skip(at).Take(count)]);
                at += count;
            }

            PacketReader reader = new();
            foreach (Packet packet in packets)
            {
                Assert.True(reader.Read(link, 1));
                AssertIs(packet, reader);
            }

            Assert.False(reader.Read(link, 1));
            Assert.Equal(0, reader.HeaderErrors + reader.ChecksumErrors + reader.CutPackets);
        });

    [Fact]
    public void AfterAnyGarbageAndASilenceAPacketIsFound()
        => Gen.Select(s_garbage, s_packet).Sample(
            (garbage, packet) =>
            {
                ScriptedLink link = new();
                link.Bring(garbage);
                link.Bring();
                PacketReader reader = new();
                for (int i = 0; i < 100 && !link.IsSilent; i++)
                {
                    Assert.False(reader.Read(link, 1));
                }

                link.Bring(packet.ToBytes());
                Assert.True(reader.Read(link, 1));
                AssertIs(packet, reader);
            },
            iter: 2000);

    [Fact]
    public void AWholePacketBehindACutOneIsFoundAtTheLatestAfterASilence()
        => Gen.Select(s_packet, s_packet, Gen.Double[0, 1]).Sample(
            (cut, packet, share) =>
            {
                byte[] bytes = cut.ToBytes();
                byte[] next = packet.ToBytes();
                int left = Math.Clamp((int)(share * bytes.Length), 1, bytes.Length - 1);
                if (bytes.AsSpan(left).SequenceEqual(next.AsSpan(0, Math.Min(next.Length, bytes.Length - left))))
                {
                    // By chance the next packet's first bytes are those that were cut off.
                    return;
                }

                ScriptedLink link = new();
                link.Bring(bytes[..left]);
                link.Bring(next);
                PacketReader reader = new();
                Assert.True(reader.Read(link, 1));
                AssertIs(packet, reader);
            },
            iter: 2000);

    [Fact]
    public void ADamagedPacketIsNeverTakenAndTheNextOneIsFound()
        => Gen.Select(s_packet, s_packet, Gen.Int, Gen.Int[0, 7]).Sample(
            (damaged, packet, position, bit) =>
            {
                byte[] bytes = damaged.ToBytes();
                bytes[(position & int.MaxValue) % bytes.Length] ^= (byte)(1 << bit);
                ScriptedLink link = new();
                link.Bring(bytes);
                link.Bring(packet.ToBytes());
                PacketReader reader = new();
                Assert.True(reader.Read(link, 1));
                AssertIs(packet, reader);
            },
            iter: 2000);

    [Fact]
    public void EndlessGarbageEndsACall()
    {
        EndlessLink link = new();
        PacketReader reader = new();
        Assert.False(reader.Read(link, 1));
        Assert.False(reader.Read(link, 1));
        Assert.InRange(reader.SkippedBytes, 1000, 100_000);
    }

    private static void AssertIs(Packet packet, PacketReader reader)
    {
        Assert.Equal((packet.Version, packet.Type, packet.Sequence), (reader.Version, reader.Type, reader.Sequence));
        Assert.Equal(packet.Payload, reader.Buffer.AsSpan(PacketLayout.HeaderBytes, reader.Length).ToArray());
    }

    private sealed class EndlessLink : ISerialLink
    {
        private readonly Random _random = new(1);

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            _random.NextBytes(buffer.AsSpan(offset, count));
            return count;
        }

        public void Write(byte[] buffer, int offset, int count)
        {
        }
    }
}
