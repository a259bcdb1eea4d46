using System.Collections.Generic;

namespace DupNet.Training.Recipes;

/// <summary>Everything that decides what a training run produces, apart from the photos: read from recipe.json.</summary>
public sealed record Recipe
{
    /// <summary>The model's name, 1 to 63 printable ASCII characters.</summary>
    public required string Name { get; init; }

    /// <summary>The names of the classes. Training knows one class.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Channels of the input picture: 1 (gray) or 3 (red, green, blue).</summary>
    public required int InputChannels { get; init; }

    /// <summary>0..255: what taps outside the picture read and the colour of letterbox bars.</summary>
    public int PadValue { get; init; } = 128;

    /// <summary>
    /// 0..1: by which part of its side the runtime stretches a letterboxed picture across its bars at most. More of the input then shows the
    /// picture; <c>training.augmentation.stretch</c> should be as large.
    /// </summary>
    public double LargestStretch { get; init; }

    /// <summary>The default score threshold, above 0 and below 1.</summary>
    public double ScoreThreshold { get; init; } = 0.5;

    /// <summary>The sides of the input that the model allows.</summary>
    public required InputSides Input { get; init; }

    /// <summary>The anchors of all heads.</summary>
    public required IReadOnlyList<AnchorRecipe> Anchors { get; init; }

    /// <summary>The layers, in order of execution.</summary>
    public required IReadOnlyList<LayerRecipe> Layers { get; init; }

    /// <summary>How the network is trained.</summary>
    public required TrainingRecipe Training { get; init; }
}

/// <summary>The sides of the input that a model allows, in pixels; multiples of the model's stride.</summary>
public sealed record InputSides
{
    /// <summary>The smallest side.</summary>
    public required int Smallest { get; init; }

    /// <summary>The largest side.</summary>
    public required int Largest { get; init; }

    /// <summary>The default width.</summary>
    public required int DefaultWidth { get; init; }

    /// <summary>The default height.</summary>
    public required int DefaultHeight { get; init; }
}

/// <summary>An anchor: the box that a head's numbers stretch and shift.</summary>
public sealed record AnchorRecipe
{
    /// <summary>Offset of the centre from the middle of the cell, in cells.</summary>
    public double X { get; init; }

    /// <summary>Offset of the centre from the middle of the cell, in cells.</summary>
    public double Y { get; init; }

    /// <summary>In input pixels.</summary>
    public required double Width { get; init; }

    /// <summary>In input pixels.</summary>
    public required double Height { get; init; }
}
