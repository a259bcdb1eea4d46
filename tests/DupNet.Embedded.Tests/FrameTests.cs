using System;
using Xunit;

namespace DupNet.Embedded.Tests;

/// <summary>Frames that would be read out of bounds cannot be made.</summary>
public class FrameTests
{
    [Theory]
    [InlineData(PixelFormat.Gray8, 12, 12)]
    [InlineData(PixelFormat.Rgb565LittleEndian, 24, 24)]
    [InlineData(PixelFormat.Rgb565BigEndian, 24, 24)]
    [InlineData(PixelFormat.Rgb888, 36, 36)]
    [InlineData(PixelFormat.Bgr888, 36, 36)]
    [InlineData(PixelFormat.Yuv422, 24, 24)]
    [InlineData(PixelFormat.Uyvy422, 24, 24)]
    [InlineData(PixelFormat.Bgr565LittleEndian, 24, 24)]
    [InlineData(PixelFormat.Bgr565BigEndian, 24, 24)]
    public void TheBufferMustHoldTheFrame(PixelFormat format, int needed, int bytes)
    {
        _ = new Frame(new byte[bytes], 4, 3, format);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new Frame(new byte[bytes - 1], 4, 3, format));
        Assert.Contains($"buffer has {bytes - 1} bytes, the frame needs {needed}", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-5, 10)]
    [InlineData(8193, 1)]
    [InlineData(1, 8193)]
    public void SidesHaveARange(int width, int height)
    {
        Assert.Throws<ArgumentException>(() => new Frame(new byte[100000], width, height, PixelFormat.Gray8));
    }

    [Fact]
    public void UnknownFormatsAreRefused()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new Frame(new byte[100], 2, 2, (PixelFormat)77));
        Assert.Contains("unknown pixel format 77", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AStrideThatDoesNotFitLeavesTheFrameAsItWas()
    {
        Frame frame = new(new byte[40], 4, 3, PixelFormat.Gray8) { Stride = 18 };
        Assert.Throws<ArgumentException>(() => frame.Stride = 3);
        Assert.Throws<ArgumentException>(() => frame.Stride = 19);
        Assert.Equal(18, frame.Stride);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void AnUnknownRotationLeavesTheFrameAsItWas(int rotation)
    {
        Frame frame = new(new byte[12], 4, 3, PixelFormat.Gray8) { Rotation = Rotation.Clockwise180 };
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => frame.Rotation = (Rotation)rotation);
        Assert.Contains($"unknown rotation {rotation}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Rotation.Clockwise180, frame.Rotation);
    }

    [Theory]
    [InlineData(PixelFormat.Yuv422)]
    [InlineData(PixelFormat.Uyvy422)]
    public void PixelsThatShareBytesNeedPairs(PixelFormat format)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new Frame(new byte[100], 3, 3, format));
        Assert.Contains($"a {format} frame needs an even width, not 3", refusal.Message, StringComparison.Ordinal);
        Frame frame = new(new byte[100], 4, 3, format);
        Assert.Throws<ArgumentException>(() => frame.Stride = 10);
    }

    [Fact]
    public void NullIsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => new Frame(null!, 1, 1, PixelFormat.Gray8));
    }

    [Theory]
    [InlineData(-1, 0, 2, 2)]
    [InlineData(0, -1, 2, 2)]
    [InlineData(0, 0, 0, 2)]
    [InlineData(0, 0, 2, 0)]
    [InlineData(5, 0, 4, 2)]
    [InlineData(0, 5, 2, 2)]
    [InlineData(int.MaxValue, 0, 2, 2)]
    [InlineData(2, 2, int.MaxValue, 2)]
    public void APartLiesInItsFrameOrChangesNothing(int x, int y, int width, int height)
    {
        Frame whole = new(new byte[48], 8, 6, PixelFormat.Gray8);
        Frame part = new(whole);
        part.ShowPart(whole, 2, 1, 4, 3);
        Assert.Contains("does not lie in a frame of 8 x 6", Assert.Throws<ArgumentException>(() => part.ShowPart(whole, x, y, width, height)).Message, StringComparison.Ordinal);
        Assert.Equal((10, 4, 3, 8), (part.Offset, part.Width, part.Height, part.Stride));
        Assert.Throws<ArgumentNullException>(() => part.ShowPart(null!, 0, 0, 1, 1));
        Assert.Throws<ArgumentNullException>(() => new Frame(null!));
    }

    [Fact]
    public void APartOfAPartCountsFromTheBuffer()
    {
        Frame whole = new(new byte[96], 8, 6, PixelFormat.Yuv422) { Rotation = Rotation.Clockwise90, Mirror = true };
        Frame part = new(whole);
        part.ShowPart(whole, 2, 1, 6, 5);
        part.ShowPart(part, 2, 1, 2, 2);
        Assert.Equal((40, 2, 2, 16, Rotation.Clockwise90, true), (part.Offset, part.Width, part.Height, part.Stride, part.Rotation, part.Mirror));
        Assert.Throws<ArgumentException>(() => part.ShowPart(whole, 1, 0, 2, 2));
        Assert.Throws<ArgumentException>(() => part.ShowPart(whole, 0, 0, 3, 2));
    }
}
