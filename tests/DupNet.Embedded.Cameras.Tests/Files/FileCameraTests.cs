using System;
using DupNet.Embedded.Cameras.Files;
using Xunit;

namespace DupNet.Embedded.Cameras.Tests.Files;

public sealed class FileCameraTests
{
    private static readonly CameraMode s_mode = new(2, 2, PixelFormat.Gray8);

    private readonly MemoryFile _file = new() { Bytes = [1, 2, 3, 4, 5, 6, 7, 8] };
    private readonly byte[] _buffer = new byte[5];

    [Fact]
    public void GivesFrameAfterFrameAndSaysWhenThereAreNoMore()
    {
        FileCamera camera = new(_file, s_mode, repeat: false);
        camera.Start(s_mode);
        Frame frame = camera.Capture(_buffer, 1);
        Assert.Equal([1, 2, 3, 4, 0], frame.Buffer);
        camera.Capture(_buffer, 1);
        Assert.Equal([5, 6, 7, 8, 0], _buffer);
        Assert.Equal(CameraError.NoMoreFrames, Fails(() => camera.Capture(_buffer, 1)));
        camera.Start(s_mode);
        camera.Capture(_buffer, 1);
        Assert.Equal(1, _buffer[0]);
    }

    [Fact]
    public void RepeatsIfToldTo()
    {
        FileCamera camera = new(_file, s_mode, repeat: true);
        camera.Start(s_mode);
        camera.Capture(_buffer, 1);
        camera.Capture(_buffer, 1);
        camera.Capture(_buffer, 1);
        Assert.Equal([1, 2, 3, 4, 0], _buffer);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(9)]
    public void RefusesAFileThatHoldsNoWholeFrames(int length)
    {
        _file.Bytes = new byte[length];
        FileCamera camera = new(_file, s_mode, repeat: true);
        Assert.Equal(CameraError.BadFrame, Fails(() => camera.Start(s_mode)));
        Assert.Null(camera.Mode);
    }

    [Fact]
    public void AFileThatShrinksIsNoticedAndOneThatComesBackIsReadOn()
    {
        FileCamera camera = new(_file, s_mode, repeat: false);
        camera.Start(s_mode);
        camera.Capture(_buffer, 1);
        byte[] all = _file.Bytes;
        _file.Bytes = all[..6];
        Assert.Equal(CameraError.ShortFrame, Fails(() => camera.Capture(_buffer, 1)));
        _file.Bytes = all;
        camera.Capture(_buffer, 1);
        Assert.Equal(5, _buffer[0]);
        camera.Stop();
        Assert.Throws<InvalidOperationException>(() => camera.Capture(_buffer, 1));
    }

    private static CameraError Fails(Action action) => Assert.Throws<CameraException>(action).Error;

    private sealed class MemoryFile : IFrameFile
    {
        public byte[] Bytes { get; set; } = [];

        public int Length => Bytes.Length;

        public void Read(int position, byte[] buffer, int count) => Array.Copy(Bytes, position, buffer, 0, count);
    }
}
