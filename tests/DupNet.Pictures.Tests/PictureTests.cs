using System;
using Xunit;

namespace DupNet.Pictures.Tests;

public sealed class PictureTests
{
    [Fact]
    public void AcceptsExactlyItsBytes()
    {
        Assert.Equal(2, new Picture(2, 3, new byte[18]).Width);
        Assert.Throws<ArgumentException>(() => new Picture(2, 3, new byte[17]));
        Assert.Throws<ArgumentException>(() => new Picture(2, 3, new byte[24]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Picture(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Picture(3, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Picture(60_000, 60_000));
    }

    [Fact]
    public void FindsPixelsRowAfterRow()
    {
        var picture = new Picture(5, 4);
        Assert.Equal(0, picture.IndexOf(0, 0));
        Assert.Equal(3, picture.IndexOf(1, 0));
        Assert.Equal(15, picture.IndexOf(0, 1));
        Assert.Equal(picture.Rgb.Length - 3, picture.IndexOf(4, 3));
    }

    [Fact]
    public void CopiesItsPixels()
    {
        var picture = new Picture(2, 2);
        Picture copy = picture.Copy();
        copy.Rgb[0] = 9;
        Assert.Equal(0, picture.Rgb[0]);
    }
}
