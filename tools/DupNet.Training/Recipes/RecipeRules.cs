using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.Embedded;

namespace DupNet.Training.Recipes;

/// <summary>Holds recipes to the limits of models/FORMAT.md and of the trainer.</summary>
public static class RecipeRules
{
    private const int MostClasses = 80;
    private const int LargestSum = 32767;
    private const int LargestSide = 1024;
    private const int MostBatchSize = 4096;

    /// <summary>Pixels of the pictures of a step. Their maps take some hundred bytes a pixel while gradients are computed.</summary>
    private const int MostBatchPixels = 1 << 25;
    private const double MostWeight = 1000;

    /// <summary>Checks a recipe against all limits.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <exception cref="RecipeException">A field is wrong; the message says which, and why.</exception>
    public static void Check(Recipe recipe)
    {
        Require(IsName(recipe.Name), "name", "must be 1 to 63 printable ASCII characters");
        Require(recipe.Classes.Count > 0 && recipe.Classes.All(IsName), "classes", "must hold names of 1 to 63 printable ASCII characters");
        Require(recipe.Classes.Count <= MostClasses, "classes", $"must be at most {MostClasses}");
        Require(recipe.Classes.Distinct(StringComparer.OrdinalIgnoreCase).Count() == recipe.Classes.Count, "classes", "must have different names");
        Require(recipe.InputChannels is 1 or 3, "inputChannels", "must be 1 or 3");
        Require(recipe.PadValue is >= 0 and <= 255, "padValue", "must be 0..255");
        Require(InRange(recipe.LargestStretch, 0, 1), "largestStretch", "must be 0..1");
        Require(recipe.ScoreThreshold is > 0 and < 1, "scoreThreshold", "must be above 0 and below 1");
        CheckAnchors(recipe);
        CheckLayers(recipe);
        CheckInput(recipe);
        CheckTraining(recipe);
    }

    private static void CheckAnchors(Recipe recipe)
    {
        Require(recipe.Anchors.Count is >= 1 and <= 32, "anchors", "must be 1 to 32");
        for (int i = 0; i < recipe.Anchors.Count; i++)
        {
            AnchorRecipe anchor = recipe.Anchors[i];
            RequireValue(anchor, $"anchors[{i}]");
            Require(InRange(anchor.Width, 1.0 / 16, 4095) && InRange(anchor.Height, 1.0 / 16, 4095), $"anchors[{i}]", "width and height must be 1/16..4095 pixels");
            Require(InRange(anchor.X, -16, 16) && InRange(anchor.Y, -16, 16), $"anchors[{i}]", "x and y must be -16..16 cells");
        }
    }

