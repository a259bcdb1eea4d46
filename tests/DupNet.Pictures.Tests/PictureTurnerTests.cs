using System;
using System.Linq;
using CsCheck;
using Xunit;

namespace DupNet.Pictures.Tests;

public sealed class PictureTurnerTests
{
    [Fact]
    public void ATurnByNothingCopies() => Generated.Pictures.Sample(picture => Assert.Equal(picture.Rgb, PictureTurner.Turn(picture, 0, 99).Rgb), threads: 1);

    [Fact]
    public void HalfATurnReversesThePixels() => Generated.Pictures.Sample(
        picture =>
        {
            Picture turned = PictureTurner.Turn(picture, 180, null);
            for (int y = 0; y < picture.Height; y++)
            {
                for (int x = 0; x < picture.Width; x++)
                {
                    int from = picture.IndexOf(picture.Width - 1 - x, picture.Height - 1 - y);
                    Assert.Equal(picture.Rgb.AsSpan(from, 3), turned.Rgb.AsSpan(turned.IndexOf(x, y), 3));
                }
            }
        },
        threads: 1);

    [Fact]
    public void AQuarterTurnIsClockwise()
    {
        Picture picture = new(2, 2, [10, 10, 10, 20, 20, 20, 30, 30, 30, 40, 40, 40]);
        Assert.Equal([30, 30, 30, 10, 10, 10, 40, 40, 40, 20, 20, 20], PictureTurner.Turn(picture, 90, null).Rgb);
    }

    [Fact]
    public void CornersGetTheColourOrRepeatTheEdges()
    {
        Picture white = new(40, 40, [.. Enumerable.Repeat((byte)255, 40 * 40 * 3)]);
        Picture coloured = PictureTurner.Turn(white, 45, 7);
        Assert.Equal(7, coloured.Rgb[coloured.IndexOf(0, 0)]);
        Assert.Equal(7, coloured.Rgb[coloured.IndexOf(39, 39) + 2]);
        Assert.Equal(255, coloured.Rgb[coloured.IndexOf(20, 0)]);
        Assert.Equal(white.Rgb, PictureTurner.Turn(white, 45, null).Rgb);
    }

    // A point that is not in the middle, in a target of another shape, with rows that lie apart.
    [Fact]
    public void APartOfATargetIsDrawn()
    {
        Picture picture = new(3, 1, [1, 2, 3, 100, 110, 120, 9, 8, 7]);
        byte[] target = new byte[2 * 12];
        PictureTurner.Draw(picture.Rgb, 3, 1, (1.5, 0.5), 0, target.AsSpan(3), 12, 1, 2, (0.5, 0.5), 50);
        Assert.Equal([0, 0, 0, 100, 110, 120, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 50, 50], target.Take(18));
    }
}
