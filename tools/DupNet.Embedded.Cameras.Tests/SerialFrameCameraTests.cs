using System;
using System.Collections.Generic;
using System.IO.Hashing;
using System.Linq;
using CsCheck;
using DupNet.Embedded.Cameras.Buses;
using Xunit;

namespace DupNet.Embedded.Cameras.Tests;

public sealed class SerialFrameCameraTests
{
    private static readonly CameraMode s_mode = new(6, 4, PixelFormat.Rgb565BigEndian);
    private static readonly CameraMode s_other = new(4, 6, PixelFormat.Rgb565BigEndian);

    private readonly Line _line = new();
    private readonly byte[] _buffer = new byte[48];

    [Fact]
    public void Asks_for_the_mode_and_takes_the_answer()
    {
        SerialFrameCamera camera = Started();
        byte[] pixels = [.. Enumerable.Range(0, 48).Select(i => (byte)(i * 5))];
        _line.Answers = request =>
        {
            Assert.Equal("DNRQ"u8.ToArray(), request[..4]);
            Assert.Equal([1, (byte)PixelFormat.Rgb565BigEndian, 6, 0, 4, 0], request[4..10]);
            Assert.Equal(Crc32.Hash(request[..10]), request[10..]);
            return Answer(request[4], s_mode, pixels);
        };
        Frame frame = camera.Capture(_buffer, 100);
        Assert.Equal(pixels, frame.Buffer);
        Assert.Equal((6, 4, PixelFormat.Rgb565BigEndian), (frame.Width, frame.Height, frame.Format));
    }

    [Fact]
    public void Noise_and_an_answer_to_an_earlier_request_are_passed_over()
        => Gen.Select(Gen.Byte.Array[0, 60], Gen.Byte.Array[48], Gen.Int[1, 20], Gen.Bool).Sample((noise, pixels, piece, stale) =>
        {
            Line line = new() { Piece = piece };
            SerialFrameCamera camera = new(line, [s_mode]);
            camera.Start(s_mode);
            line.Answers = request => [.. stale ? Answer((byte)(request[4] - 1), s_mode, new byte[48]) : noise, .. Answer(request[4], s_mode, pixels)];
            byte[] buffer = new byte[48];
            camera.Capture(buffer, 100);
            return buffer.SequenceEqual(pixels);
        });

    [Fact]
    public void Every_changed_byte_is_refused_and_the_next_capture_works()
    {
        SerialFrameCamera camera = Started();
        byte[] pixels = [.. Enumerable.Range(0, 48).Select(i => (byte)i)];
        int length = Answer(0, s_mode, pixels).Length;
        for (int at = 0; at < length; at++)
        {
            int place = at;
            _line.Answers = request =>
            {
                byte[] answer = Answer(request[4], s_mode, pixels);
                answer[place] ^= 0x10;
                return answer;
            };
            CameraException exception = Assert.Throws<CameraException>(() => camera.Capture(_buffer, 100));
            Assert.Equal(at < FramePacket.HeaderBytes ? CameraError.TimedOut : CameraError.BadFrame, exception.Error);
            _line.Answers = request => Answer(request[4], s_mode, pixels);
            Array.Clear(_buffer);
            camera.Capture(_buffer, 100);
            Assert.Equal(pixels, _buffer);
        }
    }

    [Fact]
    public void An_answer_cut_anywhere_times_out_and_the_next_capture_works()
    {
        SerialFrameCamera camera = Started();
        byte[] pixels = [.. Enumerable.Range(0, 48).Select(i => (byte)(255 - i))];
        int length = Answer(0, s_mode, pixels).Length;
        for (int at = 0; at < length; at++)
        {
            int place = at;
            _line.Answers = request => Answer(request[4], s_mode, pixels)[..place];
            _line.Waited = 0;
            CameraException exception = Assert.Throws<CameraException>(() => camera.Capture(_buffer, 90));
            Assert.Equal(CameraError.TimedOut, exception.Error);
            Assert.InRange(_line.Waited, 90, 110);
            _line.Answers = request => Answer(request[4], s_mode, pixels);
            camera.Capture(_buffer, 100);
            Assert.Equal(pixels, _buffer);
        }
    }

    [Fact]
    public void Endless_noise_ends()
    {
        SerialFrameCamera camera = Started();
        _line.Answers = _ => new byte[1000];
        Assert.Equal(CameraError.BadFrame, Assert.Throws<CameraException>(() => camera.Capture(_buffer, 100)).Error);
        Assert.InRange(_line.Left, 800, 1000);
    }

    [Fact]
    public void A_frame_of_another_mode_is_refused()
    {
        SerialFrameCamera camera = Started();
        _line.Answers = request => Answer(request[4], s_other, new byte[48]);
        CameraException exception = Assert.Throws<CameraException>(() => camera.Capture(_buffer, 100));
        Assert.Equal(CameraError.BadFrame, exception.Error);
        Assert.Contains("6x4 Rgb565BigEndian", exception.Message, StringComparison.Ordinal);
    }

    private SerialFrameCamera Started()
    {
        SerialFrameCamera camera = new(_line, [s_mode, s_other]);
        camera.Start(s_mode);
        return camera;
    }

    /// <summary>What a PC sends, written after the description and not with the code under test.</summary>
    private static byte[] Answer(byte sequence, CameraMode mode, byte[] pixels)
    {
        byte[] header =
        [
            .. "DNFR"u8, sequence, (byte)mode.Format, (byte)mode.Width, (byte)(mode.Width >> 8), (byte)mode.Height, (byte)(mode.Height >> 8),
        ];
        return [.. header, .. Crc32.Hash(header), .. pixels, .. Crc32.Hash(pixels)];
    }

    private sealed class Line : ISerialLine
    {
        private readonly Queue<byte> _input = new();

        /// <summary>What the PC sends for a request.</summary>
        public Func<byte[], byte[]> Answers { get; set; } = _ => [];

        /// <summary>Most bytes that one read brings.</summary>
        public int Piece { get; set; } = 7;

        public int Waited { get; set; }

        public int Left => _input.Count;

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
            foreach (byte value in Answers(buffer[offset..(offset + count)]))
            {
                _input.Enqueue(value);
            }
        }

        public void DiscardInput() => _input.Clear();
    }
}