    private static void CheckLayers(Recipe recipe)
    {
        IReadOnlyList<LayerRecipe> layers = recipe.Layers;
        Require(layers.Count is >= 1 and <= 32, "layers", "must be 1 to 32");
        int anchors = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            LayerRecipe layer = layers[i];
            string where = $"layers[{i}]";
            RequireValue(layer, where);
            Require(i == 0 ? layer.Source == 0 : layer.Source >= 1 && layer.Source <= i, where, i == 0 ? "source must be 0, the picture" : $"source must be an earlier layer, 1..{i}; only the first layer reads the picture");
            LayerRecipe? source = i == 0 ? null : layers[layer.Source - 1];
            Require(source is null || !source.IsHead, where, "source is a head");
            Require(layer.Kernel is >= 1 and <= 7, where, "kernel must be 1..7");
            Require(layer.Stride is >= 1 and <= 4, where, "stride must be 1..4");
            Require(layer.Padding >= 0 && layer.Padding < layer.Kernel, where, "padding must be 0..kernel-1");
            Require(layer.Pool is 1 or 2, where, "pool must be 1 or 2");
            Require(layer.ChannelsOut is >= 1 and <= 1024, where, "channelsOut must be 1..1024");
            int channels = source?.ChannelsOut ?? recipe.InputChannels;
            Require(layer.ChannelsIn == channels, where, $"channelsIn is {layer.ChannelsIn}, but its source has {channels}");
            Require(layer.WeightDuplication >= 1 && layer.WeightDuplication <= 255 && layer.ChannelsIn % layer.WeightDuplication == 0, where, "weightDuplication must divide channelsIn");
            Require(layer.InputDuplication is >= 1 and <= 15, where, "inputDuplication must be 1..15");
            Require(layer.OutputBits is >= 0 and <= 2, where, "outputBits must be 1 or 2, or 0 for a head");
            int highest = source?.HighestLevel ?? 255;
            long sum = (long)layer.Kernel * layer.Kernel * layer.ChannelsIn * layer.InputDuplication * highest;
            Require(sum <= LargestSum, where, $"sums can reach {sum}, more than {LargestSum}");
            if (layer.IsHead)
            {
                Require(layer.Quantizer == QuantizerKind.Logits, where, "a head needs quantizer \"logits\"");
                Require(layer.Pool == 1, where, "a head has no pool");
                Require(layer.AnchorCount >= 1, where, "a head needs anchors");
                Require(layer.FirstAnchor == anchors, where, $"firstAnchor must be {anchors}: heads take the anchors in order");
                Require(layer.ChannelsOut == layer.AnchorCount * HeadOutputs.PerAnchor(recipe.Classes.Count), where, $"channelsOut must be {HeadOutputs.PerAnchor(recipe.Classes.Count)} for each anchor: {HeadOutputs.FirstClass}, and with several classes one more for each");
                Require(InRange(layer.CentreScale, 1, 4), where, "centreScale must be 1..4");
                anchors += layer.AnchorCount;
            }
            else
            {
                Require(layer.Quantizer != QuantizerKind.Logits, where, "only a head has quantizer \"logits\"");
                Require(layer.AnchorCount == 0 && layer.FirstAnchor == 0 && layer.CentreScale == 0, where, "only a head has firstAnchor, anchorCount and centreScale");
            }
        }

        for (int i = 0; i < layers.Count; i++)
        {
            Require(layers[i].IsHead || layers.Any(reader => reader.Source == i + 1), $"layers[{i}]", "no layer reads it and it is no head");
        }

