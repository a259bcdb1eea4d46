using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using CsCheck;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Serial;
using DupNet.Embedded.Serial;
using DupNet.Embedded.Serial.Tests;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Devices.Tests;

/// <summary>Pictures of the PC arrive in the camera of a board: over a pseudo-terminal, and whatever the line brings.</summary>
public sealed class FrameFeederTests
{
    private const int Timeout = 60_000;

    private static readonly CameraMode s_mode = new(32, 24, PixelFormat.Rgb888);

    public static TheoryData<PixelFormat> Formats => [.. Enum.GetValues<PixelFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void FramesArriveOverAPseudoTerminal(PixelFormat format)
    {
        CameraMode mode = new(32, 24, format);
        Picture[] pictures = [Noise(1), Noise(2)];
        using Feeding feeding = new(pictures);
        SerialFrameCamera camera = new(feeding.Board, [mode]);
        camera.Start(mode);
        byte[] buffer = new byte[mode.FrameBytes];
        foreach (Picture picture in pictures)
        {
            camera.Capture(buffer, Timeout);
            Assert.Equal(FramePixels.Make(picture, format), buffer);
        }

        Assert.Equal(CameraError.NoMoreFrames, Assert.Throws<CameraException>(() => camera.Capture(buffer, Timeout)).Error);
        Assert.True(feeding.WaitForEnd());
    }

    [Fact]
    public void FaultsInBothDirectionsAreSurvived()
    {
        Picture[] pictures = [Noise(3), Noise(4), Noise(5)];
        FaultyLink? answers = null;
        using Feeding feeding = new(pictures, link => answers = new FaultyLink(link, 11, 0.15));
        FaultyLink requests = new(feeding.Board, 12, 0.15);
        SerialFrameCamera camera = new(requests, [s_mode]);
        camera.Start(s_mode);
        byte[] buffer = new byte[s_mode.FrameBytes];
        foreach (Picture picture in pictures)
        {
            camera.Capture(buffer, Timeout);
            Assert.Equal(picture.Rgb, buffer);
        }

        Assert.True(requests.Faults + answers!.Faults > 0);
    }

    [Fact]
    public void ARepeatedRequestGetsTheSameFrame()
    {
        ScriptedLink link = new();
        using FrameFeeder feeder = new(link, [Noise(1), Noise(2)]);
        Packet request = new(0x10, 7, [3, 0, 32, 0, 24, 0]);
        foreach (Packet next in (Packet[])[request, request, request with { Sequence = 8 }])
        {
            link.Bring(next.ToBytes());
            Assert.True(feeder.Serve(1));
        }

        Assert.Equal([1u, 1u, 2u], Packet.Parse(link.Sent).Select(answer => answer.UInt32(0)));
        Assert.Equal(2, feeder.Frames);
    }

    /// <summary>A board that takes one frame each time it wakes up begins with the same sequence number each time.</summary>
    [Fact]
    public void ABoardThatStartsAnewGetsTheNextFrame()
    {
        ScriptedLink link = new();
        using FrameFeeder feeder = new(link, [Noise(1), Noise(2)]);
        Packet request = new(0x10, 1, [0, 0, 32, 0, 24, 0]);
        Packet part = new(0x11, 2, [1, 0, 0, 0, 0, 0, 0, 0]);
        foreach (Packet next in (Packet[])[request, part, part, request, request])
        {
            link.Bring(next.ToBytes());
            Assert.True(feeder.Serve(1));
        }

        Assert.Equal([(0x90, 1u), (0x91, 0u), (0x91, 0u), (0x90, 2u), (0x90, 2u)], Packet.Parse(link.Sent).Select(answer => (answer.Type, answer.UInt32(0))));
    }

    [Theory]
    [InlineData(0x10, new byte[] { 255, 0, 32, 0, 24, 0 }, ErrorCode.BadPicture)]
    [InlineData(0x10, new byte[] { (byte)PixelFormat.Yuv422, 0, 31, 0, 24, 0 }, ErrorCode.BadPicture)]
    [InlineData(0x10, new byte[] { 0, 0, 0, 0, 24, 0 }, ErrorCode.BadPicture)]
    [InlineData(0x10, new byte[] { 0, 0, 1, 0x20, 24, 0 }, ErrorCode.BadPicture)]
    [InlineData(0x10, new byte[] { 3, 0, 0, 0x20, 0xFF, 0x1F }, ErrorCode.BadPicture)]
    [InlineData(0x10, new byte[] { 0 }, ErrorCode.WrongLength)]
    [InlineData(0x11, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0 }, ErrorCode.NoPicture)]
    [InlineData(0x11, new byte[] { 1 }, ErrorCode.WrongLength)]
    [InlineData(0x01, new byte[0], ErrorCode.UnknownRequest)]
    public void WhatCannotBeAnsweredIsRefused(int type, byte[] payload, int code)
    {
        ScriptedLink link = new();
        using FrameFeeder feeder = new(link, [Noise(1)]);
        link.Bring(new Packet(type, 9, payload).ToBytes());
        feeder.Serve(1);
        Packet answer = Assert.Single(Packet.Parse(link.Sent));
        Assert.Equal((0xFF, 9, code, type), (answer.Type, answer.Sequence, answer.UInt16(0), (int)answer.Payload[2]));
    }

