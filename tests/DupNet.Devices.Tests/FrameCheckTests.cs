using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Embedded;
using DupNet.NativeCore;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Devices.Tests;

/// <summary>Frames of the sample pictures, as they are and as wrong programs read them.</summary>
public class FrameCheckTests
{
    private static readonly Picture[] s_pictures =
    [
        .. Directory.GetFiles(Path.Combine(Checkout.Root, "docs", "samples"), "*.jpg").Order(StringComparer.Ordinal)
            .Select(PictureFile.Load)
            .Select(picture => Even(PictureReducer.Reduce(picture, Math.Max(1, picture.Width / 240)))),
    ];

    public static TheoryData<PixelFormat> Formats => [.. Enum.GetValues<PixelFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void APictureIsFineInItsFormat(PixelFormat format)
    {
        Assert.All(Frames(format, format), frame => Assert.Equal(FrameVerdict.Fine, FrameCheck.Look(frame)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void ADarkPictureIsFineToo(PixelFormat format)
    {
        foreach (Picture picture in s_pictures)
        {
            Picture dark = new(picture.Width, picture.Height);
            for (int i = 0; i < dark.Rgb.Length; i++)
            {
                dark.Rgb[i] = (byte)(picture.Rgb[i] / 4);
            }

            Assert.Equal(FrameVerdict.Fine, FrameCheck.Look(MakeFrame(dark, format, format)));
        }
    }

    [Theory]
    [InlineData(PixelFormat.Rgb565LittleEndian, PixelFormat.Rgb565BigEndian)]
    [InlineData(PixelFormat.Rgb565BigEndian, PixelFormat.Rgb565LittleEndian)]
    [InlineData(PixelFormat.Bgr565LittleEndian, PixelFormat.Bgr565BigEndian)]
    [InlineData(PixelFormat.Bgr565BigEndian, PixelFormat.Rgb565LittleEndian)]
    [InlineData(PixelFormat.Yuv422, PixelFormat.Uyvy422)]
    [InlineData(PixelFormat.Uyvy422, PixelFormat.Yuv422)]
    public void SwappedBytesAreTold(PixelFormat sent, PixelFormat read)
    {
        Assert.All(Frames(sent, read), frame => Assert.Equal(FrameVerdict.BytesSwapped, FrameCheck.Look(frame)));
    }

    [Theory]
    [InlineData(PixelFormat.Rgb565BigEndian, PixelFormat.Gray8)]
    [InlineData(PixelFormat.Rgb565LittleEndian, PixelFormat.Gray8)]
    [InlineData(PixelFormat.Yuv422, PixelFormat.Gray8)]
    [InlineData(PixelFormat.Uyvy422, PixelFormat.Gray8)]
    [InlineData(PixelFormat.Yuv422, PixelFormat.Rgb565BigEndian)]
    [InlineData(PixelFormat.Uyvy422, PixelFormat.Rgb565LittleEndian)]
    [InlineData(PixelFormat.Rgb888, PixelFormat.Rgb565BigEndian)]
    [InlineData(PixelFormat.Rgb888, PixelFormat.Yuv422)]
    public void AnotherFormatIsTold(PixelFormat sent, PixelFormat read)
    {
        Assert.All(Frames(sent, read), frame => Assert.Equal(FrameVerdict.OtherFormat, FrameCheck.Look(frame)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void RowsThatShiftAreTold(PixelFormat format)
    {
        foreach (Picture picture in s_pictures)
        {
            Frame right = MakeFrame(picture, format, format);
            Frame wrong = new(right.Buffer, (right.Width - 20) & ~1, right.Height, format);
            Assert.Equal(FrameVerdict.OtherWidth, FrameCheck.Look(wrong));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void AnEmptyOrTinyFrameTellsNothing(PixelFormat format)
    {
        byte[] bytes = new byte[64 * 64 * 3];
        Array.Fill(bytes, (byte)130);
        Assert.Equal(FrameVerdict.Unclear, FrameCheck.Look(new Frame(bytes, 64, 64, format)));
        new Random(1).NextBytes(bytes);
        Assert.Equal(FrameVerdict.Unclear, FrameCheck.Look(new Frame(bytes, 14, 64, format)));
        Assert.Equal(FrameVerdict.Unclear, FrameCheck.Look(new Frame(bytes, 64, 15, format)));
    }

    [Fact]
    public void NothingBeyondTheFrameIsRead()
    {
        Random random = new(2);
        foreach (PixelFormat format in Enum.GetValues<PixelFormat>())
        {
            for (int i = 0; i < 200; i++)
            {
                int width = 2 * random.Next(8, 60);
                int height = random.Next(16, 100);
                byte[] bytes = new byte[width * height * PixelLayout.Of(format).BytesPerPixel];
                random.NextBytes(bytes);
                FrameVerdict verdict = FrameCheck.Look(new Frame(bytes, width, height, format));
                Assert.NotEqual(FrameVerdict.Unclear, verdict);
            }
        }
    }

    [Fact]
    public void EveryVerdictHasWordsOfItsOwn()
    {
        string[] words = [.. Enum.GetValues<FrameVerdict>().Select(FrameCheck.Describe)];
        Assert.Equal(words, words.Distinct());
        Assert.Throws<ArgumentNullException>("frame", () => FrameCheck.Look(null!));
    }

    private static Picture Even(Picture picture)
    {
        Picture even = new(picture.Width & ~1, picture.Height);
        for (int y = 0; y < even.Height; y++)
        {
            picture.Rgb.AsSpan(picture.IndexOf(0, y), even.Width * Picture.Channels).CopyTo(even.Rgb.AsSpan(even.IndexOf(0, y)));
        }

        return even;
    }

    private static IEnumerable<Frame> Frames(PixelFormat sent, PixelFormat read) => s_pictures.Select(picture => MakeFrame(picture, sent, read));

    /// <summary>The bytes of a picture as one format, read as another: with as many rows as there are bytes for.</summary>
    private static Frame MakeFrame(Picture picture, PixelFormat sent, PixelFormat read)
    {
        byte[] bytes = FramePixels.Make(picture, sent);
        int rowBytes = picture.Width * PixelLayout.Of(read).BytesPerPixel;
        return new Frame(bytes, picture.Width, Math.Min(picture.Height, bytes.Length / rowBytes), read);
    }
}
