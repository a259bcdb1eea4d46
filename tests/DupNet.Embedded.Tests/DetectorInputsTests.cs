using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using DupNet.Packing;
using Xunit;

namespace DupNet.Embedded.Tests;

/// <summary>A detector of several input sizes, and frames that are parts of others, against detectors of one size and copies.</summary>
public class DetectorInputsTests
{
    [Fact]
    public void EachInputFindsWhatADetectorOfItsOwnFindsInACopyOfThePart()
    {
        int boxes = 0;
        Gen.Select(TestModels.Any, Gen.Int).Sample(
            (spec, seed) =>
            {
                Random random = new(seed);
                DupNetModel model = TestModels.Load(spec);
                DetectorSettings[] sizes = [.. Enumerable.Range(0, 3).Select(_ => new DetectorSettings(model)
                {
                    InputWidth = TestModels.Side(random, model),
                    InputHeight = TestModels.Side(random, model),
                    ScoreThreshold = 0.4f,
                    KeepLogits = true,
                    StretchContrast = seed % 2 == 0,
                })];
                DetectorSettings all = new(sizes[0]);
                Assert.Equal(1, all.AddInput(sizes[1].InputWidth, sizes[1].InputHeight));
                Assert.Equal(2, all.AddInput(sizes[2].InputWidth, sizes[2].InputHeight));
                Detector detector = new(model, all);
                Assert.Equal(Detector.BufferBytes(model, all), detector.AllocatedBytes);
                for (int i = 0; i < 5; i++)
                {
                    int input = random.Next(3);
                    PixelFormat format = (PixelFormat)random.Next(9);
                    (Frame part, Frame copy) = Part(random, format);
                    Detector alone = new(model, sizes[input]);
                    DetectionList wanted = alone.Detect(copy);
                    DetectionList found = detector.Detect(part, input);
                    Assert.Equal(Text(wanted), Text(found));
                    Assert.Equal(alone.Logits, detector.Logits.Take(alone.Logits.Length));
                    boxes += found.Count;
                }
            },
            iter: 60);
        Assert.True(boxes > 100, $"only {boxes} boxes were compared");
    }

    [Fact]
    public void AllInputsShareTheMemoryOfTheLargest()
    {
        DupNetModel model = TestModels.Load(Spec);
        DetectorSettings large = new(model) { InputWidth = 64, InputHeight = 64 };
        DetectorSettings both = new(large);
        both.AddInput(32, 32);
        int more = Detector.BufferBytes(model, both) - Detector.BufferBytes(model, large);

        // What the kernels keep each for itself, such as the first layer's weights.
        Assert.InRange(more, 0, Detector.BufferBytes(model, large) / 4);
    }

    [Fact]
    public void WrongInputsAreRefused()
    {
        DupNetModel model = TestModels.Load(Spec);
        DetectorSettings settings = new(model) { InputWidth = 64, InputHeight = 64 };
        Assert.Throws<ArgumentOutOfRangeException>(() => settings.WidthOf(1));
        Detector one = new(model, settings);
        Assert.Throws<ArgumentOutOfRangeException>(() => one.Detect(new Frame(new byte[4], 2, 2, PixelFormat.Gray8), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => one.Detect(new Frame(new byte[4], 2, 2, PixelFormat.Gray8), -1));
        Assert.Equal(1, settings.AddInput(63, 64));
        Assert.Equal((63, 64), (settings.WidthOf(1), settings.HeightOf(1)));
        Assert.Contains("input width 63", Assert.Throws<ArgumentException>(() => new Detector(model, settings)).Message, StringComparison.Ordinal);
        settings.AddInput(32, 64);
        settings.AddInput(64, 32);
        Assert.Throws<InvalidOperationException>(() => settings.AddInput(64, 64));
        Assert.Throws<ArgumentNullException>(() => new DetectorSettings((DetectorSettings)null!));
    }

    private static ModelSpec Spec => RandomModel.Create(
        new Random(1), "inputs", 1, 16, 64, [new RandomModel.Row(0, 8, Pool: 2), new RandomModel.Row(1, 5, Kernel: 1, Padding: 0, OutputBits: 0)]);

    private static IEnumerable<string> Text(DetectionList list)
        => [.. Enumerable.Range(0, list.Count).Select(i => $"{list[i].X} {list[i].Y} {list[i].Width} {list[i].Height} {list[i].Score} {list[i].ClassIndex}")];

    /// <summary>A part of a frame of noise, turned in any way, and a frame of the same pixels alone.</summary>
    private static (Frame Part, Frame Copy) Part(Random random, PixelFormat format)
    {
        int bytes = PixelLayout.Of(format).BytesPerPixel;
        int width = 2 * random.Next(4, 40);
        int height = random.Next(4, 80);
        byte[] pixels = new byte[((width * bytes) + 4) * height];
        random.NextBytes(pixels);
        Frame whole = new(pixels, width, height, format) { Stride = ((width * bytes) + 3) / 4 * 4 };
        whole.Rotation = (Rotation)random.Next(4);
        whole.Mirror = random.Next(2) == 0;
        int x = 2 * random.Next(width / 2);
        int y = random.Next(height);
        int partWidth = 2 * random.Next(1, ((width - x) / 2) + 1);
        int partHeight = random.Next(1, height - y + 1);
        Frame part = new(whole);
        part.ShowPart(whole, x, y, partWidth, partHeight);
        byte[] own = new byte[partWidth * partHeight * bytes];
        for (int row = 0; row < partHeight; row++)
        {
            Array.Copy(pixels, ((y + row) * whole.Stride) + (x * bytes), own, row * partWidth * bytes, partWidth * bytes);
        }

        return (part, new Frame(own, partWidth, partHeight, format) { Rotation = whole.Rotation, Mirror = whole.Mirror });
    }
}
