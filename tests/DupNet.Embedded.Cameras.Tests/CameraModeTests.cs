using System;
using Xunit;

namespace DupNet.Embedded.Cameras.Tests;

public sealed class CameraModeTests
{
    [Theory]
    [InlineData(160, 120, PixelFormat.Gray8, 19200)]
    [InlineData(160, 120, PixelFormat.Rgb565BigEndian, 38400)]
    [InlineData(320, 240, PixelFormat.Rgb565LittleEndian, 153600)]
    [InlineData(2, 3, PixelFormat.Yuv422, 12)]
    [InlineData(3, 5, PixelFormat.Rgb888, 45)]
    [InlineData(3, 5, PixelFormat.Bgr888, 45)]
    [InlineData(2, 3, PixelFormat.Uyvy422, 12)]
    [InlineData(160, 120, PixelFormat.Bgr565LittleEndian, 38400)]
    [InlineData(160, 120, PixelFormat.Bgr565BigEndian, 38400)]
    public void KnowsItsBytesAndName(int width, int height, PixelFormat format, int bytes)
    {
        CameraMode mode = new(width, height, format);
        Assert.Equal(bytes, mode.FrameBytes);
        Assert.Equal($"{width}x{height} {format}", mode.ToString());
        _ = new Frame(new byte[bytes], width, height, format);
    }

    [Theory]
    [InlineData(0, 1, PixelFormat.Gray8)]
    [InlineData(1, 8193, PixelFormat.Gray8)]
    [InlineData(3, 2, PixelFormat.Yuv422)]
    [InlineData(3, 2, PixelFormat.Uyvy422)]
    [InlineData(3, 2, (PixelFormat)255)]
    public void RefusesWhatNoFrameCanBe(int width, int height, PixelFormat format)
        => Assert.Throws<ArgumentException>(() => new CameraMode(width, height, format));

    [Fact]
    public void IsTheSameAsAnEqualOne()
    {
        CameraMode mode = new(4, 2, PixelFormat.Gray8);
        Assert.True(mode.IsSameAs(new CameraMode(4, 2, PixelFormat.Gray8)));
        Assert.False(mode.IsSameAs(new CameraMode(2, 4, PixelFormat.Gray8)));
        Assert.False(mode.IsSameAs(new CameraMode(4, 2, PixelFormat.Rgb888)));
        Assert.False(mode.IsSameAs(null));
    }
}
