using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Packing;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Golden;

/// <summary>The models of the golden vectors. They are small and random; together they use all that the format can express.</summary>
public static class GoldenModels
{
    /// <summary>A model that finds many boxes at each place, for vectors with merged boxes.</summary>
    public static ModelSpec Crowd { get; } = MakeCrowd();

    /// <summary>A model that finds boxes of three classes at each place, for vectors with merged boxes: only those of one class merge.</summary>
    public static ModelSpec Three { get; } = MakeThree();

    /// <summary>Small networks for colour and for gray, for vectors of every pixel format.</summary>
    public static IReadOnlyList<ModelSpec> OfFormats { get; } = [Little("colours", 8, 3), Little("grays", 9, 1)];

    /// <summary>All models of golden vectors, the same on every run.</summary>
    public static IReadOnlyList<ModelSpec> All { get; } = [Chain(), Gray(), Tree(), Odd(), Deep(), Crowd, Wide(), .. OfFormats, Three, Twenty()];

    /// <summary>The shape of a real detector, narrower.</summary>
    private static ModelSpec Chain() => RandomModel.Create(
        new Random(1),
        "chain",
        3,
        32,
        96,
        [
            new Row(0, 8, Stride: 2, InputDuplication: 3),
            new Row(1, 12, Pool: 2),
            new Row(2, 16, Pool: 2),
            new Row(3, 40, Pool: 2),
            new Row(4, 48, WeightDuplication: 2),
            new Row(5, 64, WeightDuplication: 8),
            new Row(6, 32, WeightDuplication: 16),
            new Row(7, 5, Kernel: 1, Padding: 0, InputDuplication: 2, OutputBits: 0),
        ]);

    private static ModelSpec Gray() => RandomModel.Create(
        new Random(2),
        "gray",
        1,
        32,
        64,
        [
            new Row(0, 8, Kernel: 5, Stride: 2, Padding: 2, Pool: 2, InputDuplication: 3),
            new Row(1, 20, Pool: 2, OutputBits: 1),
            new Row(2, 24, WeightDuplication: 5),
            new Row(3, 10, OutputBits: 0),
        ]);

    /// <summary>Two heads, readers that disagree in r, several anchors and classes.</summary>
    private static ModelSpec Tree()
    {
        ModelSpec spec = RandomModel.Create(
            new Random(3),
            "tree",
            3,
            32,
            64,
            [
                new Row(0, 9, Stride: 2),
                new Row(1, 16, Pool: 2, InputDuplication: 2),
                new Row(2, 24, Stride: 2, WeightDuplication: 4),
                new Row(2, 16, Kernel: 1, Padding: 0, InputDuplication: 5),
                new Row(3, 16, Kernel: 1, Padding: 0, WeightDuplication: 3, OutputBits: 0),
                new Row(4, 24, InputDuplication: 3, OutputBits: 0),
            ]);

        // Three classes and one anchor in place of anchors of five outputs.
        LayerSpec[] layers = [.. spec.Layers];
        layers[4] = layers[4] with { AnchorCount = 2, FirstAnchor = 0 };
        layers[5] = layers[5] with { AnchorCount = 3, FirstAnchor = 1 };
        return spec with { ClassNames = ["cat", "dog", "face"], Layers = layers };
    }

    /// <summary>Sizes that fit nothing: odd channels, kernels, strides and duplications.</summary>
    private static ModelSpec Odd() => RandomModel.Create(
        new Random(4),
        "odd",
        3,
        42,
        66,
        [
            new Row(0, 5, Kernel: 5, Stride: 3, Padding: 2, WeightDuplication: 3),
            new Row(1, 7, Kernel: 5, Padding: 4, InputDuplication: 7),
            new Row(2, 33, Stride: 2, OutputBits: 1),
            new Row(3, 13, Kernel: 2, Padding: 1, WeightDuplication: 11, InputDuplication: 15),
            new Row(4, 15, Kernel: 4, Padding: 0, OutputBits: 0),
        ]);

