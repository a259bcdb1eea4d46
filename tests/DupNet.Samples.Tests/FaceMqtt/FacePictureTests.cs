using System;
using System.IO;
using System.Linq;
using CsCheck;
using DupNet.Devices;
using DupNet.Embedded;
using DupNet.Pictures;
using DupNet.Testing;
using FaceMqtt;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt;

/// <summary>The files are read back by the decoder of another program, Skia's.</summary>
public sealed class FacePictureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(PixelFormat.Rgb565BigEndian)]
    [InlineData(PixelFormat.Rgb565LittleEndian)]
    [InlineData(PixelFormat.Bgr565BigEndian)]
    [InlineData(PixelFormat.Bgr565LittleEndian)]
    [InlineData(PixelFormat.Rgb888)]
    [InlineData(PixelFormat.Bgr888)]
    public void ShowsTheColoursOfTheFrame(PixelFormat format)
    {
        Picture photo = Photo();
        Picture picture = Read(FacePicture.Make(FrameOf(photo, format), 8, 4, 20, 20));

        // A quarter more on each side: from 3, -1 (cut at 0) on.
        Assert.Equal((30, 29), (picture.Width, picture.Height));
        RequireNear(picture, photo, (x, y) => (3 + x, y), 8);
    }

    [Theory]
    [InlineData(PixelFormat.Gray8)]
    [InlineData(PixelFormat.Yuv422)]
    [InlineData(PixelFormat.Uyvy422)]
    public void ShowsBrightnessWhereThereAreNoColours(PixelFormat format)
    {
        Picture photo = Photo();
        Picture picture = Read(FacePicture.Make(FrameOf(photo, format), 8, 8, 16, 16));
        for (int i = 0; i < picture.Rgb.Length; i += 3)
        {
            // Five and six bits of the same brightness.
            Assert.InRange(picture.Rgb[i] - picture.Rgb[i + 1], -8, 8);
            Assert.Equal(picture.Rgb[i], picture.Rgb[i + 2]);
        }

        Picture gray = Read(FacePicture.Make(FrameOf(photo, PixelFormat.Gray8), 8, 8, 16, 16));
        Assert.True(gray.Rgb.Zip(picture.Rgb).Average(pair => Math.Abs(pair.First - pair.Second)) < 20);
    }

    [Theory]
    [InlineData(Rotation.None)]
    [InlineData(Rotation.Clockwise90)]
    [InlineData(Rotation.Clockwise180)]
    [InlineData(Rotation.Clockwise270)]
    public void StandsUpright(Rotation rotation)
    {
        foreach (bool mirror in new[] { false, true })
        {
            // The scene, as the camera's buffer has it.
            Picture scene = Photo(30, 28);
            Picture buffer = Lie(scene, rotation, mirror);
            Frame frame = FrameOf(buffer, PixelFormat.Rgb888);
            frame.Rotation = rotation;
            frame.Mirror = mirror;
            Picture picture = Read(FacePicture.Make(frame, 0, 0, buffer.Width, buffer.Height));
            Assert.Equal((scene.Width, scene.Height), (picture.Width, picture.Height));
            RequireNear(picture, scene, (x, y) => (x, y), 8);
        }
    }

    [Fact]
    public void ALargeFaceIsMadeSmallerAndKeepsItsShape()
    {
        Picture large = new(200, 100);
        for (int i = 0; i < large.Rgb.Length; i++)
        {
            large.Rgb[i] = (byte)(i / 3 % 200);
        }

        byte[] file = FacePicture.Make(FrameOf(large, PixelFormat.Rgb565LittleEndian), 0, 0, 200, 100);
        Picture picture = Read(file);
        Assert.Equal((32, 16), (picture.Width, picture.Height));
        Assert.Equal(66 + (2 * 32 * 16), file.Length);
        Assert.True(picture.Rgb[0] < 8 && picture.Rgb[picture.IndexOf(31, 0)] > 180);
    }

    /// <summary>Boxes reach beyond frames, and detectors give any.</summary>
    [Fact]
    public void AnyBoxGivesAFileWithinItsBounds() => Gen.Select(Gen.Int[-50, 150], Gen.Int[-50, 150], Gen.Int[0, 200], Gen.Int[0, 200], Gen.Enum<Rotation>()).Sample(
        (x, y, width, height, rotation) =>
        {
            Frame frame = new(new byte[96 * 72], 96, 72, PixelFormat.Gray8) { Rotation = rotation };
            byte[] file = FacePicture.Make(frame, x, y, width, height);
            Assert.InRange(file.Length, 66 + 4, 66 + (2 * 32 * 32));
            Assert.Equal(file.Length, BitConverter.ToInt32(file, 2));
            int columns = BitConverter.ToInt32(file, 18);
            int rows = BitConverter.ToInt32(file, 22);
            Assert.Equal(file.Length - 66, ((2 * columns) + 3) / 4 * 4 * rows);
            Assert.InRange(Math.Max(columns, rows), 1, FacePicture.MaxSide);
        });

    private static Picture Photo(int width = 40, int height = 36)
    {
        Picture photo = new(width, height);
        for (int y = 0; y < photo.Height; y++)
        {
            for (int x = 0; x < photo.Width; x++)
            {
                int i = photo.IndexOf(x, y);
                photo.Rgb[i] = (byte)(6 * x);
                photo.Rgb[i + 1] = (byte)(7 * y);
                photo.Rgb[i + 2] = (byte)(255 - (3 * (x + y)));
            }
        }

        return photo;
    }

    private static Frame FrameOf(Picture picture, PixelFormat format) => new(FramePixels.Make(picture, format), picture.Width, picture.Height, format);

    /// <summary>How a scene lies in the buffer of a camera that is turned: turned by the rotation it stands upright, then mirrored.</summary>
    private static Picture Lie(Picture scene, Rotation rotation, bool mirror)
    {
        bool isSideways = rotation is Rotation.Clockwise90 or Rotation.Clockwise270;
        Picture buffer = isSideways ? new Picture(scene.Height, scene.Width) : new Picture(scene.Width, scene.Height);
        for (int y = 0; y < buffer.Height; y++)
        {
            for (int x = 0; x < buffer.Width; x++)
            {
                (int u, int v) = rotation switch
                {
                    Rotation.Clockwise90 => (buffer.Height - 1 - y, x),
                    Rotation.Clockwise180 => (buffer.Width - 1 - x, buffer.Height - 1 - y),
                    Rotation.Clockwise270 => (y, buffer.Width - 1 - x),
                    _ => (x, y),
                };
                u = mirror ? scene.Width - 1 - u : u;
                scene.Rgb.AsSpan(scene.IndexOf(u, v), 3).CopyTo(buffer.Rgb.AsSpan(buffer.IndexOf(x, y)));
            }
        }

        return buffer;
    }

    private static void RequireNear(Picture picture, Picture expected, Func<int, int, (int X, int Y)> place, int most)
    {
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                (int u, int v) = place(x, y);
                for (int channel = 0; channel < 3; channel++)
                {
                    Assert.InRange(picture.Rgb[picture.IndexOf(x, y) + channel] - expected.Rgb[expected.IndexOf(u, v) + channel], -most, most);
                }
            }
        }
    }

    private Picture Read(byte[] file)
    {
        string path = _folder.File("face.bmp");
        File.WriteAllBytes(path, file);
        return PictureFile.Load(path);
    }
}
