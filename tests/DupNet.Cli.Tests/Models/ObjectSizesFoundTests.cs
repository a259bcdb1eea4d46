using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Measuring.Models;
using DupNet.Measuring.Photos;
using DupNet.NativeCore;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Cli.Tests.Models;

/// <summary>The sizes of objects that are told are those that are found: two portraits, their faces .3 to .9 of the height of a square.</summary>
public sealed class ObjectSizesFoundTests
{
    private const int Side = 512;

    /// <summary>A detection that counts, as <c>detect</c> prints it.</summary>
    private const double LeastScore = 0.5;

    private static readonly Lazy<IReadOnlyList<Portrait>> s_portraits = new(() =>
    [
        .. Portraits("astronaut.jpg", new Box(172, 52, 98, 122)),
        .. Portraits("grace_hopper.jpg", new Box(167, 95, 190, 242)),
    ]);

    private sealed record Portrait(Picture Picture, Box Face);

    [Theory]
    [InlineData("dupnet-tinier-yolo", 160)]
    [InlineData("dupnet-tinier-yolo", 320)]
    [InlineData("dupnet-tinier-yolo", 448)]
    [InlineData("dupnet-tinier-yolo", 512)]
    [InlineData("dupnet-nano", 96)]
    [InlineData("dupnet-nano", 160)]
    [InlineData("dupnet-nano", 224)]
    public void FacesWithinTheSizesAreFoundAndNoneFarBeyond(string name, int input)
    {
        DupNetModel model = Model(name);
        double largest = ObjectSizes.Largest(model) / 16.0 / input;
        foreach (Portrait portrait in s_portraits.Value)
        {
            double share = portrait.Face.Height / Side;
            bool found = Found(model, [new InputSize(input, input)], portrait).Any(box => box.Box.Overlap(portrait.Face) >= DetectionMatcher.LeastOverlap);
            if (share < 0.95 * largest)
            {
                Assert.True(found, $"{share:0.0} of {input}");
            }
            else if (share > 1.5 * largest)
            {
                Assert.False(found, $"{share:0.0} of {input}");
            }
        }
    }

    /// <summary>What a single size loses, two sizes find, and nothing else but the boxes that the model's card counts.</summary>
    [Theory]
    [InlineData(160, 320, 0)]
    [InlineData(160, 512, 1)]
    [InlineData(224, 448, 0)]
    public void MergedSizesFindAllFacesAndHardlyAnythingElse(int small, int large, int others)
    {
        DupNetModel model = Model("dupnet-tinier-yolo");
        Assert.All(s_portraits.Value, portrait =>
        {
            ScoredBox[] found = [.. Found(model, [new InputSize(small, small), new InputSize(large, large)], portrait)];
            Assert.InRange(found.Max(box => box.Box.Overlap(portrait.Face)), 0.7, 1);
            others -= found.Length - 1;
        });
        Assert.Equal(0, others);
    }

    private static IEnumerable<ScoredBox> Found(DupNetModel model, InputSize[] sizes, Portrait portrait) =>
        new ModelPhotoDetector(model, ModelPhotoDetector.SettingsFor(model, sizes), sizes).Detect(portrait.Picture).Where(box => box.Score >= LeastScore);

    private static DupNetModel Model(string name) =>
        DupNetModel.Load(File.ReadAllBytes(Path.Combine(Checkout.Root, "models", name, name + ".dupnet")));

    /// <summary>Squares about the face, enlarged or reduced, gray where the photo ends.</summary>
    private static IEnumerable<Portrait> Portraits(string file, Box face)
    {
        Picture photo = PictureFile.Load(Path.Combine(Checkout.Root, "docs", "samples", file));
        for (int tenths = 3; tenths <= 9; tenths++)
        {
            double scale = face.Height * 10 / tenths / Side;
            double left = face.X + ((face.Width - (scale * Side)) / 2);
            double top = face.Y + ((face.Height - (scale * Side)) / 2);
            yield return new Portrait(
                Cut(photo, left, top, scale),
                new Box((face.X - left) / scale, (face.Y - top) / scale, face.Width / scale, face.Height / scale));
        }
    }

    private static Picture Cut(Picture photo, double left, double top, double scale)
    {
        var square = new Picture(Side, Side);
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                double x = left + ((column + 0.5) * scale) - 0.5;
                double y = top + ((row + 0.5) * scale) - 0.5;
                Blend(photo, x, y, square.Rgb.AsSpan(square.IndexOf(column, row), Picture.Channels));
            }
        }

        return square;
    }

    /// <summary>The mean of the four pixels about a place, by nearness.</summary>
    private static void Blend(Picture photo, double x, double y, Span<byte> pixel)
    {
        if (x < 0 || y < 0 || x > photo.Width - 1 || y > photo.Height - 1)
        {
            pixel.Fill(128);
            return;
        }

        int column = Math.Min((int)x, photo.Width - 2);
        int row = Math.Min((int)y, photo.Height - 2);
        for (int channel = 0; channel < Picture.Channels; channel++)
        {
            double upper = Between(photo, column, row, channel, x - column);
            double lower = Between(photo, column, row + 1, channel, x - column);
            pixel[channel] = (byte)(upper + ((lower - upper) * (y - row)) + 0.5);
        }
    }

    private static double Between(Picture photo, int column, int row, int channel, double share)
    {
        double first = photo.Rgb[photo.IndexOf(column, row) + channel];
        return first + ((photo.Rgb[photo.IndexOf(column + 1, row) + channel] - first) * share);
    }
}
