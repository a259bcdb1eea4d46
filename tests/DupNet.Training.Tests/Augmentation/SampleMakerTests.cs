using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Training.Augmentation;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;
using Xunit;

namespace DupNet.Training.Tests.Augmentation;

public sealed class SampleMakerTests : IDisposable
{
    private const int Side = 64;
    private readonly TemporaryFolder _folder = new();
    private readonly PictureCache _photos;

    private static readonly string[] s_classes = ["face"];

    public SampleMakerTests()
    {
        GeneratedPhotos.Write(_folder.Path, 12, seed: 5);
        _photos = new PictureCache(DataSet.Open(new DataSource(_folder.Path)).Photos);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SamplesDependOnTheirNumberAlone()
    {
        var first = new SampleMaker(_photos, GeneratedRecipe.Training, 114, s_classes);
        var second = new SampleMaker(_photos, GeneratedRecipe.Training, 114, s_classes);
        var pictures = new HashSet<string>();
        foreach (int number in new[] { 40, 3, 17, 40, 0 })
        {
            byte[] a = new byte[Side * Side * 3];
            byte[] b = new byte[Side * Side * 3];
            Sample boxes = first.Make(number, Side, [], a);
            Assert.Equal(boxes.Faces, second.Make(number, Side, [], b).Faces);
            Assert.Equal(a, b);
            pictures.Add(Convert.ToBase64String(a));
        }

        Assert.Equal(4, pictures.Count);
    }

    // Red things are rings, green ones cups: whatever is done to a photo, an object keeps its class.
    [Fact]
    public void ObjectsKeepTheirClasses()
    {
        using var folder = new TemporaryFolder();
        GeneratedPhotos.WriteClasses(folder.Path, 12, seed: 6);
        var photos = new PictureCache(DataSet.Open(new DataSource(folder.Path)).Photos);
        var plain = new AugmentationRecipe { Mosaic = 0.5, Tone = 0, ColourCast = 0, Saturation = 0, Gray = 0, LowLight = 0, Noise = 0, Blur = 0, Jpeg = 0 };
        var maker = new SampleMaker(photos, GeneratedRecipe.Training with { Augmentation = plain }, 114, GeneratedPhotos.Classes);
        var seen = new int[GeneratedPhotos.Classes.Count];
        for (int number = 0; number < 40; number++)
        {
            byte[] rgb = new byte[Side * Side * 3];
            foreach (ObjectBox found in maker.Make(number, Side, [], rgb).Faces)
            {
                int at = 3 * (((int)(found.Box.Y + (found.Box.Height / 2)) * Side) + (int)(found.Box.X + (found.Box.Width / 2)));
                Assert.Equal(GeneratedPhotos.ClassOf(rgb.AsSpan(at, 3)), found.ClassIndex);
                seen[found.ClassIndex]++;
            }
        }

        Assert.All(seen, count => Assert.True(count > 5));
    }

    // Nothing else is drawn at random for it, so a turned sample is the plain one, turned.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    public void TurnedSamplesAreThePlainOnesTurned(double verticalFlip, double quarterTurn)
    {
        var plain = new AugmentationRecipe { Mosaic = 0.5 };
        var upright = new SampleMaker(_photos, GeneratedRecipe.Training with { Augmentation = plain }, 114, s_classes);
        var turned = new SampleMaker(_photos, GeneratedRecipe.Training with { Augmentation = plain with { VerticalFlip = verticalFlip, QuarterTurn = quarterTurn } }, 114, s_classes);
        var seen = new HashSet<SquareTurn>();
        for (int number = 0; number < 30; number++)
        {
            byte[] before = new byte[Side * Side * 3];
            byte[] after = new byte[Side * Side * 3];
            Sample a = upright.Make(number, Side, [], before);
            Sample b = turned.Make(number, Side, [], after);
            SquareTurn turn = Assert.Single(
                from flipped in new[] { false, true } from quarters in Enumerable.Range(0, 4) let each = new SquareTurn(flipped, quarters) where each.Of(before, Side).AsSpan().SequenceEqual(after) select each);
            Assert.Equal(a.Faces.Select(face => face with { Box = turn.Map(face.Box, Side) }), b.Faces);
            Assert.Equal(a.Ignored.Select(box => turn.Map(box, Side)), b.Ignored);
            Assert.Equal((verticalFlip > 0, quarterTurn > 0), (turn.IsFlipped, turn.Quarters > 0));
            seen.Add(turn);
        }

        Assert.Equal(quarterTurn > 0 ? 3 : 1, seen.Count);
    }

    // Without changes of colour, the pixels inside learned boxes are red and those outside all boxes are not.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void BoxesCoverTheDrawnFaces(double mosaic)
    {
        var plain = new AugmentationRecipe
        {
            Mosaic = mosaic, Tone = 0, ColourCast = 0, Saturation = 0, Gray = 0, LowLight = 0, Noise = 0, Blur = 0, Jpeg = 0,
        };
        var maker = new SampleMaker(_photos, GeneratedRecipe.Training with { Augmentation = plain }, 114, s_classes);
        int faces = 0;
        for (int number = 0; number < 60; number++)
        {
            byte[] rgb = new byte[Side * Side * 3];
            Sample sample = maker.Make(number, Side, [], rgb);
            faces += sample.Faces.Count;
            for (int i = 0; i < Side * Side; i++)
            {
                double x = (i % Side) + 0.5;
                double y = (i / Side) + 0.5;
                bool red = rgb[3 * i] > 150 && rgb[(3 * i) + 1] < 60;
                if (sample.Faces.Any(face => Contains(face.Box, x, y, -2)))
                {
                    Assert.True(red, $"sample {number}: pixel {x},{y} of a face is not red");
                }
                else if (!sample.Faces.Select(face => face.Box).Concat(sample.Ignored).Any(box => Contains(box, x, y, 2)))
                {
                    Assert.False(red, $"sample {number}: pixel {x},{y} is red, but in no box");
                }
            }
        }

        Assert.True(faces > 30);
    }

    // The middle of a tilted face is the middle of its box; the corners of the box show what is beside the face.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void BoxesTurnWithTheDrawnFaces(double mosaic)
    {
        var rolled = new AugmentationRecipe
        {
            Mosaic = mosaic, Roll = 1, LargestRoll = 40, Tone = 0, ColourCast = 0, Saturation = 0, Gray = 0, LowLight = 0, Noise = 0, Blur = 0, Jpeg = 0,
        };
        var maker = new SampleMaker(_photos, GeneratedRecipe.Training with { Augmentation = rolled, Targets = new TargetRecipe { SmallestVisiblePart = 0.99 } }, 114, s_classes);
        int faces = 0;
        for (int number = 0; number < 60; number++)
        {
            byte[] rgb = new byte[Side * Side * 3];
            Sample sample = maker.Make(number, Side, [], rgb);
            foreach (Box face in sample.Faces.Select(face => face.Box).Where(face => face.Width > 6 && face.Height > 6))
            {
                double sumX = 0;
                double sumY = 0;
                int count = 0;
                for (int i = 0; i < Side * Side; i++)
                {
                    double x = (i % Side) + 0.5;
                    double y = (i / Side) + 0.5;
                    if (rgb[3 * i] > 150 && rgb[(3 * i) + 1] < 60 && Contains(face, x, y, 0))
                    {
                        sumX += x;
                        sumY += y;
                        count++;
                    }
                }

                Assert.InRange(count, 0.6 * face.Area(), 1.1 * face.Area());
                Assert.InRange((sumX / count) - face.X - (face.Width / 2), -1.2, 1.2);
                Assert.InRange((sumY / count) - face.Y - (face.Height / 2), -1.2, 1.2);
                faces++;
            }
        }

        Assert.True(faces > 20);
    }

    [Fact]
    public void LowerHalvesOfFacesAreCovered()
    {
        var plain = new AugmentationRecipe { Mosaic = 0, Whole = 1, Tone = 0, ColourCast = 0, Saturation = 0, Gray = 0, LowLight = 0, Noise = 0, Blur = 0, Jpeg = 0 };
        var bare = new SampleMaker(_photos, GeneratedRecipe.Training with { Augmentation = plain }, 114, s_classes);
        var masked = new SampleMaker(_photos, GeneratedRecipe.Training with { Augmentation = plain with { Mask = 1 } }, 114, s_classes);
        int covered = 0;
        for (int number = 0; number < 12; number++)
        {
            byte[] before = new byte[Side * Side * 3];
            byte[] after = new byte[Side * Side * 3];
            Sample sample = bare.Make(number, Side, [], before);
            Assert.Equal(sample.Faces, masked.Make(number, Side, [], after).Faces);
            covered += sample.Faces.Count > 0 && !before.AsSpan().SequenceEqual(after) ? 1 : 0;
            Assert.True(sample.Faces.Count + sample.Ignored.Count > 0 || before.AsSpan().SequenceEqual(after));
        }

        Assert.True(covered > 5);
    }

    [Fact]
    public void EveryPhotoComesOnceInAnEpoch()
    {
        var alone = new AugmentationRecipe { Mosaic = 0, Whole = 1, Flip = 0 };
        var maker = new SampleMaker(_photos, GeneratedRecipe.Training with { Augmentation = alone }, 114, s_classes);
        int faces = 0;
        for (int number = 12; number < 24; number++)
        {
            faces += maker.Make(number, Side, [], new byte[Side * Side * 3]) is { } sample ? sample.Faces.Count + sample.Ignored.Count : 0;
        }

        // Nine of the twelve photos have a face each, and whole photos lose none but by the shift of a tenth.
        Assert.InRange(faces, 8, 9);
    }

    // All pictures show one photo without a face, and the hard negative, which alone is red there, as large as a face would be but for what may be cut off.
    [Fact]
    public void HardNegativesAreShown()
    {
        int photo = Enumerable.Range(0, 12).First(i => _photos.Photos[i].Boxes.Count == 0);
        Picture drawn = PictureFile.Load(_photos.Photos[photo].Path);
        GeneratedPhotos.Fill(drawn, 20, 16, 10, 10);
        PictureFile.Save(drawn, _photos.Photos[photo].Path);
        var plain = new AugmentationRecipe { Mosaic = 0, Whole = 0, Flip = 0, Stretch = 0, Tone = 0, ColourCast = 0, Saturation = 0, Gray = 0, LowLight = 0, Noise = 0, Blur = 0, Jpeg = 0, SmallestFace = 0.5, LargestFace = 0.5, LargestZoom = 8 };
        var maker = new SampleMaker(_photos, GeneratedRecipe.Training with { Augmentation = plain, HardNegatives = new HardNegativeRecipe { Share = 1 } }, 114, s_classes);
        HardNegative[] negatives = [new(photo, new Box(20, 16, 10, 10), 0.7)];
        for (int number = 0; number < 12; number++)
        {
            byte[] rgb = new byte[Side * Side * 3];
            Sample sample = maker.Make(number, Side, negatives, rgb);
            Assert.Empty(sample.Faces);
            Assert.Empty(sample.Ignored);
            int red = Enumerable.Range(0, Side * Side).Count(i => rgb[3 * i] > 150 && rgb[(3 * i) + 1] < 60);
            Assert.InRange(Math.Sqrt(red), 0.3 * Side, 0.6 * Side);
        }
    }

    [Fact]
    public void BarsKeepThePadColour()
    {
        var loud = new AugmentationRecipe { Mosaic = 0, Whole = 1, Tone = 1, LowLight = 1, Noise = 1, ColourCast = 1, Blur = 1, Jpeg = 1 };
        var maker = new SampleMaker(_photos, GeneratedRecipe.Training with { Augmentation = loud }, 77, s_classes);
        byte[] rgb = new byte[Side * Side * 3];
        for (int number = 0; number < 10; number++)
        {
            // 60 x 48 photos leave bars above or below.
            maker.Make(number, Side, [], rgb);
            bool top = rgb.AsSpan(0, Side * 3).IndexOfAnyExcept((byte)77) < 0;
            bool bottom = rgb.AsSpan((Side - 1) * Side * 3).IndexOfAnyExcept((byte)77) < 0;
            Assert.True(top || bottom);
        }
    }

    [Fact]
    public void SmallFacesAreIgnored()
    {
        TrainingRecipe recipe = GeneratedRecipe.Training with { Targets = new TargetRecipe { SmallestFacePixels = 0.9 * Side, SmallestMosaicFacePixels = 0.9 * Side } };
        var maker = new SampleMaker(_photos, recipe with { Augmentation = new AugmentationRecipe { Whole = 1 } }, 114, s_classes);
        Sample[] samples = [.. Enumerable.Range(0, 24).Select(number => maker.Make(number, Side, [], new byte[Side * Side * 3]))];
        Assert.Empty(samples.SelectMany(sample => sample.Faces));
        Assert.NotEmpty(samples.SelectMany(sample => sample.Ignored));
        Assert.Empty(samples.SelectMany(sample => sample.Measured));
    }

    [Fact]
    public void BoxesOfSmallFacesAreMeasured()
    {
        var targets = new TargetRecipe { SmallestFacePixels = Side, SmallestMosaicFacePixels = Side, SmallestBoxPixels = Side / 4 };
        var maker = new SampleMaker(_photos, GeneratedRecipe.Training with { Targets = targets }, 114, s_classes);
        int measured = 0;
        int smaller = 0;
        for (int number = 0; number < 48; number++)
        {
            Sample sample = maker.Make(number, Side, [], new byte[Side * Side * 3]);
            Assert.All(sample.Measured, box => Assert.True(box.LongerSide >= Side / 4 && sample.Ignored.Contains(box)));
            measured += sample.Measured.Count;
            smaller += sample.Ignored.Count - sample.Measured.Count;
        }

        Assert.True(measured > 0 && smaller > 0);
    }

    private static bool Contains(Box box, double x, double y, double margin) =>
        x > box.X - margin && x < box.X + box.Width + margin && y > box.Y - margin && y < box.Y + box.Height + margin;
}
