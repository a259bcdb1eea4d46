using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Training.Recipes;

namespace DupNet.Training.Tests;

/// <summary>Recipes of small networks.</summary>
internal static class GeneratedRecipe
{
    public static TrainingRecipe Training { get; } = new()
    {
        Seed = 7,
        Epochs = 1,
        BatchSize = 4,
        Sides = [new WeightedSide { Side = 32, Weight = 1 }],
        Optimiser = new OptimiserRecipe { LearningRate = 3e-3, WarmUpSteps = 2 },
        Targets = new TargetRecipe(),
        Loss = new LossRecipe(),
        Augmentation = new AugmentationRecipe(),
    };

    /// <summary>Two layers and a head of stride 8, with both kinds of duplication.</summary>
    public static Recipe Small { get; } = Of(
        3,
        [
            Layer(0, 3, 4, stride: 2, d: 3),
            Layer(1, 4, 8, pool: 2),
            Layer(2, 8, 8, pool: 2, r: 2),
            Head(3, 8, 1, d: 2),
        ]);

    /// <summary>The same with class logits.</summary>
    public static Recipe WithClasses(params string[] classes) =>
        Of(3, [.. Small.Layers.Select(layer => layer.IsHead ? layer with { ChannelsOut = layer.AnchorCount * HeadOutputs.PerAnchor(classes.Length) } : layer)]) with { Classes = classes };

    public static Recipe Of(int inputChannels, IReadOnlyList<LayerRecipe> layers)
    {
        int anchors = 0;
        var placed = new List<LayerRecipe>();
        foreach (LayerRecipe layer in layers)
        {
            placed.Add(layer.IsHead ? layer with { FirstAnchor = anchors } : layer);
            anchors += layer.AnchorCount;
        }

        var sizes = new List<AnchorRecipe>();
        for (int i = 0; i < anchors; i++)
        {
            sizes.Add(new AnchorRecipe { Width = 8 * (i + 1), Height = 10 * (i + 1), X = 0.25 * i, Y = -0.25 * i });
        }

        int stride = NetworkShape.Stride(placed);
        int side = stride * ((32 + stride - 1) / stride);
        var recipe = new Recipe
        {
            Name = "generated",
            Classes = ["face"],
            InputChannels = inputChannels,
            PadValue = 114,
            Input = new InputSides { Smallest = stride, Largest = 8 * side, DefaultWidth = side, DefaultHeight = side },
            Anchors = sizes,
            Layers = placed,
            Training = Training with { Sides = [new WeightedSide { Side = side, Weight = 1 }] },
        };
        return recipe;
    }

    public static LayerRecipe Layer(int source, int channelsIn, int channelsOut, int kernel = 3, int stride = 1, int? padding = null, int pool = 1, int r = 1, int d = 1, int bits = 2, QuantizerKind quantizer = QuantizerKind.BaseAndStep) => new()
    {
        Source = source,
        Kernel = kernel,
        Stride = stride,
        Padding = padding ?? kernel / 2,
        Pool = pool,
        ChannelsIn = channelsIn,
        ChannelsOut = channelsOut,
        WeightDuplication = r,
        InputDuplication = d,
        OutputBits = bits,
        Quantizer = quantizer,
    };

    public static LayerRecipe Head(int source, int channelsIn, int anchors, int r = 1, int d = 1, int classes = 1) => new()
    {
        Source = source,
        Kernel = 1,
        ChannelsIn = channelsIn,
        ChannelsOut = anchors * HeadOutputs.PerAnchor(classes),
        WeightDuplication = r,
        InputDuplication = d,
        OutputBits = 0,
        Quantizer = QuantizerKind.Logits,
        AnchorCount = anchors,
        CentreScale = 2,
    };
}
