using System;
using System.Collections.Generic;
using System.IO.Hashing;
using System.Linq;
using System.Text;
using CsCheck;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;
using DupNet.Embedded.Tests;
using DupNet.Packing;
using Xunit;

namespace DupNet.Embedded.Serial.Tests;

/// <summary>The server of a board, request by request, and against whatever a line may bring.</summary>
public sealed class DetectorServerTests
{
    private const int PictureBytes = 64 * 64;

    [Fact]
    public void StatusTellsModelKernelsAnswerSizesAndErrors()
    {
        Board board = new();
        board.Facts.Target = "ESP32_S3";
        board.Link.Bring(1, 2, 3);
        board.Link.Bring();
        Assert.False(board.Server.Serve(1));
        Packet reply = board.Ask(MessageType.Status);
        Assert.Equal(0x81, reply.Type);
        Assert.Equal(1024, reply.UInt16(0));
        Assert.Equal(2, reply.UInt16(2));
        Assert.Equal((uint)SpotModel.Model.Checksum, reply.UInt32(4));
        Assert.Equal((uint)SpotModel.Model.FileBytes, reply.UInt32(8));
        Assert.Equal((uint)SpotModel.Model.KnownAnswerHash, reply.UInt32(12));
        Assert.Equal((uint)SpotModel.Model.KnownAnswerHash, reply.UInt32(16));
        Assert.Equal([1, 0, 1, 2, 0, 0], reply.Payload[20..26]);
        Assert.Equal((64, 64), (reply.UInt16(26), reply.UInt16(28)));
        Assert.Equal((uint)PictureBytes, reply.UInt32(34));
        Assert.Equal(uint.MaxValue, reply.UInt32(38));
        Assert.Equal(0u, reply.UInt32(42));
        Assert.Equal(3u, reply.UInt32(50));
        Assert.Equal("\u0005spots\u0013no engine was given\u0005board\0\0\u0010----------------\u0008ESP32_S3", Encoding.ASCII.GetString(reply.Payload[66..]));
    }

    [Theory]
    [InlineData(-1L, 0)]
    [InlineData(12345L, 2)]
    public void StatusTellsOfAKnownAnswerThatIsMissingOrWrong(long answer, int state)
    {
        Board board = new();
        board.Facts.KnownAnswer = answer;
        Assert.Equal(state, board.Ask(MessageType.Status).Payload[20]);
    }

    [Fact]
    public void DetectsWhatTheDetectorDetects()
    {
        Board board = new();
        byte[] picture = Spots(3);
        board.Send(picture);
        List<Packet> replies = board.AskAll(MessageType.Detect, Detect(picture, true));
        Assert.Equal([MessageType.Working, MessageType.Working, 0x85], replies.Select(reply => reply.Type));
        Assert.Equal((1, 2), (replies[0].UInt16(0), replies[0].UInt16(2)));
        Packet found = replies[2];
        DetectionList expected = new Detector(SpotModel.Model).Detect(new Frame(picture, 64, 64, PixelFormat.Gray8));
        Assert.Equal(3, expected.Count);
        Assert.Equal((3, 0, 3), (found.UInt16(0), found.UInt16(2), found.UInt16(4)));
        for (int i = 0; i < 3; i++)
        {
            int at = 12 + (24 * i);
            Assert.Equal(expected[i].X, found.UInt32(at) / 16f);
            Assert.Equal(expected[i].Y, found.UInt32(at + 4) / 16f);
            Assert.Equal(expected[i].Width, found.UInt32(at + 8) / 16f);
            Assert.Equal(expected[i].Height, found.UInt32(at + 12) / 16f);
            Assert.Equal(expected[i].Score, found.UInt32(at + 16) / 65536f);
        }

        Packet layers = board.Ask(MessageType.Layers, 0, 0);
        Assert.Equal((3, 0, 3), (layers.UInt16(0), layers.UInt16(2), layers.UInt16(4)));
        Network network = new(new NetworkPlan(SpotModel.Model, 64, 64));
        LayerChecksums checksums = new(network.Plan.Layers);
        network.Checksums = checksums;
        network.Run(new MemoryImage(picture, 64));
        Assert.Equal(Crc32.HashToUInt32(picture), layers.UInt32(8 + 8));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(2, layers.Payload[8 + (12 * i) + 1] & 2);
            Assert.Equal((uint)checksums[i], layers.UInt32(8 + (12 * i) + 8));
        }

