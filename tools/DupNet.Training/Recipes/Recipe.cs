using System.Collections.Generic;

namespace DupNet.Training.Recipes;

/// <summary>Everything that decides what a training run produces, apart from the photos: read from recipe.json.</summary>
public sealed record Recipe
{
    /// <summary>The model's name, 1 to 63 printable ASCII characters.</summary>
    public required string Name { get; init; }

    /// <summary>The names of the classes, 1..80. Heads have a logit for each where there are several.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Channels of the input picture: 1 (gray) or 3 (red, green, blue).</summary>
    public required int InputChannels { get; init; }

    /// <summary>Value of image bytes outside the picture, and brightness of letterbox bars, 0..255.</summary>
    public int PadValue { get; init; } = 128;

    /// <summary>
    /// Largest part of its side, 0..1, by which the runtime stretches a letterboxed picture across its bars. More of the input then shows
    /// the picture; <c>training.augmentation.stretch</c> should be as large.
    /// </summary>
    public double LargestStretch { get; init; }

    /// <summary>The default score threshold, above 0 and below 1.</summary>
    public double ScoreThreshold { get; init; } = 0.5;

    /// <summary>The sides that the model's input may have.</summary>
    public required InputSides Input { get; init; }

    /// <summary>The anchors of all heads.</summary>
    public required IReadOnlyList<AnchorRecipe> Anchors { get; init; }

    /// <summary>The layers, in order of execution.</summary>
    public required IReadOnlyList<LayerRecipe> Layers { get; init; }

    /// <summary>Settings for training the network.</summary>
    public required TrainingRecipe Training { get; init; }
}

/// <summary>The sides that a model's input may have, in pixels. All are multiples of the model's stride.</summary>
public sealed record InputSides
{
    /// <summary>Smallest side of the input in pixels.</summary>
    public required int Smallest { get; init; }

    /// <summary>Largest side of the input in pixels.</summary>
    public required int Largest { get; init; }

    /// <summary>Width of the default input in pixels.</summary>
    public required int DefaultWidth { get; init; }

    /// <summary>Height of the default input in pixels.</summary>
    public required int DefaultHeight { get; init; }
}

/// <summary>An anchor: the box that a head's numbers stretch and shift.</summary>
public sealed record AnchorRecipe
{
    /// <summary>Distance of the anchor's centre to the right of the cell's middle, in cells.</summary>
    public double X { get; init; }

    /// <summary>Distance of the anchor's centre below the cell's middle, in cells.</summary>
    public double Y { get; init; }

    /// <summary>Width of the anchor in input pixels.</summary>
    public required double Width { get; init; }

    /// <summary>Height of the anchor in input pixels.</summary>
    public required double Height { get; init; }
}