        Require(anchors == recipe.Anchors.Count, "anchors", $"the heads use {anchors} of {recipe.Anchors.Count}");
    }

    private static void CheckInput(Recipe recipe)
    {
        int[] strides = NetworkShape.Strides(recipe.Layers);
        int stride = strides.Max();
        InputSides input = recipe.Input;
        Require(stride <= 256, "layers", $"the stride is {stride}, more than 256");
        for (int i = 0; i < strides.Length; i++)
        {
            Require(stride % strides[i] == 0, $"layers[{i}]", $"its stride, {strides[i]} with those of its sources, does not divide the model's, {stride}");
        }

        foreach ((string name, int side) in new[] { ("smallest", input.Smallest), ("largest", input.Largest), ("defaultWidth", input.DefaultWidth), ("defaultHeight", input.DefaultHeight) })
        {
            Require(side > 0 && side % stride == 0, $"input.{name}", $"must be a positive multiple of the stride, {stride}");
            Require(side >= input.Smallest && side <= input.Largest, $"input.{name}", "must be smallest..largest");
            _ = NetworkShape.Sides(recipe.Layers, side);
        }

        Require(input.Largest <= LargestSide, "input.largest", $"must be at most {LargestSide}");
    }

    private static void CheckTraining(Recipe recipe)
    {
        TrainingRecipe training = recipe.Training;
        Require(training.Epochs > 0 && training.Epochs <= 1e6, "training.epochs", "must be above 0 and at most 1000000");
        Require(training.BatchSize is >= 2 and <= MostBatchSize, "training.batchSize", $"must be 2..{MostBatchSize}");
        Require(training.Sides.Count > 0, "training.sides", "must not be empty");
        for (int i = 0; i < training.Sides.Count; i++)
        {
            RequireValue(training.Sides[i], $"training.sides[{i}]");
            int side = training.Sides[i].Side;
            Require(side % NetworkShape.Stride(recipe.Layers) == 0 && side >= recipe.Input.Smallest && side <= recipe.Input.Largest, $"training.sides[{i}]", "must be a side that the input allows");
            Require(training.Sides[i].Weight > 0 && training.Sides[i].Weight <= MostWeight, $"training.sides[{i}]", "needs a weight above 0 and at most 1000");
            long pixels = (long)training.BatchSize * side * side;
            Require(pixels <= MostBatchPixels, $"training.sides[{i}]", $"{training.BatchSize} pictures of {side} x {side} are {pixels} pixels a step, more than {MostBatchPixels}");
            CheckHeads(recipe.Layers, side, i);
        }

        OptimiserRecipe optimiser = training.Optimiser;
        Require(optimiser.LearningRate > 0 && optimiser.LearningRate <= 1, "training.optimiser.learningRate", "must be above 0 and at most 1");
        Require(optimiser.WarmUpSteps >= 0, "training.optimiser.warmUpSteps", "must not be negative");
        Require(InRange(optimiser.WeightDecay, 0, MostWeight), "training.optimiser.weightDecay", "must be 0..1000");
        Require(InRange(optimiser.GradientNorm, 0, 1e9), "training.optimiser.gradientNorm", "must be 0..1000000000");
        Require(InRange(optimiser.Beta1, 0, 0.9999) && InRange(optimiser.Beta2, 0, 0.999999), "training.optimiser", "beta1 and beta2 must be 0..1");
        Require(InRange(optimiser.AverageDecay, 0, 0.99999), "training.optimiser.averageDecay", "must be 0 to below 1");
        Require(InRange(training.BlendFraction, 0, 1), "training.blendFraction", "must be 0..1");
        Require(InRange(training.Targets.CentreRadius, 0, 1), "training.targets.centreRadius", "must be 0..1");
        CheckTargets(training.Targets);
        Require(InRange(training.Loss.BoxBalance, 0, 1), "training.loss.boxBalance", "must be 0..1");
        Require(InRange(training.Loss.ClassBalance, 0, 1), "training.loss.classBalance", "must be 0..1");
        Require(InRange(training.Loss.QualityFloor, 0, 1), "training.loss.qualityFloor", "must be 0..1");
        Require(InRange(training.Loss.Objectness, 0, MostWeight) && InRange(training.Loss.Box, 0, MostWeight) && InRange(training.Loss.Class, 0, MostWeight), "training.loss", "weights must be 0..1000");
        Require(InRange(training.Distillation.Objectness, 0, MostWeight) && InRange(training.Distillation.Box, 0, MostWeight) && InRange(training.Distillation.Class, 0, MostWeight), "training.distillation", "weights must be 0..1000");
        CheckAugmentation(training.Augmentation);
        HardNegativeRecipe negatives = training.HardNegatives;
        for (int i = 0; i < negatives.Times.Count; i++)
        {
            Require(negatives.Times[i] > (i == 0 ? 0 : negatives.Times[i - 1]) && negatives.Times[i] < 1, $"training.hardNegatives.times[{i}]", "must be above the one before, or 0, and below 1");
        }

        Require(InRange(negatives.Share, 0, 1) && InRange(negatives.LeastScore, 0, 1), "training.hardNegatives", "share and leastScore must be 0..1");
        CheckConventions(recipe);
    }

    private static void CheckTargets(TargetRecipe targets)
    {
        foreach ((string name, double pixels) in new[]
        {
            ("smallestFacePixels", targets.SmallestFacePixels),
            ("smallestMosaicFacePixels", targets.SmallestMosaicFacePixels),
            ("smallestBoxPixels", targets.SmallestBoxPixels),
        })
        {
            Require(InRange(pixels, 0, LargestSide), $"training.targets.{name}", $"must be 0..{LargestSide}");
        }

        Require(InRange(targets.SmallestVisiblePart, 0, 1), "training.targets.smallestVisiblePart", "must be 0..1");
        Require(InRange(targets.IgnoredAnchorOverlap, 0, 1), "training.targets.ignoredAnchorOverlap", "must be 0..1");
    }

    private static void CheckConventions(Recipe recipe)
    {
        foreach ((string className, IReadOnlyDictionary<string, BoxConvention> byPrefix) in recipe.Training.BoxConventions)
        {
            string ofClass = $"training.boxConventions[\"{className}\"]";
            Require(recipe.Classes.Contains(className), ofClass, $"conventions hold for objects of one class, and must be named after one of the recipe's: {string.Join(", ", recipe.Classes)}");
            RequireValue(byPrefix, ofClass);
            foreach ((string prefix, BoxConvention box) in byPrefix)
            {
                string where = $"{ofClass}[\"{prefix}\"]";
                RequireValue(box, where);
                Require(InRange(box.Width, 0.1, 10) && InRange(box.Height, 0.1, 10), where, "width and height must be 0.1..10");
                Require(InRange(box.Up, -10, 10), where, "up must be -10..10");
            }
        }

        ConventionSides sides = recipe.Training.ConventionSides;
        Require(InRange(sides.None, 0, sides.Whole) && InRange(sides.Whole, 0, LargestSide), "training.conventionSides", $"none must be at least 0 and at most whole, and whole at most {LargestSide}");
    }

    // Targets are laid out in cells of the stride.
    private static void CheckHeads(IReadOnlyList<LayerRecipe> layers, int side, int index)
    {
        int[] strides = NetworkShape.Strides(layers);
        int[] sides = NetworkShape.Sides(layers, side);
        for (int i = 0; i < sides.Length; i++)
        {
            Require(!layers[i].IsHead || sides[i] == side / strides[i], $"training.sides[{index}]", $"the head layers[{i}] has {sides[i]} columns there and must have {side / strides[i]}, one for each {strides[i]} pixels; paddings of half the kernel keep them");
        }
    }

    private static void CheckAugmentation(AugmentationRecipe augmentation)
    {
        foreach ((string name, double probability) in new[]
        {
            ("mosaic", augmentation.Mosaic),
            ("whole", augmentation.Whole),
            ("roll", augmentation.Roll),
            ("mask", augmentation.Mask),
            ("flip", augmentation.Flip),
            ("verticalFlip", augmentation.VerticalFlip),
            ("quarterTurn", augmentation.QuarterTurn),
            ("tone", augmentation.Tone),
            ("colourCast", augmentation.ColourCast),
            ("saturation", augmentation.Saturation),
            ("gray", augmentation.Gray),
            ("lowLight", augmentation.LowLight),
            ("dark", augmentation.Dark),
            ("flat", augmentation.Flat),
            ("noise", augmentation.Noise),
            ("blur", augmentation.Blur),
            ("jpeg", augmentation.Jpeg),
        })
        {
            Require(InRange(probability, 0, 1), $"training.augmentation.{name}", "must be 0..1");
        }

        Require(augmentation.SmallestFace > 0 && augmentation.SmallestFace <= augmentation.LargestFace && augmentation.LargestFace <= 10, "training.augmentation", "smallestFace must be above 0 and at most largestFace, which may be 10 at most");
        Require(augmentation.LargestZoom > 0 && augmentation.LargestZoom <= 100, "training.augmentation.largestZoom", "must be above 0 and at most 100");
        Require(InRange(augmentation.Stretch, 0, 1), "training.augmentation.stretch", "must be 0..1");
        Require(InRange(augmentation.LargestRoll, 0, 180), "training.augmentation.largestRoll", "must be 0..180 degrees");
        Require(InRange(augmentation.LeastLight, 0.001, 0.5), "training.augmentation.leastLight", "must be 0.001..0.5");
        Require(InRange(augmentation.LeastContrast, 0.001, 0.5), "training.augmentation.leastContrast", "must be 0.001..0.5");
    }

    private static bool IsName(string? text) => text?.Length is >= 1 and <= 63 && text!.All(c => c is >= ' ' and <= '~');

    private static bool InRange(double value, double low, double high) => value >= low && value <= high;

    // JSON may have null where a list's element is wanted.
    private static void RequireValue(object? value, string where) => Require(value is not null, where, "must not be null");

    private static void Require(bool condition, string where, string what)
    {
        if (!condition)
        {
            throw new RecipeException(string.Create(CultureInfo.InvariantCulture, $"{where}: {what}"));
        }
    }
}
