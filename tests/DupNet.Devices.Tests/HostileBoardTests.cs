using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using CsCheck;
using DupNet.Embedded;
using DupNet.Embedded.Serial;
using DupNet.Embedded.Serial.Tests;
using DupNet.Packing;
using Xunit;

namespace DupNet.Devices.Tests;

/// <summary>A board that answers in time, with right checksums, and says what cannot be, holds nobody and ends in a message.</summary>
public sealed class HostileBoardTests
{
    private static readonly DeviceTimeouts s_short = new()
    {
        Reply = TimeSpan.FromMilliseconds(200), Detection = TimeSpan.FromMilliseconds(200), WholeDetection = TimeSpan.FromSeconds(1), Camera = TimeSpan.FromMilliseconds(200), Attempts = 2,
    };

    private static readonly Frame s_frame = new(new byte[64 * 64], 64, 64, PixelFormat.Gray8);

    [Theory]
    [InlineData(0, new byte[] { 3, 0 }, "largest payload: 3")]
    [InlineData(0, new byte[] { 0, 8 }, "largest payload: 2048")]
    [InlineData(2, new byte[] { 0xFF, 0xFF }, "layers: 65535")]
    [InlineData(2, new byte[] { 0, 0 }, "layers: 0")]
    [InlineData(12, new byte[] { 1 }, "calls the known answer")]
    [InlineData(20, new byte[] { 2 }, "calls the known answer")]
    [InlineData(20, new byte[] { 3 }, "state of the known answer: 3")]
    [InlineData(21, new byte[] { 7 }, "kernels: 7")]
    [InlineData(22, new byte[] { 2 }, "2 channels")]
    [InlineData(23, new byte[] { 7 }, "sample grid of 7")]
    [InlineData(23, new byte[] { 0 }, "sample grid of 0")]
    [InlineData(24, new byte[] { 2 }, "fit: 2")]
    [InlineData(26, new byte[] { 0, 0 }, "width of the input: 0")]
    [InlineData(28, new byte[] { 1, 4 }, "height of the input: 1025")]
    public void AStatusOutOfItsRangesIsRefused(int at, byte[] bytes, string message)
    {
        byte[] status = Status();
        bytes.CopyTo(status, at);
        using DeviceClient client = Client(_ => [new(0x81, 0, status)]);
        Assert.Contains(message, Assert.Throws<DeviceException>(() => client.ReadStatus()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AStatusOfAnEarlierProgramIsRead()
    {
        using DeviceClient client = Client(_ => [new(0x81, 0, Status())]);
        Assert.Equal((string.Empty, string.Empty), (client.ReadStatus().Build, client.ReadStatus().Target));
    }

    [Fact]
    public void SignsOfLifeWithoutAnEndDoNotHoldAStatus()
        => AssertSlow("answer something else", client => client.ReadStatus(), _ => Enumerable.Repeat(Working(1, 2), 20));

    [Fact]
    public void TheSameLayerAgainAndAgainIsNoSignOfLife()
        => AssertSlow("answer something else", client => Detect(client), _ => Enumerable.Repeat(Working(1, 2), 1000));

    [Fact]
    public void ADetectionHasATimeInAll()
        => AssertSlow(
            "when 1 s were over",
            client => client.Detect(s_frame, ReadStatus() with { Layers = 32 }, checksums: false),
            _ => Enumerable.Range(0, 1000).Select(i => Working((i % 32) + 1, 32)));

    [Theory]
    [InlineData(0, 0, 65 * 16, 8 * 16, 65536, 0, "is not within the frame of 64 x 64")]
    [InlineData(60 * 16, 0, 8 * 16, 8 * 16, 65536, 0, "is not within the frame")]
    [InlineData(0, 0, -16, 8 * 16, 65536, 0, "is not within the frame")]
    [InlineData(0, -1, 16, 16, 65536, 0, "is not within the frame")]
    [InlineData(0, 0, 16, 16, 65537, 0, "a score of 1.0000")]
    [InlineData(0, 0, 16, 16, -1, 0, "a score of 65536")]
    [InlineData(0, 0, 16, 16, 0, 65535, "class 65535")]
    public void BoxesThatCannotBeAreRefused(int x, int y, int width, int height, int score, int classIndex, string message)
    {
        byte[] reply = [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, .. Numbers(x, y, width, height, score, classIndex)];
        using DeviceClient client = Client(_ => [new(0x85, 0, reply)]);
        Assert.Contains(message, Assert.Throws<DeviceException>(() => Detect(client)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ListsComeInAsFewPacketsAsTheyFit()
    {
        using DeviceClient oneByOne = Client(request => [new(0x82, 0, [33, 0, request.Payload[0], 0, 1, 0, 0, 0, .. new byte[12]])]);
        AssertRefused("other layers than were asked for", () => oneByOne.ReadLayers(ReadStatus() with { Layers = 32 }));
        using DeviceClient tooMany = Client(_ => [new(0x82, 0, [0, 0xFF, 0, 0, 84, 0, 0, 0, .. new byte[84 * 12]])]);
        AssertRefused("tells of 65279 layers", () => tooMany.ReadLayers(ReadStatus()));
        using DeviceClient boxes = Client(_ => [new(0x85, 0, [0xFF, 0xFF, 0, 0, 42, 0, 0, 0, 0, 0, 0, 0, .. new byte[42 * 24]])]);
        AssertRefused("boxes: 65535", () => Detect(boxes));
        using DeviceClient classes = Client(_ => [new(0x87, 0, [0xFF, 0xFF, 0, 0, 15, 0, 0, 0, .. new byte[15]])]);
        AssertRefused("classes: 65535", () => classes.ReadClasses());
    }

    [Fact]
    public void ABoardWithoutNamesOfClassesIsOlder()
    {
        using DeviceClient client = Client(request => [new(0xFF, 0, [2, 0, (byte)request.Type, 0, 0])]);
        Assert.Null(client.ReadClasses());
    }

    [Fact]
    public void APartThatIsNotTakenIsTold()
    {
        using DeviceClient client = Client(request => [new(request.Type | 0x80, 0, request.Type == 3 ? [0, 16, 0, 0] : [7, 0, 0, 0])]);
        AssertRefused("has 7 bytes of the picture, after 1020 were sent", () => client.SendFrame(s_frame, 1024));
    }

    [Theory]
    [InlineData(0, new byte[] { 1 }, "another frame than it was asked for")]
    [InlineData(4, new byte[] { 99 }, "a frame that cannot be")]
    [InlineData(5, new byte[] { 4 }, "rotation of the frame: 4")]
    [InlineData(6, new byte[] { 2 }, "mirroring of the frame: 2")]
    [InlineData(8, new byte[] { 0, 0 }, "width of the frame: 0")]
    [InlineData(8, new byte[] { 1, 32 }, "width of the frame: 8193")]
    [InlineData(10, new byte[] { 0, 0 }, "height of the frame: 0")]
    [InlineData(10, new byte[] { 65, 0 }, "a frame that cannot be")]
    [InlineData(12, new byte[] { 1, 16 }, "a frame of 4097 bytes; 64 x 64 pixels of Gray8 have 4096")]
    [InlineData(12, new byte[] { 0xFF, 0xFF, 0xFF, 0xFF }, "a frame of 4294967295 bytes, its status of memory for 38400")]
    [InlineData(16, new byte[] { 1 }, "arrived with checksum")]
    public void AFrameThatCannotBeIsRefused(int at, byte[] bytes, string message)
    {
        DeviceStatus status = ReadStatus() with { PictureBytes = SimulatedDevice.DefaultPictureBytes };
        using DeviceClient client = Client(request => Frame(request, announced =>
        {
            if (at == 0)
            {
                announced[0] ^= bytes[0];
            }
            else
            {
                bytes.CopyTo(announced, at);
            }
        }));
        AssertRefused(message, () => client.Capture(status));
    }

    [Fact]
    public void PartsOfAFrameComeInTheirOrderAndWhole()
    {
        DeviceStatus status = ReadStatus() with { PictureBytes = 1 << 20 };
        using DeviceClient whole = Client(request => Frame(request, static _ => { }));
        Assert.Equal(new byte[64 * 64], whole.Capture(status).Buffer);
        using DeviceClient elsewhere = Client(request => request.Type == 8 ? Frame(request, static _ => { }) : [new(0x89, 0, [4, 0, 0, 0, .. new byte[1020]])]);
        AssertRefused("from byte 4 on, not from 0", () => elsewhere.Capture(status));
        using DeviceClient crumbs = Client(request => request.Type == 8 ? Frame(request, static _ => { }) : [new(0x89, 0, [.. request.Payload[4..8], 1])]);
        AssertRefused("too short", () => crumbs.Capture(status));
        using DeviceClient gone = Client(request => request.Type == 8 ? Frame(request, static _ => { }) : [new(0xFF, 0, [15, 0, 9, 0, 4, .. "gone"u8])]);
        AssertRefused("gone (error 15)", () => gone.Capture(status));
    }

    /// <summary>However much memory a board claims, no frame is larger than the most.</summary>
    [Fact]
    public void AFrameHasALargestSize()
    {
        using DeviceClient client = Client(request => Frame(request, static announced => new byte[] { 0, 32, 0, 32, 0, 0, 0, 4 }.CopyTo(announced, 8)));
        AssertRefused("the most are 8388608", () => client.Capture(ReadStatus() with { PictureBytes = uint.MaxValue }));
    }

    [Fact]
    public void ABoardWithoutCapturesIsOlder()
    {
        using DeviceClient client = Client(request => [new(0xFF, 0, [2, 0, (byte)request.Type, 0, 0])]);
        AssertRefused("is older than this request", () => client.Capture(ReadStatus()));
    }

    [Fact]
    public void SilenceAfterARequestForAFrameHasAnEnd()
        => AssertSlow("no answer to 2 requests", client => client.Capture(ReadStatus()), _ => []);

    /// <summary>The answers before show that the board is there.</summary>
    [Fact]
    public void SilenceAfterAnAnswerIsNoMissingBoard()
    {
        byte[] status = Status();
        using DeviceClient client = Client(request => request.Type == 1 ? [new(0x81, 0, status)] : []);
        client.ReadStatus();
        AssertRefused("though the board answered 1 before", () => client.SendFrame(s_frame, 1024));
    }

    [Fact]
    public void AnEchoIsToldFromSilence()
    {
        using DeviceClient client = Client(request => [request]);
        AssertRefused("only what this program sent came back", () => client.ReadStatus());
    }

    [Fact]
    public void WhatABoardSaysOfAKnownModelIsHeldAgainstIt()
    {
        DupNetModel model = SpotModel.Model;
        DeviceStatus status = ReadStatus();
        LayerComparison.CheckModel(model, status);
        AssertRefused("its name: stars", () => LayerComparison.CheckModel(model, status with { Model = "stars" }));
        AssertRefused("its bytes: 1", () => LayerComparison.CheckModel(model, status with { ModelBytes = 1 }));
        AssertRefused("its layers: 9", () => LayerComparison.CheckModel(model, status with { Layers = 9 }));
        AssertRefused("its known answer: 9", () => LayerComparison.CheckModel(model, status with { KnownAnswerExpected = 9 }));
        AssertRefused("its channels of the input: 3", () => LayerComparison.CheckModel(model, status with { InputChannels = 3 }));
        AssertRefused("an input of 63 x 64", () => LayerComparison.CheckModel(model, status with { InputWidth = 63 }));
    }

    [Fact]
    public void WhateverABoardAnswersIsAnAnswerOrAMessage()
        => Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[0, 6]).Sample((payload, kind) =>
        {
            using DeviceClient client = Client(request => [new(request.Type | 0x80, 0, payload)], s_short with { Attempts = 1 });
            Exception? end = Record.Exception(() => _ = kind switch
            {
                0 => (object?)client.ReadStatus(),
                1 => client.ReadLayers(ReadStatus()),
                2 => Detect(client),
                3 => client.ReadClasses(),
                4 => client.Capture(ReadStatus() with { PictureBytes = 38400 }),
                _ => Sent(client),
            });
            Assert.True(end is null or DeviceException, end?.ToString());
        });

    private static object? Sent(DeviceClient client)
    {
        client.SendFrame(s_frame, 1024);
        return null;
    }

    private static void AssertSlow(string message, Action<DeviceClient> exchange, Func<Packet, IEnumerable<Packet>> answers)
    {
        using DeviceClient client = Client(answers);
        long start = Stopwatch.GetTimestamp();
        AssertRefused(message, () => exchange(client));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.1, 30);
    }

    private static void AssertRefused(string message, Action action)
        => Assert.Contains(message, Assert.Throws<DeviceException>(action).Message, StringComparison.Ordinal);

    private static DeviceDetections Detect(DeviceClient client) => client.Detect(s_frame, ReadStatus(), checksums: false);

    /// <summary>Answers for a black frame of 64 x 64.</summary>
    private static Packet[] Frame(Packet request, Action<byte[]> change)
    {
        int offset = request.Type == 8 ? 0 : (int)request.UInt32(4);
        if (request.Type != 8)
        {
            return [new(0x89, 0, [.. request.Payload[4..8], .. new byte[Math.Min(1020, 4096 - offset)]])];
        }

        byte[] announced = new byte[24];
        request.Payload.CopyTo(announced, 0);
        (announced[8], announced[10], announced[13]) = (64, 64, 16);
        BitConverter.TryWriteBytes(announced.AsSpan(16), System.IO.Hashing.Crc32.HashToUInt32(new byte[4096]));
        change(announced);
        return [new(0x88, 0, announced)];
    }

    private static DeviceStatus ReadStatus()
    {
        using DeviceClient client = Client(_ => [new(0x81, 0, Status())]);
        return client.ReadStatus();
    }

    private static DeviceClient Client(Func<Packet, IEnumerable<Packet>> answers, DeviceTimeouts? timeouts = null)
        => new(new AnsweringLink(answers), timeouts ?? s_short);

    private static Packet Working(int layer, int layers) => new(0xFE, 0, [(byte)layer, 0, (byte)layers, 0]);

    /// <summary>A status that can be, of the model with one white spot.</summary>
    private static byte[] Status()
    {
        byte[] status = new byte[66 + 6 + 4];
        status[1] = 4;
        status[2] = 2;
        BitConverter.TryWriteBytes(status.AsSpan(4), (uint)SpotModel.Model.Checksum);
        BitConverter.TryWriteBytes(status.AsSpan(8), SpotModel.Model.FileBytes);
        BitConverter.TryWriteBytes(status.AsSpan(12), (uint)SpotModel.Model.KnownAnswerHash);
        BitConverter.TryWriteBytes(status.AsSpan(16), (uint)SpotModel.Model.KnownAnswerHash);
        status[20] = 1;
        status[22] = 1;
        status[23] = 2;
        status[26] = 64;
        status[28] = 64;
        status[66] = 5;
        Encoding.ASCII.GetBytes("spots", status.AsSpan(67));
        return status;
    }

    private static byte[] Numbers(int x, int y, int width, int height, int score, int classIndex)
        => [.. ((int[])[x, y, width, height, score, classIndex]).SelectMany(BitConverter.GetBytes)];

    /// <summary>Answers each request with packets of the request's sequence number; those beyond the first come when they are waited for.</summary>
    private sealed class AnsweringLink(Func<Packet, IEnumerable<Packet>> answers) : IDeviceLink
    {
        private readonly Queue<byte> _there = new();
        private IEnumerator<byte[]> _coming = Enumerable.Empty<byte[]>().GetEnumerator();

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            if (_there.Count == 0)
            {
                System.Threading.Thread.Sleep(Math.Min(timeoutMilliseconds, 20));
                if (!_coming.MoveNext())
                {
                    return 0;
                }

                foreach (byte value in _coming.Current)
                {
                    _there.Enqueue(value);
                }
            }

            int read = 0;
            for (; read < count && _there.TryDequeue(out byte value); read++)
            {
                buffer[offset + read] = value;
            }

            return read;
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            Packet request = Packet.Parse(buffer[offset..(offset + count)]).Single();
            _there.Clear();
            _coming = answers(request).Select(answer => (answer with { Sequence = request.Sequence }).ToBytes()).GetEnumerator();
        }

        public void Dispose()
        {
        }
    }
}