    [Theory]
    [InlineData(new byte[] { 200, 0, 32, 0, 24, 0 }, "unknown pixel format 200")]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0 }, "frame is 0 x 0, sides must be 1..8192")]
    [InlineData(new byte[] { 3, 0, 0, 0x20, 0xFF, 0x1F }, "frame has 201302016 bytes, the most are 8388608")]
    public void ARefusalSaysWhatIsWrong(byte[] payload, string text)
    {
        ScriptedLink link = new();
        using FrameFeeder feeder = new(link, [Noise(1)]);
        link.Bring(new Packet(0x10, 9, payload).ToBytes());
        feeder.Serve(1);
        Assert.Equal(text, Encoding.ASCII.GetString(Assert.Single(Packet.Parse(link.Sent)).Payload.AsSpan(5)));
        Assert.Equal(0, feeder.Frames);
    }

    /// <summary>A board that asks in turn keeps its place in the row of pictures.</summary>
    [Fact]
    public void APictureThatCannotBeReadIsToldAtItsTurn()
    {
        ScriptedLink link = new();
        using FrameFeeder feeder = new(link, [Noise(1), null, Noise(2)]);
        byte[] mode = [3, 0, 32, 0, 24, 0];
        foreach (int sequence in (int[])[1, 2, 2, 3, 4])
        {
            link.Bring(new Packet(0x10, sequence, mode).ToBytes());
            feeder.Serve(1);
        }

        link.Bring(new Packet(0x11, 5, [2, 0, 0, 0, 0, 0, 0, 0]).ToBytes());
        feeder.Serve(1);
        Assert.Equal(
            [(0x90, 0), (0xFF, ErrorCode.FrameUnreadable), (0xFF, ErrorCode.FrameUnreadable), (0x90, 0), (0xFF, ErrorCode.NoMoreFrames), (0xFF, ErrorCode.NoPicture)],
            Packet.Parse(link.Sent).Select(answer => (answer.Type, answer.Type == 0xFF ? answer.UInt16(0) : 0)));
    }

    [Fact]
    public void WhateverComesTheNextFrameIsGiven()
        => Gen.Select(Gen.Int, Gen.Int[1, 30]).Sample((seed, packets) =>
        {
            Random random = new(seed);
            ScriptedLink link = new();
            using FrameFeeder feeder = new(link, Enumerable.Repeat(Noise(1), 1000));
            for (int i = 0; i < packets; i++)
            {
                byte[] payload = new byte[random.Next(4) == 0 ? random.Next(40) : random.Next(2) == 0 ? 6 : 8];
                random.NextBytes(payload);
                if (payload.Length == 6)
                {
                    // A frame that can be made, as likely as not, and none too large.
                    payload[0] = (byte)random.Next(2 * Enum.GetValues<PixelFormat>().Length);
                    payload[3] = 0;
                    payload[5] = 0;
                }

                byte[] bytes = new Packet(random.Next(3) == 0 ? random.Next(256) : 0x10 + random.Next(2), random.Next(65536), payload)
                {
                    Version = random.Next(8) == 0 ? 2 : 1,
                }.ToBytes();
                if (random.Next(3) == 0)
                {
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                }

                link.Bring(random.Next(5) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
                link.Bring();
            }

            while (!link.IsSilent)
            {
                feeder.Serve(1);
            }

            feeder.Serve(1);
            link.Sent.Clear();
            link.Bring(new Packet(0x10, 70, [0, 0, 32, 0, 24, 0]).ToBytes());
            for (int i = 0; i < 3 && link.Sent.Count == 0; i++)
            {
                feeder.Serve(1);
            }

            Packet answer = Packet.Parse(link.Sent)[^1];
            Assert.Equal((0x90, 70, 768u), (answer.Type, answer.Sequence, answer.UInt32(4)));
        });

    private static Picture Noise(int seed)
    {
        byte[] rgb = new byte[32 * 24 * 3];
        new Random(seed).NextBytes(rgb);
        return new Picture(32, 24, rgb);
    }

    /// <summary>A feeder on one end of a pseudo-terminal, served by a thread.</summary>
    private sealed class Feeding : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly PseudoTerminal _terminal = new();
        private readonly IDeviceLink _line;
        private readonly FrameFeeder _feeder;
        private readonly Thread _thread;

        public Feeding(IEnumerable<Picture> pictures, Func<IDeviceLink, IDeviceLink>? line = null)
        {
            IDeviceLink port = SerialPortLink.Open(_terminal.Path, SerialPortLink.DefaultBaud);
            _line = line?.Invoke(port) ?? port;
            _feeder = new FrameFeeder(_line, pictures);
            _thread = new Thread(() =>
            {
                while (!_stop.IsCancellationRequested && !_feeder.IsOver)
                {
                    _feeder.Serve(100);
                }
            })
            { IsBackground = true };
            _thread.Start();
        }

        /// <summary>The board's end.</summary>
        public IDeviceLink Board => _terminal;

        /// <summary>Waits until the board was told that there are no more pictures.</summary>
        public bool WaitForEnd() => _thread.Join(Timeout);

        public void Dispose()
        {
            _stop.Cancel();
            _thread.Join();
            _feeder.Dispose();
            _line.Dispose();
            _terminal.Dispose();
            _stop.Dispose();
        }
    }
}
