using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using DupNet.Embedded.Cameras.Serial;
using DupNet.Embedded.Serial;
using DupNet.Embedded.Serial.Tests;
using Xunit;

namespace DupNet.Embedded.Cameras.Tests.Serial;

public sealed class SerialFrameCameraTests
{
    private const int FrameNumber = 0x01020304;

    /// <summary>In three parts.</summary>
    private static readonly CameraMode s_mode = new(40, 30, PixelFormat.Rgb565BigEndian);
    private static readonly CameraMode s_other = new(30, 40, PixelFormat.Rgb565BigEndian);
    private static readonly byte[] s_pixels = [.. Enumerable.Range(0, 2400).Select(i => (byte)(i * 7))];

    private readonly Line _line = new();
    private readonly byte[] _buffer = new byte[2400];

    [Fact]
    public void AsksForTheModeAndThenForPartsUntilItHasAll()
    {
        List<Packet> requests = [];
        _line.Answers = request =>
        {
            requests.Add(request);
            return Pc(request).ToBytes();
        };
        Frame frame = Started().Capture(_buffer, 100);
        Assert.Equal(s_pixels, frame.Buffer);
        Assert.Equal((40, 30, PixelFormat.Rgb565BigEndian), (frame.Width, frame.Height, frame.Format));
        Assert.Equal([0x10, 0x11, 0x11, 0x11], requests.Select(request => request.Type));
        Assert.Equal([1, 2, 3, 4], requests.Select(request => request.Sequence));
        Assert.Equal([(byte)PixelFormat.Rgb565BigEndian, 0, 40, 0, 30, 0], requests[0].Payload);
        Assert.Equal([0u, 1020u, 2040u], requests.Skip(1).Select(request => request.UInt32(4)));
        Assert.All(requests.Skip(1), request => Assert.Equal((uint)FrameNumber, request.UInt32(0)));
    }

    [Fact]
    public void NoiseAndAnswersToEarlierRequestsArePassedOver()
        => Gen.Select(Gen.Byte.Array[0, 60], Gen.Int[1, 2000], Gen.Bool).Sample((noise, piece, stale) =>
        {
            Line line = new() { Piece = piece };
            SerialFrameCamera camera = new(line, [s_mode]);
            camera.Start(s_mode);
            line.Answers = request =>
                [.. stale ? (Pc(request) with { Sequence = request.Sequence - 1 & 0xFFFF }).ToBytes() : noise, .. Pc(request).ToBytes()];
            byte[] buffer = new byte[2400];
            camera.Capture(buffer, 100);
            return buffer.SequenceEqual(s_pixels);
        });

    [Fact]
    public void AChangedOrLostByteIsAskedForAgain()
    {
        SerialFrameCamera camera = Started();
        int length = Pc(new Packet(0x11, 1, [4, 3, 2, 1, 0xF8, 7, 0, 0])).ToBytes().Length;
        for (int at = 0; at < length; at++)
        {
            int place = at;
            int damage = 2;
            _line.Answers = request =>
            {
                byte[] answer = Pc(request).ToBytes();
                if (place < answer.Length && damage-- > 0)
                {
                    answer[place] ^= 0x10;
                    return damage == 0 ? answer : answer[..place];
                }

                return answer;
            };
            Array.Clear(_buffer);
            camera.Capture(_buffer, 10_000);
            Assert.Equal(s_pixels, _buffer);
        }
    }

    /// <summary>Only as long as a packet may stop half-way; a request without any answer is repeated after a second.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(12)]
    public void ADamagedAnswerIsNotWaitedFor(int place)
    {
        foreach (bool isCut in (bool[])[false, true])
        {
            int request = 0;
            _line.Answers = packet =>
            {
                byte[] answer = Pc(packet).ToBytes();
                bool isGood = request++ % 2 == 1;
                answer[place] ^= (byte)(isGood ? 0 : 0x10);
                return isGood || !isCut ? answer : answer[..(place + 1)];
            };
            _line.Waited = 0;
            Array.Clear(_buffer);
            Started().Capture(_buffer, 1000);
            Assert.Equal(s_pixels, _buffer);
            Assert.InRange(_line.Waited, 4 * PacketLayout.GapMilliseconds, 8 * PacketLayout.GapMilliseconds);
        }
    }

