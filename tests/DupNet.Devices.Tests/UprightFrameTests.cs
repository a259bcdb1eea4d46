using System;
using System.Linq;
using CsCheck;
using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Devices.Tests;

public sealed class UprightFrameTests
{
    public static TheoryData<PixelFormat> LosslessFormats =>
        [.. Enum.GetValues<PixelFormat>().Where(format => PixelLayout.Of(format).Reading != PixelReading.Yuv422)];

    public static TheoryData<PixelFormat> Formats => [.. Enum.GetValues<PixelFormat>()];

    /// <summary>What was saved holds every bit that the camera gave.</summary>
    [Theory]
    [MemberData(nameof(LosslessFormats))]
    public void NoBitOfAFrameIsLost(PixelFormat format)
        => Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int).Sample((width, height, seed) =>
        {
            byte[] pixels = new byte[width * height * PixelLayout.Of(format).BytesPerPixel];
            new Random(seed).NextBytes(pixels);
            Picture picture = new UprightFrame(new Frame(pixels, width, height, format)).Picture();
            Assert.Equal((width, height), (picture.Width, picture.Height));
            Assert.Equal(pixels, FramePixels.Make(picture, format));
        });

    [Theory]
    [MemberData(nameof(Formats))]
    public void GraysComeBackFromEveryFormat(PixelFormat format)
    {
        // Levels that five bits hold.
        byte[] levels = [0, 8, 66, 132, 222, 255];
        Picture picture = new(6, 1, [.. levels.SelectMany(level => new[] { level, level, level })]);
        Picture read = new UprightFrame(new Frame(FramePixels.Make(picture, format), 6, 1, format)).Picture();
        Assert.All(picture.Rgb.Zip(read.Rgb), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 4));
    }

    [Theory]
    [InlineData(Rotation.None, false, "123456", 3)]
    [InlineData(Rotation.Clockwise90, false, "415263", 2)]
    [InlineData(Rotation.Clockwise180, false, "654321", 3)]
    [InlineData(Rotation.Clockwise270, false, "362514", 2)]
    [InlineData(Rotation.None, true, "321654", 3)]
    [InlineData(Rotation.Clockwise90, true, "142536", 2)]
    public void PicturesAreTurnedUpright(Rotation rotation, bool mirror, string expected, int width)
    {
        Frame frame = new([1, 2, 3, 4, 5, 6], 3, 2, PixelFormat.Gray8) { Rotation = rotation, Mirror = mirror };
        Picture picture = new UprightFrame(frame).Picture();
        Assert.Equal(width, picture.Width);
        Assert.Equal(expected, string.Concat(picture.Rgb.Chunk(3).Select(pixel => pixel[0])));
    }

    /// <summary>A detector's boxes lie in the buffer; turned with the picture they lie on what they lay on.</summary>
    [Fact]
    public void BoxesLieOnTheSamePixels()
        => Gen.Select(Gen.Int[0, 3], Gen.Bool, Gen.Int[0, 7], Gen.Int[0, 5]).Sample((rotation, mirror, column, row) =>
        {
            byte[] pixels = new byte[64 * 48];
            for (int y = 0; y < 8; y++)
            {
                pixels.AsSpan((((row * 8) + y) * 64) + (column * 8), 8).Fill(255);
            }

            Frame frame = new(pixels, 64, 48, PixelFormat.Gray8) { Rotation = (Rotation)rotation, Mirror = mirror };
            UprightFrame upright = new(frame);
            DeviceBox box = upright.Box(new DeviceBox(column * 8, row * 8, 8, 8, 0.5f, 0));
            Picture picture = upright.Picture();
            Assert.Equal((upright.Width, upright.Height), (picture.Width, picture.Height));
            int inside = 0;
            for (int y = (int)box.Y; y < box.Y + box.Height; y++)
            {
                for (int x = (int)box.X; x < box.X + box.Width; x++)
                {
                    inside += picture.Rgb[picture.IndexOf(x, y)] == 255 ? 1 : 0;
                }
            }

            Assert.Equal(64, inside);

            // And where the detector itself finds them.
            Detection found = new Detector(SpotModel.Model).Detect(frame)[0];
            Assert.Equal((column * 8, row * 8), ((int)MathF.Round(found.X), (int)MathF.Round(found.Y)));
        });

    [Fact]
    public void ABoxThatIsNoSquareIsTurnedToo()
    {
        Frame frame = new(new byte[64 * 48], 64, 48, PixelFormat.Gray8) { Rotation = Rotation.Clockwise90 };
        Assert.Equal(new DeviceBox(48 - 5 - 4, 10, 4, 2, 1, 3), new UprightFrame(frame).Box(new DeviceBox(10, 5, 2, 4, 1, 3)));
        frame.Mirror = true;
        Assert.Equal(new DeviceBox(5, 10, 4, 2, 1, 3), new UprightFrame(frame).Box(new DeviceBox(10, 5, 2, 4, 1, 3)));
    }
}