        board.AskAll(MessageType.Detect, Detect(picture, false));
        layers = board.Ask(MessageType.Layers, 1, 0);
        Assert.Equal((3, 1, 2), (layers.UInt16(0), layers.UInt16(2), layers.UInt16(4)));
        Assert.All([0, 1], i => Assert.Equal(1, layers.Payload[8 + (12 * i) + 1]));
    }

    [Fact]
    public void MoreBoxesThanAPacketHoldsComeInParts()
    {
        Board board = new(64);
        byte[] picture = Spots(64);
        board.Send(picture);
        Packet first = board.AskAll(MessageType.Detect, Detect(picture, false))[^1];
        Assert.Equal((64, 0, 42), (first.UInt16(0), first.UInt16(2), first.UInt16(4)));
        Packet second = board.Ask(MessageType.Boxes, 42, 0);
        Assert.Equal((64, 42, 22), (second.UInt16(0), second.UInt16(2), second.UInt16(4)));
        AssertRefuses(ErrorCode.NoSuchNumber, MessageType.Boxes, board.Ask(MessageType.Boxes, 64, 0));
    }

    /// <summary>Texts as long as they may be fill no packet.</summary>
    [Fact]
    public void TheLongestTextsFitTheStatus()
    {
        Board board = new();
        string longest = new('x', 200);
        (board.Facts.Board, board.Facts.Firmware, board.Facts.Library, board.Facts.Target) = (longest, longest, longest, longest);
        Packet reply = board.Ask(MessageType.Status);
        Assert.Equal((0x81, 66 + 6 + 20 + (3 * 151) + 17 + 64), (reply.Type, reply.Payload.Length));
    }

    [Fact]
    public void ClassesAreToldByTheirNames()
    {
        Board board = new();
        Packet reply = board.Ask(MessageType.Classes, 0, 0);
        Assert.Equal((1, 0, 1, 0), (reply.UInt16(0), reply.UInt16(2), reply.UInt16(4), reply.UInt16(6)));
        Assert.Equal("\u0004spot", Encoding.ASCII.GetString(reply.Payload[8..]));
        AssertRefuses(ErrorCode.NoSuchNumber, MessageType.Classes, board.Ask(MessageType.Classes, 1, 0));
        AssertRefuses(ErrorCode.WrongLength, MessageType.Classes, board.Ask(MessageType.Classes, 0));
    }

    [Fact]
    public void WrongRequestsAreRefusedWithACodeAndAText()
    {
        Board board = new();
        byte[] picture = Spots(1);
        AssertRefuses(ErrorCode.UnknownRequest, 0x77, board.Ask(0x77));
        AssertRefuses(ErrorCode.WrongLength, MessageType.Status, board.Ask(MessageType.Status, 1));
        AssertRefuses(ErrorCode.WrongLength, MessageType.Layers, board.Ask(MessageType.Layers, 1));
        AssertRefuses(ErrorCode.NoSuchNumber, MessageType.Layers, board.Ask(MessageType.Layers, 3, 0));
        AssertRefuses(ErrorCode.NoSuchNumber, MessageType.Boxes, board.Ask(MessageType.Boxes, 0, 0));
        AssertRefuses(ErrorCode.NoPicture, MessageType.Chunk, board.Ask(MessageType.Chunk, 0, 0, 0, 0, 1));
        AssertRefuses(ErrorCode.NoPicture, MessageType.Detect, board.Ask(MessageType.Detect, Detect(picture, false)));
        AssertRefuses(ErrorCode.WrongLength, MessageType.Picture, board.Ask(MessageType.Picture, 0, 0));
        Packet tooLarge = board.Ask(MessageType.Picture, 0, 0, 0, 0, 65, 0, 64, 0);
        AssertRefuses(ErrorCode.BadPicture, MessageType.Picture, tooLarge);
        Assert.Contains("buffer has 4096 bytes", Encoding.ASCII.GetString(tooLarge.Payload), StringComparison.Ordinal);
        AssertRefuses(ErrorCode.BadPicture, MessageType.Picture, board.Ask(MessageType.Picture, 77, 0, 0, 0, 64, 0, 64, 0));
        AssertRefuses(ErrorCode.BadPicture, MessageType.Picture, board.Ask(MessageType.Picture, 0, 9, 0, 0, 64, 0, 64, 0));
        AssertRefuses(ErrorCode.BadPicture, MessageType.Picture, board.Ask(MessageType.Picture, 0, 0, 0, 0, 0, 0, 64, 0));
        Assert.Equal(4096u, board.Ask(MessageType.Picture, 0, 0, 0, 0, 64, 0, 64, 0).UInt32(0));
        AssertRefuses(ErrorCode.PictureIncomplete, MessageType.Detect, board.Ask(MessageType.Detect, Detect(picture, false)));
        AssertRefuses(ErrorCode.WrongLength, MessageType.Chunk, board.Ask(MessageType.Chunk, 0, 0, 0, 0));
        AssertRefuses(ErrorCode.ChunkOutOfPlace, MessageType.Chunk, board.Ask(MessageType.Chunk, 1, 0, 0, 0, 1));
        AssertRefuses(ErrorCode.ChunkOutOfPlace, MessageType.Chunk, board.Ask(MessageType.Chunk, 0, 0, 0, 0xFF, 1));
        board.Send(picture);
        AssertRefuses(ErrorCode.ChunkOutOfPlace, MessageType.Chunk, board.Ask(MessageType.Chunk, 0xFF, 0x0F, 0, 0, 1, 1));
        picture[0] ^= 1;
        AssertRefuses(ErrorCode.PictureDiffers, MessageType.Detect, board.Ask(MessageType.Detect, Detect(picture, false)));
        picture[0] ^= 1;
        Assert.Equal(1, board.AskAll(MessageType.Detect, Detect(picture, false))[^1].UInt16(0));
    }

    [Fact]
    public void AnotherVersionIsRefusedAndRepliesAreIgnored()
    {
        Board board = new();
        board.Link.Bring((new Packet(MessageType.Status, 7, []) { Version = 2 }).ToBytes());
        Assert.True(board.Server.Serve(1));
        AssertRefuses(ErrorCode.WrongVersion, MessageType.Status, board.Replies().Single());
        board.Link.Bring(new Packet(0x81, 7, []).ToBytes());
        board.Link.Bring(new Packet(MessageType.Error, 7, []).ToBytes());
        Assert.True(board.Server.Serve(1));
        Assert.True(board.Server.Serve(1));
        Assert.Empty(board.Replies());
    }

    [Fact]
    public void AFailureOfTheDetectorIsToldAndTheServerGoesOn()
    {
        Board board = new();
        byte[] picture = Spots(1);
        board.Send(picture);
        board.Detector.Failure = new InvalidOperationException("too hot");
        Packet reply = board.AskAll(MessageType.Detect, Detect(picture, false))[^1];
        AssertRefuses(ErrorCode.DetectionFailed, MessageType.Detect, reply);
        Assert.Contains("too hot", Encoding.ASCII.GetString(reply.Payload), StringComparison.Ordinal);
        board.Detector.Failure = null;
        Assert.Equal(1, board.AskAll(MessageType.Detect, Detect(picture, false))[^1].UInt16(0));
    }

    [Fact]
    public void AFrameOfTheCameraComesInPartsAndIsDetectedIn()
    {
        Board board = new();
        Packet announced = board.Ask(MessageType.Capture, 1, 2, 3, 0xF4);
        byte[] expected = Spots(1);
        Assert.Equal(0x88, announced.Type);
        Assert.Equal(0xF4030201u, announced.UInt32(0));
        Assert.Equal([0, 0, 0, 0], announced.Payload[4..8]);
        Assert.Equal((64, 64, 4096u, Crc32.HashToUInt32(expected)), (announced.UInt16(8), announced.UInt16(10), announced.UInt32(12), announced.UInt32(16)));
        Assert.Equal(24, announced.Payload.Length);
        List<byte> pixels = [];
        while (pixels.Count < expected.Length)
        {
            Packet part = board.Ask(MessageType.CapturedPart, [1, 2, 3, 0xF4, .. BitConverter.GetBytes(pixels.Count)]);
            Assert.Equal((0x89, (uint)pixels.Count), (part.Type, part.UInt32(0)));
            Assert.Equal(Math.Min(1020, expected.Length - pixels.Count), part.Payload.Length - 4);
            pixels.AddRange(part.Payload[4..]);
        }

        Assert.Equal(expected, pixels);
        Assert.Equal(1, board.AskAll(MessageType.Detect, Detect(expected, false))[^1].UInt16(0));

        // Again, as after a lost reply: the same frame, though parts were asked for.
        Assert.Equal(announced.Payload, board.Ask(MessageType.Capture, 1, 2, 3, 0xF4).Payload);
        Assert.Equal(1, board.Camera.Taken);
        Assert.Equal(Crc32.HashToUInt32(Spots(2)), board.Ask(MessageType.Capture, 2, 2, 3, 0xF4).UInt32(16));
        AssertRefuses(ErrorCode.FrameGone, MessageType.CapturedPart, board.Ask(MessageType.CapturedPart, 1, 2, 3, 0xF4, 0, 0, 0, 0));
    }

    [Fact]
    public void TurnAndFormatOfAFrameAreTold()
    {
        Board board = new();
        byte[] buffer = new byte[8];
        Frame frame = new(buffer, 2, 2, PixelFormat.Rgb565BigEndian) { Rotation = Rotation.Clockwise270, Mirror = true };
        DetectorServer server = new(board.Link, board.Detector, board.Facts, buffer) { Camera = new FixedCamera(frame) };
        board.Link.Bring(new Packet(MessageType.Capture, 1, [0, 0, 0, 0]).ToBytes());
        Assert.True(server.Serve(1));
        Packet reply = board.Replies().Single();
        Assert.Equal([(byte)PixelFormat.Rgb565BigEndian, 3, 1, 0, 2, 0, 2, 0, 8, 0, 0, 0], reply.Payload[4..16]);
    }

    [Fact]
    public void APictureAndAFrameTakeEachOthersPlace()
    {
        Board board = new();
        byte[] picture = Spots(5);
        byte[] one = [1, 0, 0, 0];
        AssertRefuses(ErrorCode.FrameGone, MessageType.CapturedPart, board.Ask(MessageType.CapturedPart, [.. one, 0, 0, 0, 0]));
        board.Send(picture);
        board.Ask(MessageType.Capture, one);
        AssertRefuses(ErrorCode.NoPicture, MessageType.Chunk, board.Ask(MessageType.Chunk, 0, 0, 0, 0, 1));
        AssertRefuses(ErrorCode.PictureDiffers, MessageType.Detect, board.Ask(MessageType.Detect, Detect(picture, false)));
        board.Send(picture);
        AssertRefuses(ErrorCode.FrameGone, MessageType.CapturedPart, board.Ask(MessageType.CapturedPart, [.. one, 0, 0, 0, 0]));
        Assert.Equal(5, board.AskAll(MessageType.Detect, Detect(picture, false))[^1].UInt16(0));
        board.Ask(MessageType.Capture, one);
        Assert.Equal(2, board.Camera.Taken);
    }

    [Fact]
    public void WrongRequestsForFramesAndFailuresOfTheCameraAreTold()
    {
        Board board = new();
        byte[] one = [1, 0, 0, 0];
        AssertRefuses(ErrorCode.WrongLength, MessageType.Capture, board.Ask(MessageType.Capture));
        AssertRefuses(ErrorCode.WrongLength, MessageType.CapturedPart, board.Ask(MessageType.CapturedPart, one));
        board.Ask(MessageType.Capture, one);
        AssertRefuses(ErrorCode.ChunkOutOfPlace, MessageType.CapturedPart, board.Ask(MessageType.CapturedPart, [.. one, 0, 16, 0, 0]));
        AssertRefuses(ErrorCode.ChunkOutOfPlace, MessageType.CapturedPart, board.Ask(MessageType.CapturedPart, [.. one, 0xFF, 0xFF, 0xFF, 0xFF]));
        board.Camera.Failure = new InvalidOperationException("cable is loose");
        Packet failed = board.Ask(MessageType.Capture, 2, 0, 0, 0);
        AssertRefuses(ErrorCode.CameraFailed, MessageType.Capture, failed);
        Assert.Contains("cable is loose", Encoding.ASCII.GetString(failed.Payload), StringComparison.Ordinal);

        // Half a frame lies there: it is none.
        AssertRefuses(ErrorCode.FrameGone, MessageType.CapturedPart, board.Ask(MessageType.CapturedPart, [.. one, 0, 0, 0, 0]));
        AssertRefuses(ErrorCode.NoPicture, MessageType.Detect, board.Ask(MessageType.Detect, Detect(Spots(1), false)));
        board.Camera.Failure = null;
        Assert.Equal(0x88, board.Ask(MessageType.Capture, 2, 0, 0, 0).Type);
        board.Camera.IsAstray = true;
        AssertRefuses(ErrorCode.CameraFailed, MessageType.Capture, board.Ask(MessageType.Capture, 3, 0, 0, 0));
        board.Server.Camera = null;
        AssertRefuses(ErrorCode.NoCamera, MessageType.Capture, board.Ask(MessageType.Capture, one));
    }

    [Fact]
    public void PartsAndDetectionsAllocateNothing()
    {
        Board board = new();
        byte[] picture = Spots(2);
        board.Send(picture);
        byte[] chunk = new Packet(MessageType.Chunk, 1, [0, 0, 0, 0, .. picture[..1000]]).ToBytes();
        byte[] detect = new Packet(MessageType.Detect, 2, Detect(picture, true)).ToBytes();
        ReplayLink link = new();
        DetectorServer server = new(link, board.Detector, board.Facts, new byte[PictureBytes]) { Camera = board.Camera };
        link.Bring(new Packet(MessageType.Picture, 3, [0, 0, 0, 0, 64, 0, 64, 0]).ToBytes());
        Assert.True(server.Serve(1));
        for (int offset = 0; offset < picture.Length; offset += 512)
        {
            link.Bring(new Packet(MessageType.Chunk, 1, [.. BitConverter.GetBytes(offset), .. picture[offset..(offset + 512)]]).ToBytes());
            Assert.True(server.Serve(1));
        }

        long allocated = 0;
        for (int run = 0; run < 50; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            link.Bring(chunk);
            server.Serve(1);
            link.Bring(detect);
            server.Serve(1);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
        Assert.Equal(0x85, link.LastType);
        byte[] part = new Packet(MessageType.CapturedPart, 2, [9, 0, 0, 0, 0xFC, 3, 0, 0]).ToBytes();
        link.Bring(new Packet(MessageType.Capture, 1, [9, 0, 0, 0]).ToBytes());
        server.Serve(1);
        for (int run = 0; run < 50; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            link.Bring(part);
            server.Serve(1);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
        Assert.Equal(0x89, link.LastType);
    }

    [Fact]
    public void WhateverTheLineBringsTheServerGoesOnAndItsStateIsWhole()
        => Gen.Select(Gen.Int, Gen.Int[1, 12]).Sample(
            (seed, faults) =>
            {
                Random random = new(seed);
                Board board = new();
                for (int fault = 0; fault < faults; fault++)
                {
                    foreach (byte[] portion in Disturb(random, Requests(random)))
                    {
                        board.Link.Bring(portion);
                    }
                }

                board.Link.Bring();
                int calls = 0;
                while (board.Server.Serve(1) || !board.Link.IsSilent)
                {
                    calls++;
                    Assert.True(calls < 10_000, "the server does not come to rest");
                }

                _ = board.Replies();

                byte[] seen = Spots(Math.Min(64, board.Camera.Taken + 1));
                Assert.Equal(Crc32.HashToUInt32(seen), board.Ask(MessageType.Capture, 0xFE, 0xFE, 0xFE, 0xFE).UInt32(16));
                byte[] picture = Spots(random.Next(1, 8));
                board.Send(picture);
                Packet found = board.AskAll(MessageType.Detect, Detect(picture, false))[^1];
                Assert.Equal(0x85, found.Type);
                Assert.Equal(new Detector(SpotModel.Model).Detect(new Frame(picture, 64, 64, PixelFormat.Gray8)).Count, found.UInt16(0));
            },
            iter: 400);

    /// <summary>Requests with right checksums and any contents.</summary>
    private static List<byte[]> Requests(Random random)
    {
        List<byte[]> requests = [];
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            byte[] payload = new byte[random.Next(0, 3) == 0 ? random.Next(0, 1025) : random.Next(0, 12)];
            random.NextBytes(payload);
            if (random.Next(2) == 0)
            {
                // Small numbers: sizes and offsets that are nearly right.
                for (int at = 0; at < payload.Length; at++)
                {
                    payload[at] &= (byte)(at % 2 == 0 ? 0x4F : 0);
                }
            }

            requests.Add(new Packet(random.Next(0, 10) == 0 ? random.Next(256) : random.Next(0, 10), random.Next(65536), payload)
            {
                Version = random.Next(0, 10) == 0 ? random.Next(256) : 1,
            }.ToBytes());
        }

        return requests;
    }

    private static List<byte[]> Disturb(Random random, List<byte[]> portions)
    {
        int which = random.Next(portions.Count);
        byte[] portion = portions[which];
        switch (random.Next(7))
        {
            case 0:
                portion[random.Next(portion.Length)] ^= (byte)(1 << random.Next(8));
                break;

            case 1:
                portions[which] = portion[..random.Next(portion.Length)];
                break;

            case 2:
                portions.Add(portion);
                break;

            case 3:
                portions.Reverse();
                break;

            case 4:
                byte[] noise = new byte[random.Next(1, 300)];
                random.NextBytes(noise);
                portions.Insert(which, noise);
                break;

            case 5:
                portions.Insert(which, []);
                break;

            default:
                int from = random.Next(portion.Length);
                portions[which] = [.. portion[..from], .. portion[Math.Min(portion.Length, from + random.Next(1, 9))..]];
                break;
        }

        return portions;
    }

    private static byte[] Detect(byte[] picture, bool checksums)
        => [(byte)(checksums ? 1 : 0), 0, 0, 0, .. BitConverter.GetBytes(Crc32.HashToUInt32(picture))];

    /// <summary>A picture of 64 x 64 with the first so many of its 64 cells white.</summary>
    private static byte[] Spots(int count)
    {
        byte[] picture = new byte[PictureBytes];
        for (int cell = 0; cell < count; cell++)
        {
            for (int row = 0; row < 8; row++)
            {
                picture.AsSpan((((cell / 8 * 8) + row) * 64) + (cell % 8 * 8), 8).Fill(255);
            }
        }

        return picture;
    }

    private static void AssertRefuses(int code, int type, Packet reply)
    {
        Assert.Equal(MessageType.Error, reply.Type);
        Assert.Equal(code, reply.UInt16(0));
        Assert.Equal(type, reply.Payload[2]);
        Assert.Equal(reply.Payload.Length - 5, reply.Payload[4]);
        Assert.NotEqual(0, reply.Payload[4]);
    }

    private sealed class Board
    {
        private int _sequence = 65530;

        public Board(int maxDetections = 16)
        {
            Detector = new FailingDetector(new ServedDetector(
                SpotModel.Model, new DetectorSettings(SpotModel.Model) { MaxDetections = maxDetections }, null));
            Server = new DetectorServer(Link, Detector, Facts, new byte[PictureBytes]) { Camera = Camera };
        }

        public SpotCamera Camera { get; } = new();

        public ScriptedLink Link { get; } = new();

        public DeviceFacts Facts { get; } = new() { Board = "board", KnownAnswer = KnownAnswer.Compute(SpotModel.Model) };

        public FailingDetector Detector { get; }

        public DetectorServer Server { get; }

        public List<Packet> Replies()
        {
            List<Packet> replies = Packet.Parse(Link.Sent);
            Link.Sent.Clear();
            return replies;
        }

        public List<Packet> AskAll(int type, params byte[] payload)
        {
            _sequence = (_sequence + 1) & 0xFFFF;
            Link.Bring(new Packet(type, _sequence, payload).ToBytes());
            Assert.True(Server.Serve(1));
            List<Packet> replies = Replies();
            Assert.All(replies, reply => Assert.Equal(_sequence, reply.Sequence));
            return replies;
        }

        public Packet Ask(int type, params byte[] payload) => Assert.Single(AskAll(type, payload));

        public void Send(byte[] picture)
        {
            Assert.Equal(0x83, Ask(MessageType.Picture, 0, 0, 0, 0, 64, 0, 64, 0).Type);
            for (int offset = 0; offset < picture.Length; offset += 1000)
            {
                byte[] part = picture[offset..Math.Min(picture.Length, offset + 1000)];
                Packet reply = Ask(MessageType.Chunk, [.. BitConverter.GetBytes(offset), .. part]);
                Assert.Equal((uint)(offset + part.Length), reply.UInt32(0));

                // Once more, as after a lost reply.
                Assert.Equal((uint)(offset + part.Length), Ask(MessageType.Chunk, [.. BitConverter.GetBytes(offset), .. part]).UInt32(0));
            }
        }
    }

    /// <summary>Sees one spot more with each picture.</summary>
    private sealed class SpotCamera : IFrameSource
    {
        private Frame? _frame;

        public int Taken { get; private set; }

        public Exception? Failure { get; set; }

        /// <summary>Gives frames of a buffer of its own.</summary>
        public bool IsAstray { get; set; }

        public Frame Take(byte[] buffer)
        {
            Taken++;
            Array.Clear(buffer);
            if (Failure != null)
            {
                throw Failure;
            }

            Spots(Math.Min(64, Taken)).CopyTo(buffer, 0);
            _frame ??= new Frame(buffer, 64, 64, PixelFormat.Gray8);
            return IsAstray ? new Frame(new byte[PictureBytes], 64, 64, PixelFormat.Gray8) : _frame;
        }
    }

    private sealed class FixedCamera(Frame frame) : IFrameSource
    {
        public Frame Take(byte[] buffer) => frame;
    }

    private sealed class FailingDetector(ServedDetector inner) : IServedDetector
    {
        public Exception? Failure { get; set; }

        public DupNetModel Model => inner.Model;

        public int InputWidth => inner.InputWidth;

        public int InputHeight => inner.InputHeight;

        public int SampleGrid => inner.SampleGrid;

        public FitMode Fit => inner.Fit;

        public int BufferBytes => inner.BufferBytes;

        public bool IsNative => inner.IsNative;

        public string KernelReason => inner.KernelReason;

        public DetectionList Detect(Frame frame, bool checksums, ILayerObserver progress)
            => Failure == null ? inner.Detect(frame, checksums, progress) : throw Failure;

        public int LayerKernel(int number) => inner.LayerKernel(number);

        public int LayerMicroseconds(int number) => inner.LayerMicroseconds(number);

        public long LayerChecksum(int number) => inner.LayerChecksum(number);
    }

    /// <summary>A line that allocates nothing.</summary>
    private sealed class ReplayLink : ISerialLink
    {
        private byte[] _bytes = [];
        private int _at;

        public int LastType { get; private set; }

        public void Bring(byte[] bytes)
        {
            _bytes = bytes;
            _at = 0;
        }

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            int taken = Math.Min(count, _bytes.Length - _at);
            Array.Copy(_bytes, _at, buffer, offset, taken);
            _at += taken;
            return taken;
        }

        public void Write(byte[] buffer, int offset, int count) => LastType = buffer[offset + 3];
    }
}
