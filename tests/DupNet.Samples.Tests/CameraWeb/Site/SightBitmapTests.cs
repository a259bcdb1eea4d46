using System;
using System.Collections.Generic;
using System.Linq;
using CameraWeb;
using CameraWeb.Site;
using DupNet.Embedded;
using SkiaSharp;
using Xunit;

namespace DupNet.Samples.Tests.CameraWeb.Site;

public sealed class SightBitmapTests
{
    /// <summary>What another program reads is the photo, but for the bits that RGB565 has not.</summary>
    [Theory]
    [InlineData(PixelFormat.Rgb565BigEndian)]
    [InlineData(PixelFormat.Rgb565LittleEndian)]
    public void IsThePictureThatTheCameraTook(PixelFormat format)
    {
        CameraWatch watch = Watches.Of(new PhotoCamera(format));
        watch.Look();
        using SKBitmap bitmap = SKBitmap.Decode(Read(new SightBitmap(watch.Shown), 1024));
        Assert.Equal((96, 72), (bitmap.Width, bitmap.Height));
        for (int y = 0; y < 72; y++)
        {
            // The last pixel of the last row is the camera's noise.
            for (int x = 0; x < (y < 71 ? 96 : 95); x++)
            {
                SKColor color = bitmap.GetPixel(x, y);
                int at = PhotoCamera.Photo.IndexOf(x, y);
                Assert.InRange(Math.Abs(color.Red - PhotoCamera.Photo.Rgb[at]), 0, 8);
                Assert.InRange(Math.Abs(color.Green - PhotoCamera.Photo.Rgb[at + 1]), 0, 4);
                Assert.InRange(Math.Abs(color.Blue - PhotoCamera.Photo.Rgb[at + 2]), 0, 8);
            }
        }
    }

    /// <summary>A piece may end within a pixel, and within the header.</summary>
    [Theory]
    [InlineData(PixelFormat.Rgb565BigEndian, 1)]
    [InlineData(PixelFormat.Rgb565BigEndian, 3)]
    [InlineData(PixelFormat.Rgb565BigEndian, 65)]
    [InlineData(PixelFormat.Rgb565LittleEndian, 7)]
    public void PiecesOfAnySizeGiveTheSameBytes(PixelFormat format, int size)
    {
        CameraWatch watch = Watches.Of(new PhotoCamera(format));
        watch.Look();
        Assert.Equal(Read(new SightBitmap(watch.Shown), 1024), Read(new SightBitmap(watch.Shown), size));
    }

    [Fact]
    public void EndsWhenTheCameraWritesToTheBuffer()
    {
        PhotoCamera camera = new();
        CameraWatch watch = Watches.Of(camera);
        watch.Look();
        SightBitmap first = new(watch.Shown);
        byte[] piece = new byte[1024];
        Assert.Equal(SightBitmap.HeaderBytes, first.Copy(0, piece));

        // The next picture goes to the other buffer, the one after that to this one.
        watch.Look();
        Assert.Equal(1024, first.Copy(SightBitmap.HeaderBytes, piece));
        camera.Halfway = () => Assert.Equal(0, first.Copy(SightBitmap.HeaderBytes, piece));
        watch.Look();
        Assert.Equal(0, first.Copy(SightBitmap.HeaderBytes, piece));
    }

    [Fact]
    public void TheHeaderSaysRgb565FromTheTop()
    {
        byte[] header = SightBitmap.Header(320, 240);
        Assert.Equal("BM"u8.ToArray(), header[..2]);
        Assert.Equal([66 + 153_600, 0, 66, 40, 320, -240], new[] { 2, 6, 10, 14, 18, 22 }.Select(at => BitConverter.ToInt32(header, at)));
        Assert.Equal([1, 16], new[] { 26, 28 }.Select(at => (int)BitConverter.ToInt16(header, at)));
        Assert.Equal([3, 153_600], new[] { 30, 34 }.Select(at => BitConverter.ToInt32(header, at)));
        Assert.Equal([0xF800, 0x07E0, 0x001F], new[] { 54, 58, 62 }.Select(at => BitConverter.ToInt32(header, at)));
    }

    private static byte[] Read(SightBitmap bitmap, int size)
    {
        List<byte> all = [];
        byte[] piece = new byte[size];
        while (all.Count < bitmap.Length)
        {
            int count = bitmap.Copy(all.Count, piece);
            Assert.InRange(count, 1, size);
            all.AddRange(piece.Take(count));
        }

        return [.. all];
    }
}
