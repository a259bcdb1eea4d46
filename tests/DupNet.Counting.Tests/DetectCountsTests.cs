using System;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Packing;
using Xunit;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Counting.Tests;

/// <summary>Counts are exact: repeatable, complete, and growing by what grows.</summary>
[Collection("counts")]
public class DetectCountsTests
{
    private static byte[] Model { get; } = ModelWriter.Write(RandomModel.Create(
        new Random(1), "small", 1, 16, 64, [new Row(0, 8, Pool: 2), new Row(1, 8, WeightDuplication: 2), new Row(2, 5, Kernel: 1, Padding: 0, OutputBits: 0)]));

    [Fact]
    public void RepeatedCountsAreEqual()
    {
        DetectCounts first = DetectCounts.Measure(Model, 32, 32, 40, 30, "Gray8");
        DetectCounts second = DetectCounts.Measure(Model, 32, 32, 40, 30, "Gray8");
        Assert.Equal(first.Total, second.Total);
        Assert.Equal(first.Layers, second.Layers);
        Assert.Equal(first.Methods, second.Methods);
    }

    [Fact]
    public void NothingIsLeftOut()
    {
        DetectCounts counts = DetectCounts.Measure(Model, 32, 32, 40, 30, "Gray8");
        Assert.Equal(3, counts.Layers.Count);
        Assert.Equal(counts.Total, counts.Sampling + counts.Layers.Sum());
        Assert.Equal(counts.Total, counts.Methods.Values.Sum());
    }

    [Fact]
    public void AGetterThatIsCalledOnceCountsItsThreeInstructions()
    {
        // ldarg.0, ldfld, ret: only the row offsets of an unturned frame ask for its stride.
        DetectCounts counts = DetectCounts.Measure(Model, 32, 32, 64, 32, "Gray8");
        Assert.Equal(3, counts.Methods["System.Int32 DupNet.Embedded.Frame::get_Stride()"]);
    }

    [Fact]
    public void FourTimesThePixelsCostAboutFourTimesTheInstructions()
    {
        DetectCounts small = DetectCounts.Measure(Model, 32, 32, 32, 32, "Gray8");
        DetectCounts large = DetectCounts.Measure(Model, 64, 64, 64, 64, "Gray8");
        Assert.InRange((double)large.Layers[1] / small.Layers[1], 3.5, 4.1);
    }

    // At 64 x 64 the second map is held in bands, and the head takes turns with the layer that writes it; at 32 x 32 it is whole.
    [Fact]
    public void LayersThatTakeTurnsAreCountedApart()
    {
        byte[] model = ModelWriter.Write(RandomModel.Create(
            new Random(2), "turns", 1, 16, 64, [new Row(0, 8, Pool: 2), new Row(1, 32, WeightDuplication: 2), new Row(2, 5, Kernel: 1, Padding: 0, OutputBits: 0)]));
        Assert.True(new NetworkPlan(DupNetModel.Load(model), 64, 64).Layers[1].Output.IsBanded);
        DetectCounts small = DetectCounts.Measure(model, 32, 32, 32, 32, "Gray8");
        DetectCounts large = DetectCounts.Measure(model, 64, 64, 64, 64, "Gray8");
        Assert.Equal(3, large.Layers.Count);
        Assert.Equal(large.Total, large.Sampling + large.Layers.Sum());
        Assert.InRange((double)large.Layers[1] / small.Layers[1], 3.5, 4.2);

        // Suppression is part of the last layer and does not grow with the pixels.
        Assert.InRange((double)large.Layers[2] / small.Layers[2], 2, 4.2);
    }

    // Of the 2.5 M instructions of the smallest model; a dark frame pays for each byte of the input besides.
    [Theory]
    [InlineData("Gray8")]
    [InlineData("Rgb565BigEndian")]
    [InlineData("Rgb888")]
    [InlineData("Yuv422")]
    public void ALookAtContrastCostsAFrameLittle(string format)
    {
        long Total(CountedContrast contrast) => DetectCounts.Measure(Model, 32, 32, 320, 240, format, contrast).Total;
        long off = Total(CountedContrast.Off);
        Assert.InRange(Total(CountedContrast.On) - off, 1_000, 8_000);
        Assert.InRange(Total(CountedContrast.Dark) - off, 15_000, 150_000);
    }

    [Fact]
    public void WhatTheRuntimeRefusesIsSaidInItsWords()
    {
        CountingException refusal = Assert.Throws<CountingException>(() => DetectCounts.Measure(Model, 33, 33, 40, 30, "Gray8"));
        Assert.Contains("must be a multiple of 2", refusal.Message, StringComparison.Ordinal);
        refusal = Assert.Throws<CountingException>(() => DetectCounts.Measure(Model[..100], 32, 32, 40, 30, "Gray8"));
        Assert.Contains("offset 100", refusal.Message, StringComparison.Ordinal);
    }
}
