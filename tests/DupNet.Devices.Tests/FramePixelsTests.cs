using System;
using System.Collections.Generic;
using DupNet.Embedded;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Devices.Tests;

/// <summary>Pictures in every format, on two pixels that are small enough to be written down.</summary>
public sealed class FramePixelsTests
{
    private static readonly Picture s_picture = new(2, 1, [255, 0, 0, 16, 32, 64]);

    /// <summary>Red, then 2 + 8 + 8 of 31, 63 and 31; brightness 77 and 31, colour differences 116 and 186.</summary>
    private static readonly Dictionary<PixelFormat, byte[]> s_bytes = new()
    {
        [PixelFormat.Gray8] = [77, 31],
        [PixelFormat.Rgb565LittleEndian] = [0x00, 0xF8, 0x08, 0x11],
        [PixelFormat.Rgb565BigEndian] = [0xF8, 0x00, 0x11, 0x08],
        [PixelFormat.Rgb888] = [255, 0, 0, 16, 32, 64],
        [PixelFormat.Bgr888] = [0, 0, 255, 64, 32, 16],
        [PixelFormat.Yuv422] = [77, 116, 31, 186],
        [PixelFormat.Uyvy422] = [116, 77, 186, 31],
        [PixelFormat.Bgr565LittleEndian] = [0x1F, 0x00, 0x02, 0x41],
        [PixelFormat.Bgr565BigEndian] = [0x00, 0x1F, 0x41, 0x02],
    };

    public static TheoryData<PixelFormat> Formats => [.. Enum.GetValues<PixelFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void PicturesAreWrittenInEveryFormat(PixelFormat format) => Assert.Equal(s_bytes[format], FramePixels.Make(s_picture, format));

    [Theory]
    [InlineData(PixelFormat.Yuv422)]
    [InlineData(PixelFormat.Uyvy422)]
    public void AnOddLastColumnIsLeftOutWherePixelsShareBytes(PixelFormat format)
    {
        Picture wider = new(3, 2, [255, 0, 0, 16, 32, 64, 9, 9, 9, 255, 0, 0, 16, 32, 64, 8, 8, 8]);
        Assert.Equal([.. s_bytes[format], .. s_bytes[format]], FramePixels.Make(wider, format));
    }

    [Fact]
    public void UnknownFormatsAreRefused() => Assert.Throws<ArgumentException>(() => FramePixels.Make(s_picture, (PixelFormat)255));
}
