using System;
using System.IO;
using SkiaSharp;
using Xunit;

namespace DupNet.Pictures.Tests;

public sealed class AnimationFileTests : IDisposable
{
    private const int Width = 31;
    private const int Height = 22;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Read by libwebp, which browsers have too.
    [Fact]
    public void HoldsEveryPictureAndItsTime()
    {
        string path = _folder.File("a.webp");
        using (var file = new AnimationFile(path, Width, Height, 90))
        {
            file.Add(Gray(20), 100);
            file.Add(Gray(120), 250);
            file.Add(Gray(220), 70);
        }

        using SKCodec codec = SKCodec.Create(path);
        Assert.Equal((Width, Height, 3), (codec.Info.Width, codec.Info.Height, codec.FrameCount));
        Assert.Equal([100, 250, 70], Array.ConvertAll(codec.FrameInfo, frame => frame.Duration));
        Assert.Equal(0, codec.RepetitionCount + 1);
        for (int i = 0; i < 3; i++)
        {
            using var bitmap = new SKBitmap(codec.Info);
            Assert.Equal(SKCodecResult.Success, codec.GetPixels(bitmap.Info, bitmap.GetPixels(), new SKCodecOptions(i)));
            Assert.InRange((int)bitmap.GetPixel(5, 5).Green, 20 + (100 * i) - 3, 20 + (100 * i) + 3);
        }

        Picture first = PictureFile.Load(path);
        Assert.Equal((Width, Height), (first.Width, first.Height));
        Assert.InRange((int)first.Rgb[0], 17, 23);
    }

    [Fact]
    public void WhatCannotBeWrittenIsTold()
    {
        Assert.Contains("written as .webp", Assert.Throws<PictureException>(() => new AnimationFile(_folder.File("a.gif"), 8, 8, 90)).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be written", Assert.Throws<PictureException>(() => new AnimationFile(Path.Combine(_folder.Path, "no", "a.webp"), 8, 8, 90)).Message, StringComparison.Ordinal);
        using var file = new AnimationFile(_folder.File("a.webp"), 8, 8, 90);
        Assert.Throws<ArgumentException>(() => file.Add(Gray(1), 100));
    }

    private static Picture Gray(byte value)
    {
        var picture = new Picture(Width, Height);
        Array.Fill(picture.Rgb, value);
        return picture;
    }
}
