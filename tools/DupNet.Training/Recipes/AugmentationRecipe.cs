namespace DupNet.Training.Recipes;

/// <summary>Random changes to the pictures. Probabilities are 0..1; each change is drawn independently.</summary>
public sealed record AugmentationRecipe
{
    /// <summary>Probability that a picture is composed of four photos.</summary>
    public double Mosaic { get; init; } = 0.25;

    /// <summary>Probability that a photo is shown whole, as a detector sees it; otherwise it is cropped or shrunk around a face.</summary>
    public double Whole { get; init; } = 0.35;

    /// <summary>Smallest face aimed at when a photo is cropped or shrunk: the face's longer side over the picture's side, 0..1.</summary>
    public double SmallestFace { get; init; } = 0.06;

    /// <summary>
    /// Largest face aimed at when a photo is cropped or shrunk: the face's longer side over the picture's side, 0..1. Sizes between are
    /// drawn log-uniformly.
    /// </summary>
    public double LargestFace { get; init; } = 0.9;

    /// <summary>Largest factor by which a photo's pixels are enlarged.</summary>
    public double LargestZoom { get; init; } = 2.0;

    /// <summary>Largest distortion: the ratio of width to height is changed by a factor of up to 1 plus this, either way.</summary>
    public double Stretch { get; init; } = 0.1;

    /// <summary>Probability that a photo is tilted in its plane, by any angle up to <see cref="LargestRoll"/> either way; boxes turn along.</summary>
    public double Roll { get; init; }

    /// <summary>Largest angle by which photos are tilted, in degrees, 0..180.</summary>
    public double LargestRoll { get; init; } = 30;

    /// <summary>Probability that the lower half of a face is covered, by a drawn mask or by something held before it.</summary>
    public double Mask { get; init; }

    /// <summary>Probability that a photo is mirrored left to right.</summary>
    public double Flip { get; init; } = 0.5;

    /// <summary>Probability that a picture is mirrored top to bottom; for objects without an upright.</summary>
    public double VerticalFlip { get; init; }

    /// <summary>Probability that a picture is turned by one, two or three quarters, each as likely; for objects without an upright.</summary>
    public double QuarterTurn { get; init; }

    /// <summary>Probability that brightness, contrast and gamma are changed.</summary>
    public double Tone { get; init; } = 0.6;

    /// <summary>Probability that the colour channels are scaled apart.</summary>
    public double ColourCast { get; init; } = 0.3;

    /// <summary>Probability that the saturation is changed.</summary>
    public double Saturation { get; init; } = 0.3;

    /// <summary>Probability that a picture is made gray.</summary>
    public double Gray { get; init; } = 0.12;

    /// <summary>Probability that a picture is darkened, with noise.</summary>
    public double LowLight { get; init; } = 0.1;

    /// <summary>Probability that a picture is darkened as by a short exposure: all channels are multiplied by one gain, and get a little noise.</summary>
    public double Dark { get; init; }

    /// <summary>Least gain of <see cref="Dark"/>, up to 1/2; gains from it to 1/2 are drawn log-uniformly.</summary>
    public double LeastLight { get; init; } = 1.0 / 12;

    /// <summary>Probability that a picture is flattened as by fog or light from behind: its contrast is lowered, at any brightness, and it gets a little noise.</summary>
    public double Flat { get; init; }

    /// <summary>Least part of the contrast that <see cref="Flat"/> leaves, up to 1/2; parts from it to 1/2 are drawn log-uniformly.</summary>
    public double LeastContrast { get; init; } = 0.1;

    /// <summary>Probability that noise is added.</summary>
    public double Noise { get; init; } = 0.15;

    /// <summary>Probability that a picture is blurred.</summary>
    public double Blur { get; init; } = 0.1;

    /// <summary>Probability that a picture is compressed as JPEG once more.</summary>
    public double Jpeg { get; init; } = 0.1;
}
