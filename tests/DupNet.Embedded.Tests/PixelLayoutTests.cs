using System;
using System.Linq;
using Xunit;

namespace DupNet.Embedded.Tests;

/// <summary>Every format has its description, and the numbers that lines and files know it by.</summary>
public class PixelLayoutTests
{
    public static TheoryData<PixelFormat> Formats => [.. Enum.GetValues<PixelFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void EveryFormatIsDescribed(PixelFormat format)
    {
        PixelLayout layout = PixelLayout.Of(format);
        Assert.Equal(format, layout.Format);
        Assert.Equal(format.ToString(), layout.Name);
        Assert.True(Enum.IsDefined(layout.Reading));
        Assert.InRange(layout.BytesPerPixel, 1, 3);
    }

    [Fact]
    public void NoTwoFormatsAreReadAlike()
    {
        PixelLayout[] layouts = [.. Enum.GetValues<PixelFormat>().Select(PixelLayout.Of)];
        Assert.Distinct(layouts.Select(layout => (layout.Reading, layout.Place, layout.IsBlueHigh)));
    }

    [Fact]
    public void NumbersHaveNoGapsAndOthersAreRefused()
    {
        int count = Enum.GetValues<PixelFormat>().Length;
        Assert.Equal(Enumerable.Range(0, count), Enum.GetValues<PixelFormat>().Select(format => (int)format));
        foreach (int number in (int[])[-1, count, 255])
        {
            ArgumentException refusal = Assert.Throws<ArgumentException>(() => PixelLayout.Of((PixelFormat)number));
            Assert.Contains($"unknown pixel format {number}", refusal.Message, StringComparison.Ordinal);
        }
    }
}
