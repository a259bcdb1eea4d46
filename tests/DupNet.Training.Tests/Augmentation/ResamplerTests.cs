using System;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Training.Augmentation;
using DupNet.Training.Photos;
using Xunit;

namespace DupNet.Training.Tests.Augmentation;

public sealed class ResamplerTests
{
    [Theory]
    [InlineData(ResamplingKernel.Nearest)]
    [InlineData(ResamplingKernel.Bilinear)]
    [InlineData(ResamplingKernel.Area)]
    public void ScaleOneCopies(ResamplingKernel kernel)
    {
        Picture photo = GeneratedPhotos.Background(new Random(3));
        byte[] canvas = new byte[photo.Rgb.Length];
        Resampler.Draw(photo, new Placement(1, 1, 0, 0, false), kernel, canvas, photo.Width, new PixelRectangle(0, 0, photo.Width, photo.Height));
        Assert.Equal(photo.Rgb, canvas);
    }

    [Fact]
    public void AreaAveragesWhatAPixelCovers()
    {
        var photo = new Picture(4, 2, [0, 0, 0, 10, 0, 0, 100, 0, 0, 100, 0, 0, 20, 0, 0, 30, 0, 0, 100, 0, 0, 104, 0, 0]);
        byte[] canvas = new byte[6];
        Resampler.Draw(photo, new Placement(0.5, 0.5, 0, 0, false), ResamplingKernel.Area, canvas, 2, new PixelRectangle(0, 0, 2, 1));
        Assert.Equal([15, 0, 0, 101, 0, 0], canvas);
    }

    [Fact]
    public void BilinearBlendsNeighbours()
    {
        var photo = new Picture(2, 1, [0, 0, 0, 100, 200, 40]);
        byte[] canvas = new byte[12];
        Resampler.Draw(photo, new Placement(2, 1, 0, 0, false), ResamplingKernel.Bilinear, canvas, 4, new PixelRectangle(0, 0, 4, 1));
        Assert.Equal([0, 0, 0, 25, 50, 10, 75, 150, 30, 100, 200, 40], canvas);
    }

    [Fact]
    public void DrawsOnItsTileOnly()
    {
        Picture photo = GeneratedPhotos.Background(new Random(4));
        byte[] canvas = new byte[40 * 40 * 3];
        Array.Fill(canvas, (byte)200);
        var tile = new PixelRectangle(10, 12, 15, 9);
        var placement = new Placement(0.7, 0.9, 5, 3, true);
        Resampler.Draw(photo, placement, ResamplingKernel.Bilinear, canvas, 40, tile);
        PixelRectangle covered = Resampler.Cover(photo, placement, tile);
        Assert.Equal(tile, covered);
        for (int i = 0; i < 40 * 40; i++)
        {
            int x = i % 40;
            int y = i / 40;
            bool inside = x >= 10 && x < 25 && y >= 12 && y < 21;
            Assert.Equal(!inside, canvas[3 * i] == 200);
        }
    }

    // The drawn face is where the mapped box says, whatever the placement.
    [Theory]
    [InlineData(ResamplingKernel.Nearest)]
    [InlineData(ResamplingKernel.Bilinear)]
    [InlineData(ResamplingKernel.Area)]
    public void BoxesFollowThePicture(ResamplingKernel kernel)
    {
        const int Side = 96;
        var random = new RandomSource(1, 2, 3);
        for (int i = 0; i < 50; i++)
        {
            Picture photo = GeneratedPhotos.Background(new Random(i));
            GeneratedPhotos.Fill(photo, 20, 10, 16, 22);
            var placement = new Placement(random.NextLog(0.5, 2), random.NextLog(0.5, 2), random.Next(-20, 20), random.Next(-20, 20), random.Chance(0.5));
            byte[] canvas = new byte[Side * Side * 3];
            Resampler.Draw(photo, placement, kernel, canvas, Side, new PixelRectangle(0, 0, Side, Side));
            Box expected = placement.Map(new Box(20, 10, 16, 22), photo.Width).Intersect(new Box(0, 0, Side, Side));
            if (expected.Width < 4 || expected.Height < 4)
            {
                continue;
            }

            Box drawn = RedBox(canvas, Side);
            Assert.InRange(drawn.X - expected.X, -1.5, 1.5);
            Assert.InRange(drawn.Y - expected.Y, -1.5, 1.5);
            Assert.InRange(drawn.X + drawn.Width - expected.X - expected.Width, -1.5, 1.5);
            Assert.InRange(drawn.Y + drawn.Height - expected.Y - expected.Height, -1.5, 1.5);
        }
    }

    private static Box RedBox(byte[] canvas, int side)
    {
        int left = side;
        int top = side;
        int right = 0;
        int bottom = 0;
        for (int i = 0; i < side * side; i++)
        {
            if (canvas[3 * i] > 128)
            {
                left = Math.Min(left, i % side);
                right = Math.Max(right, (i % side) + 1);
                top = Math.Min(top, i / side);
                bottom = Math.Max(bottom, (i / side) + 1);
            }
        }

        return new Box(left, top, right - left, bottom - top);
    }
}
