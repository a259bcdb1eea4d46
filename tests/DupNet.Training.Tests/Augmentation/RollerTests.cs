using System;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Training.Augmentation;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;
using Xunit;

namespace DupNet.Training.Tests.Augmentation;

public sealed class RollerTests
{
    private const int Side = 96;

    // A round red face is drawn where its turned box says, whatever the placement and the angle.
    [Theory]
    [InlineData(ResamplingKernel.Nearest)]
    [InlineData(ResamplingKernel.Bilinear)]
    [InlineData(ResamplingKernel.Area)]
    public void BoxesTurnWithThePicture(ResamplingKernel kernel)
    {
        var random = new RandomSource(1, 2, 3);
        int compared = 0;
        for (int i = 0; i < 200; i++)
        {
            Picture photo = GeneratedPhotos.Background(new Random(i));
            var face = new Box(24, 12, 16, 24);
            FillRound(photo, face);
            var placement = new Placement(random.NextLog(0.5, 2), random.NextLog(0.5, 2), random.Next(-20, 20), random.Next(-20, 20), random.Chance(0.5));
            var tile = new PixelRectangle(4, 0, Side - 10, Side - 6);
            PixelRectangle covered = Resampler.Cover(photo, placement, tile);
            Turn turn = Roller.Choose(covered, new AugmentationRecipe { Roll = 1, LargestRoll = 60 }, ref random);
            byte[] canvas = new byte[Side * Side * 3];
            Roller.Draw(photo, placement, kernel, turn, covered, 0, canvas, Side);
            Box expected = turn.Map(placement.Map(face, photo.Width));
            if (expected.Intersect(new Box(covered.X, covered.Y, covered.Width, covered.Height)).Area() < 0.999 * expected.Area())
            {
                continue;
            }

            Box drawn = RedBox(canvas);
            Assert.InRange(drawn.X - expected.X, -2, 2);
            Assert.InRange(drawn.Y - expected.Y, -2, 2);
            Assert.InRange(drawn.X + drawn.Width - expected.X - expected.Width, -2, 2);
            Assert.InRange(drawn.Y + drawn.Height - expected.Y - expected.Height, -2, 2);
            compared++;
        }

        Assert.True(compared > 40);
    }

    // A canvas that shows the middle of a photo shows, after the turn, what lay beside it before, and corners only where the photo ends.
    [Fact]
    public void WhatLiesBesideThePartIsTurnedIntoIt()
    {
        Picture photo = GeneratedPhotos.Background(new Random(1));
        byte[] canvas = new byte[20 * 20 * 3];
        var placement = new Placement(1, 1, -20, -14, false);
        var covered = new PixelRectangle(0, 0, 20, 20);
        Roller.Draw(photo, placement, ResamplingKernel.Bilinear, new Turn(45, 10, 10, 10, 10), covered, 255, canvas, 20);
        Assert.DoesNotContain((byte)255, canvas);
        Roller.Draw(photo, placement with { OffsetX = 0, OffsetY = 0 }, ResamplingKernel.Bilinear, new Turn(45, 10, 10, 10, 10), covered, 255, canvas, 20);
        Assert.Equal(255, canvas[0]);
        Assert.NotEqual(255, canvas[((10 * 20) + 19) * 3]);
    }

    [Fact]
    public void NothingOutsideItsPartIsDrawn()
    {
        Picture photo = GeneratedPhotos.Background(new Random(1));
        byte[] canvas = new byte[Side * Side * 3];
        Array.Fill(canvas, (byte)200);
        var covered = new PixelRectangle(10, 12, 15, 9);
        Roller.Draw(photo, new Placement(0.7, 0.9, 5, 3, true), ResamplingKernel.Area, new Turn(20, 17.5, 16.5, 17.5, 16.5), covered, null, canvas, Side);
        for (int i = 0; i < Side * Side; i++)
        {
            bool inside = i % Side >= 10 && i % Side < 25 && i / Side >= 12 && i / Side < 21;
            Assert.Equal(!inside, canvas[3 * i] == 200);
        }
    }

    [Fact]
    public void WithoutRollNothingIsTiltedAndNothingDrawn()
    {
        var random = new RandomSource(4, 5, 6);
        var same = new RandomSource(4, 5, 6);
        Assert.Equal(0, Roller.Choose(new PixelRectangle(0, 0, 8, 8), new AugmentationRecipe(), ref random).Degrees);
        Assert.Equal(same.NextBits(), random.NextBits());
    }

    private static void FillRound(Picture picture, Box face)
    {
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                double u = (x + 0.5 - face.X - (face.Width / 2)) / (face.Width / 2);
                double v = (y + 0.5 - face.Y - (face.Height / 2)) / (face.Height / 2);
                if ((u * u) + (v * v) <= 1)
                {
                    GeneratedPhotos.Fill(picture, x, y, 1, 1);
                }
            }
        }
    }

    private static Box RedBox(byte[] canvas)
    {
        int left = Side;
        int top = Side;
        int right = 0;
        int bottom = 0;
        for (int i = 0; i < Side * Side; i++)
        {
            if (canvas[3 * i] > 128)
            {
                left = Math.Min(left, i % Side);
                right = Math.Max(right, (i % Side) + 1);
                top = Math.Min(top, i / Side);
                bottom = Math.Max(bottom, (i / Side) + 1);
            }
        }

        return new Box(left, top, right - left, bottom - top);
    }
}
