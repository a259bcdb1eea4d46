using System;
using System.IO;
using Xunit;

namespace DupNet.Pictures.Tests;

public sealed class OrientationTests
{
    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(2, 0, true)]
    [InlineData(3, 2, false)]
    [InlineData(4, 2, true)]
    [InlineData(5, 3, true)]
    [InlineData(6, 1, false)]
    [InlineData(7, 1, true)]
    [InlineData(8, 3, false)]
    public void TurnsUpright(int orientation, int quarterTurns, bool mirrorFirst)
    {
        Picture stored = Blocks();
        Picture expected = mirrorFirst ? Mirror(stored) : stored;
        for (int i = 0; i < quarterTurns; i++)
        {
            expected = TurnRight(expected);
        }

        using var folder = new TemporaryFolder();
        string path = folder.File("a.jpg");
        PictureFile.Save(stored, path);
        File.WriteAllBytes(path, WithOrientation(File.ReadAllBytes(path), orientation));
        Picture upright = PictureFile.Load(path);
        Assert.Equal((expected.Width, expected.Height), (upright.Width, upright.Height));
        Assert.Equal((upright.Width, upright.Height), PictureHeader.SizeOf(path, File.ReadAllBytes(path)));
        for (int i = 0; i < upright.Rgb.Length; i++)
        {
            Assert.InRange(upright.Rgb[i] - expected.Rgb[i], -12, 12);
        }
    }

    /// <summary>3 x 2 gray blocks of 16 x 16 pixels, each of another brightness: JPEG keeps them apart.</summary>
    private static Picture Blocks()
    {
        var picture = new Picture(48, 32);
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                int block = (y / 16 * 3) + (x / 16);
                picture.Rgb.AsSpan(picture.IndexOf(x, y), 3).Fill((byte)(block * 50));
            }
        }

        return picture;
    }

    private static Picture Mirror(Picture from)
    {
        var to = new Picture(from.Width, from.Height);
        for (int y = 0; y < from.Height; y++)
        {
            for (int x = 0; x < from.Width; x++)
            {
                CopyPixel(from, x, y, to, from.Width - 1 - x, y);
            }
        }

        return to;
    }

    private static Picture TurnRight(Picture from)
    {
        var to = new Picture(from.Height, from.Width);
        for (int y = 0; y < from.Height; y++)
        {
            for (int x = 0; x < from.Width; x++)
            {
                CopyPixel(from, x, y, to, from.Height - 1 - y, x);
            }
        }

        return to;
    }

    private static void CopyPixel(Picture from, int fromX, int fromY, Picture to, int toX, int toY) =>
        from.Rgb.AsSpan(from.IndexOf(fromX, fromY), 3).CopyTo(to.Rgb.AsSpan(to.IndexOf(toX, toY)));

    /// <summary>Puts an EXIF segment with nothing but an orientation behind the start marker of a JPEG file.</summary>
    private static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        byte[] segment =
        [
            0xFF, 0xE1, 0, 34,
            (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0,
            (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
            0, 1,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
            0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }
}