    /// <summary>Many channels on a small map, large r.</summary>
    private static ModelSpec Deep() => RandomModel.Create(
        new Random(5),
        "deep",
        1,
        32,
        64,
        [
            new Row(0, 96, Kernel: 3, Stride: 4),
            new Row(1, 120, Pool: 2, WeightDuplication: 24),
            new Row(2, 60, WeightDuplication: 40, InputDuplication: 3, OutputBits: 1),
            new Row(3, 15, Kernel: 1, Padding: 0, WeightDuplication: 60, InputDuplication: 4, OutputBits: 0),
        ]);

    /// <summary>Letterboxed frames are stretched across their bars by up to a quarter.</summary>
    private static ModelSpec Wide() => RandomModel.Create(
        new Random(7),
        "wide",
        3,
        32,
        64,
        [
            new Row(0, 8, Stride: 2, InputDuplication: 2),
            new Row(1, 16, Pool: 2),
            new Row(2, 10, Kernel: 1, Padding: 0, OutputBits: 0),
        ]) with { LargestStretch = 64 };

    private static ModelSpec Little(string name, int seed, int channels) => RandomModel.Create(
        new Random(seed),
        name,
        channels,
        32,
        64,
        [
            new Row(0, 8, Stride: 2),
            new Row(1, 12, Pool: 2),
            new Row(2, 10, Kernel: 1, Padding: 0, OutputBits: 0),
        ]);

    /// <summary>Twenty classes, heads of one and of two anchors.</summary>
    private static ModelSpec Twenty()
    {
        ModelSpec spec = RandomModel.Create(
            new Random(11),
            "twenty",
            3,
            32,
            64,
            [
                new Row(0, 8, Stride: 4, InputDuplication: 2),
                new Row(1, 16, Pool: 2),
                new Row(2, 25, Kernel: 1, Padding: 0, OutputBits: 0),
                new Row(2, 24, Stride: 2, WeightDuplication: 2),
                new Row(4, 50, Kernel: 1, Padding: 0, InputDuplication: 2, OutputBits: 0),
            ],
            classes: 20);
        return spec with { Layers = [.. spec.Layers.Select(layer => WithSureObjects(layer, 25, 1))] };
    }

    private static ModelSpec MakeThree()
    {
        ModelSpec spec = RandomModel.Create(
            new Random(10),
            "three",
            1,
            32,
            64,
            [
                new Row(0, 8, Stride: 2),
                new Row(1, 16, Pool: 2),
                new Row(2, 16, Pool: 2),
                new Row(3, 16, OutputBits: 0),
            ],
            classes: 3);
        return spec with
        {
            ClassNames = ["coin", "key", "bottle"],
            Layers = [.. spec.Layers.Select(layer => WithSureObjects(layer, 8, 8))],
            Anchors = [new AnchorSpec(0, 0, 480, 560), new AnchorSpec(32, -32, 320, 400)],
        };
    }

    /// <summary>Anchors much larger than a cell, and boxes close to them.</summary>
    private static ModelSpec MakeCrowd()
    {
        const int Outputs = 5;
        ModelSpec spec = RandomModel.Create(
            new Random(6),
            "crowd",
            1,
            32,
            64,
            [
                new Row(0, 8, Stride: 2),
                new Row(1, 16, Pool: 2),
                new Row(2, 16, Pool: 2),
                new Row(3, 2 * Outputs, OutputBits: 0),
            ]);
        return spec with { Layers = [.. spec.Layers.Select(layer => WithSureObjects(layer, Outputs, 8))], Anchors = [new AnchorSpec(0, 0, 480, 560), new AnchorSpec(32, -32, 320, 400)] };
    }

    /// <summary>A head that finds something nearly everywhere, of classes that change from place to place; other layers stay.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="outputs">Its outputs for an anchor.</param>
    /// <param name="steadiness">Divides how far boxes are from their anchors.</param>
    private static LayerSpec WithSureObjects(LayerSpec layer, int outputs, int steadiness)
    {
        const int BoxOutputs = 4;
        const int Sure = 1 << 18;
        return layer.OutputBits > 0
            ? layer
            : layer with
            {
                Scale = [.. layer.Scale.Select((scale, output) => output % outputs < BoxOutputs ? (short)(scale / steadiness) : scale)],
                Bias = [.. layer.Bias.Select((bias, output) => (output % outputs) switch { < BoxOutputs => bias / steadiness, BoxOutputs => Sure, _ => bias / 8 })],
            };
    }
}