    [Fact]
    public void SilenceTimesOutAndTheNextCaptureWorks()
    {
        SerialFrameCamera camera = Started();
        for (int answers = 0; answers < 4; answers++)
        {
            int left = answers;
            _line.Answers = request => left-- > 0 ? Pc(request).ToBytes() : [];
            _line.Waited = 0;
            CameraException exception = Assert.Throws<CameraException>(() => camera.Capture(_buffer, 2500));
            Assert.Equal(CameraError.TimedOut, exception.Error);
            Assert.Contains("2500 ms", exception.Message, StringComparison.Ordinal);
            Assert.Equal(2500, _line.Waited);
            _line.Answers = request => Pc(request).ToBytes();
            camera.Capture(_buffer, 100);
            Assert.Equal(s_pixels, _buffer);
        }
    }

    [Fact]
    public void EndlessNoiseEnds()
    {
        _line.Answers = _ => new byte[20_000];
        Assert.Equal(CameraError.TimedOut, Assert.Throws<CameraException>(() => Started().Capture(_buffer, 3000)).Error);
    }

    [Theory]
    [InlineData(ErrorCode.NoMoreFrames, CameraError.NoMoreFrames)]
    [InlineData(ErrorCode.BadPicture, CameraError.Refused)]
    [InlineData(ErrorCode.NoPicture, CameraError.BadFrame)]
    public void WhatThePCRefusesIsTold(int code, CameraError error)
    {
        _line.Answers = request => new Packet(0xFF, request.Sequence, [(byte)code, 0, (byte)request.Type, 0, 0]).ToBytes();
        CameraException exception = Assert.Throws<CameraException>(() => Started().Capture(_buffer, 100));
        Assert.Equal(error, exception.Error);
        Assert.Contains("40x30 Rgb565BigEndian: error " + code, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFrameOrPartThatWasNotAskedForIsRefused()
    {
        _line.Answers = request => new Packet(0x90, request.Sequence, [1, 0, 0, 0, 1, 0, 0, 0]).ToBytes();
        Assert.Equal(CameraError.BadFrame, Assert.Throws<CameraException>(() => Started().Capture(_buffer, 100)).Error);
        foreach (byte[] part in (byte[][])[[1, 0, 0, 0, 9], [0, 0, 0, 0, .. new byte[1020]]])
        {
            CameraMode small = new(4, 4, PixelFormat.Gray8);
            SerialFrameCamera camera = new(_line, [small]);
            camera.Start(small);
            _line.Answers = request => (request.Type == 0x10
                ? new Packet(0x90, request.Sequence, [1, 0, 0, 0, 16, 0, 0, 0])
                : new Packet(0x91, request.Sequence, part)).ToBytes();
            Assert.Equal(CameraError.BadFrame, Assert.Throws<CameraException>(() => camera.Capture(_buffer, 100)).Error);
        }
    }

    private SerialFrameCamera Started()
    {
        SerialFrameCamera camera = new(_line, [s_mode, s_other]);
        camera.Start(s_mode);
        return camera;
    }

    /// <summary>What a PC answers, written after the description and not with the code under test.</summary>
    private static Packet Pc(Packet request)
    {
        if (request.Type == 0x10)
        {
            return new Packet(0x90, request.Sequence, [.. BitConverter.GetBytes(FrameNumber), .. BitConverter.GetBytes(s_pixels.Length)]);
        }

        int offset = (int)request.UInt32(4);
        return new Packet(
            0x91, request.Sequence, [.. BitConverter.GetBytes(offset), .. s_pixels.AsSpan(offset, Math.Min(1020, s_pixels.Length - offset))]);
    }

    private sealed class Line : ISerialLink
    {
        private readonly Queue<byte> _input = new();

        /// <summary>What the PC sends for a request.</summary>
        public Func<Packet, byte[]> Answers { get; set; } = _ => [];

        /// <summary>Most bytes that one read brings.</summary>
        public int Piece { get; set; } = 700;

        public int Waited { get; set; }

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            int read = Math.Min(Math.Min(count, Piece), _input.Count);
            for (int i = 0; i < read; i++)
            {
                buffer[offset + i] = _input.Dequeue();
            }

            Waited += read == 0 ? timeoutMilliseconds : 0;
            return read;
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            foreach (byte value in Answers(Assert.Single(Packet.Parse(buffer[offset..(offset + count)]))))
            {
                _input.Enqueue(value);
            }
        }
    }
}
