using System;
using System.IO;
using DupNet.Embedded;
using DupNet.NativeCore;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Devices.Tests;

public class FrameJudgeTests
{
    private static readonly Frame s_fine = Photo(PixelFormat.Rgb565BigEndian);
    private static readonly Frame s_swapped = Photo(PixelFormat.Rgb565LittleEndian);
    private static readonly Frame s_dark = new(new byte[64 * 64 * 2], 64, 64, PixelFormat.Rgb565BigEndian);

    private readonly FrameJudge _judge = new();

    [Fact]
    public void TwoFramesThatTellTheSameAreAVerdict()
    {
        Assert.Equal("....F", Look(s_dark, s_fine, s_swapped, s_fine, s_fine));
    }

    [Fact]
    public void DarkFramesChangeNothing()
    {
        Assert.Equal(".S", Look(s_swapped, s_swapped));
        for (int i = 0; i < 250; i++)
        {
            Assert.False(_judge.Look(s_dark));
        }

        Assert.Equal(FrameVerdict.BytesSwapped, _judge.Verdict);
    }

    [Fact]
    public void ASingleFrameThatLooksOddChangesNothing()
    {
        Assert.Equal(".F", Look(s_fine, s_fine));
        for (int i = 0; i < 1000; i++)
        {
            Assert.False(_judge.Look(i % 2 == 0 ? s_swapped : s_fine));
        }

        Assert.Equal(FrameVerdict.Fine, _judge.Verdict);
    }

    [Fact]
    public void ACameraThatWasSetRightIsFineAfterAWhile()
    {
        Assert.Equal(".S", Look(s_swapped, s_swapped));
        int frames = 1;
        while (!_judge.Look(s_fine))
        {
            frames++;
        }

        Assert.Equal((102, FrameVerdict.Fine), (frames, _judge.Verdict));
    }

    [Fact]
    public void NoFrameIsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => _judge.Look(null!));
        Look(s_fine, s_fine);
        Assert.Throws<ArgumentNullException>(() => _judge.Look(null!));
    }

    private static Frame Photo(PixelFormat sent)
    {
        Picture photo = PictureReducer.Reduce(PictureFile.Load(Path.Combine(Checkout.Root, "docs", "samples", "astronaut.jpg")), 4);
        return new Frame(FramePixels.Make(photo, sent), photo.Width, photo.Height, PixelFormat.Rgb565BigEndian);
    }

    /// <summary>A letter where the verdict became another one.</summary>
    private string Look(params Frame[] frames) => string.Concat(Array.ConvertAll(
        frames, frame => !_judge.Look(frame) ? "." : _judge.Verdict == FrameVerdict.Fine ? "F" : "S"));
}
