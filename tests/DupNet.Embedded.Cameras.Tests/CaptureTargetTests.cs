using System;
using Xunit;

namespace DupNet.Embedded.Cameras.Tests;

public sealed class CaptureTargetTests
{
    private static readonly CameraMode s_small = new(4, 2, PixelFormat.Gray8);
    private static readonly CameraMode s_large = new(8, 4, PixelFormat.Gray8);

    private readonly CaptureTarget _target = new([s_small, s_large]);

    [Fact]
    public void GivesOneFrameForABufferAndKeepsWhatTheCallerSetOnIt()
    {
        _target.Set(s_small);
        byte[] buffer = new byte[8];
        Frame frame = _target.FrameOf(buffer, 1);
        frame.Rotation = Rotation.Clockwise90;
        Assert.Same(frame, _target.FrameOf(buffer, 1));
        Assert.NotSame(frame, _target.FrameOf(new byte[8], 1));
        Assert.Equal((4, 2, PixelFormat.Gray8), (frame.Width, frame.Height, frame.Format));
    }

    [Fact]
    public void KeepsRotationAndMirrorOverAStop()
    {
        byte[] buffer = new byte[32];
        _target.Set(s_small);
        Frame frame = _target.FrameOf(buffer, 1);
        frame.Rotation = Rotation.Clockwise180;
        frame.Mirror = true;

        // As a program does after a failed capture: some cameras clear the mode once more when they start.
        _target.Set(null);
        _target.Set(null);
        _target.Set(s_large);
        frame = _target.FrameOf(buffer, 1);
        Assert.Equal((8, Rotation.Clockwise180, true), (frame.Width, frame.Rotation, frame.Mirror));
    }

    [Fact]
    public void KeepsRotationAndMirrorForBuffersInTurn()
    {
        _target.Set(s_small);
        byte[][] buffers = [new byte[8], new byte[8]];
        Frame frame = _target.FrameOf(buffers[0], 1);
        frame.Rotation = Rotation.Clockwise270;
        frame.Mirror = true;
        for (int i = 1; i < 4; i++)
        {
            frame = _target.FrameOf(buffers[i % 2], 1);
            Assert.Same(buffers[i % 2], frame.Buffer);
            Assert.Equal((Rotation.Clockwise270, true), (frame.Rotation, frame.Mirror));
        }

        frame.Mirror = false;
        Assert.False(_target.FrameOf(buffers[0], 1).Mirror);
    }

    [Fact]
    public void ForgetsTheFrameWithTheMode()
    {
        byte[] buffer = new byte[32];
        _target.Set(s_small);
        _ = _target.FrameOf(buffer, 1);
        _target.Set(s_large);
        Assert.Equal(8, _target.FrameOf(buffer, 1).Width);
    }

    [Fact]
    public void RefusesArgumentsAndSaysWhy()
    {
        Assert.Throws<InvalidOperationException>(() => _target.FrameOf(new byte[8], 1));
        _target.Set(s_small);
        Assert.Throws<ArgumentNullException>(() => _target.FrameOf(null, 1));
        Assert.Throws<ArgumentException>(() => _target.FrameOf(new byte[8], 0));
        string message = Assert.Throws<ArgumentException>(() => _target.FrameOf(new byte[7], 1)).Message;
        Assert.Contains("7 bytes", message, StringComparison.Ordinal);
        Assert.Contains("4x2 Gray8", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => new CaptureTarget(null));
        Assert.Throws<ArgumentNullException>(() => new CaptureTarget([null]));
        Assert.Throws<ArgumentException>(() => new CaptureTarget([]));
    }

    [Fact]
    public void FindsAnEqualModeAndNamesAllWhenThereIsNone()
    {
        Assert.Same(s_large, _target.Find(new CameraMode(8, 4, PixelFormat.Gray8)));
        Assert.Throws<ArgumentNullException>(() => _target.Find(null));
        string message = Assert.Throws<ArgumentException>(() => _target.Find(new CameraMode(8, 4, PixelFormat.Rgb888))).Message;
        Assert.Equal("no mode 8x4 Rgb888, there is: 4x2 Gray8, 8x4 Gray8", message);
    }
}
