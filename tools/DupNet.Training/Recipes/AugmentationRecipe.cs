namespace DupNet.Training.Recipes;

/// <summary>Random changes to the pictures. Probabilities are 0..1; each change is drawn independently.</summary>
public sealed record AugmentationRecipe
{
    /// <summary>Pictures composed of four photos.</summary>
    public double Mosaic { get; init; } = 0.25;

    /// <summary>Photos shown whole, as a detector sees them; the others are cropped or shrunk around a face.</summary>
    public double Whole { get; init; } = 0.35;

    /// <summary>Smallest face aimed at when a photo is cropped or shrunk: its longer side over the picture's.</summary>
    public double SmallestFace { get; init; } = 0.06;

    /// <summary>Largest face aimed at; sizes between are drawn log-uniformly.</summary>
    public double LargestFace { get; init; } = 0.9;

    /// <summary>Most that a photo's pixels are enlarged.</summary>
    public double LargestZoom { get; init; } = 2.0;

    /// <summary>Width and height are scaled apart by up to this factor less 1, either way.</summary>
    public double Stretch { get; init; } = 0.1;

    /// <summary>Mirrored left to right.</summary>
    public double Flip { get; init; } = 0.5;

    /// <summary>Brightness, contrast and gamma changed.</summary>
    public double Tone { get; init; } = 0.6;

    /// <summary>Channels scaled apart.</summary>
    public double ColourCast { get; init; } = 0.3;

    /// <summary>Saturation changed.</summary>
    public double Saturation { get; init; } = 0.3;

    /// <summary>Made gray.</summary>
    public double Gray { get; init; } = 0.12;

    /// <summary>Darkened, with noise.</summary>
    public double LowLight { get; init; } = 0.1;

    /// <summary>Noise added.</summary>
    public double Noise { get; init; } = 0.15;

    /// <summary>Blurred.</summary>
    public double Blur { get; init; } = 0.1;

    /// <summary>Compressed as JPEG once more.</summary>
    public double Jpeg { get; init; } = 0.1;
}
