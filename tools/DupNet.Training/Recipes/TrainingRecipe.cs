using System.Collections.Generic;

namespace DupNet.Training.Recipes;

/// <summary>How a network is trained.</summary>
public sealed record TrainingRecipe
{
    /// <summary>Decides initial weights, order and augmentation.</summary>
    public required int Seed { get; init; }

    /// <summary>How often each photo is drawn in the whole run.</summary>
    public required double Epochs { get; init; }

    /// <summary>Pictures a step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The square inputs trained with; one side a step, drawn by weight.</summary>
    public required IReadOnlyList<WeightedSide> Sides { get; init; }

    /// <summary>The optimiser's settings.</summary>
    public required OptimiserRecipe Optimiser { get; init; }

    /// <summary>The part of the run, 0..1, in which float weights fade into their signs.</summary>
    public double BlendFraction { get; init; } = 0.4;

    /// <summary>What is quantized.</summary>
    public PrecisionRecipe Precision { get; init; } = new();

    /// <summary>How faces become targets.</summary>
    public required TargetRecipe Targets { get; init; }

    /// <summary>Weights of the parts of the loss.</summary>
    public required LossRecipe Loss { get; init; }

    /// <summary>Random changes to the pictures.</summary>
    public required AugmentationRecipe Augmentation { get; init; }

    /// <summary>What is shown more often because the network takes it for faces.</summary>
    public HardNegativeRecipe HardNegatives { get; init; } = new();

    /// <summary>What is learned from a teacher network.</summary>
    public DistillationRecipe Distillation { get; init; } = new();

    /// <summary>
    /// Corrections of the labelled boxes by class and by prefix of the file name; the longest fitting prefix counts, "" fits all. They hold for objects
    /// whose labels name the class, for no others.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, BoxConvention>> BoxConventions { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, BoxConvention>>();

    /// <summary>From which face size on the corrections count.</summary>
    public ConventionSides ConventionSides { get; init; } = new();
}

/// <summary>A training input and how often it is drawn.</summary>
public sealed record WeightedSide
{
    /// <summary>Width and height in pixels, a multiple of the model's stride.</summary>
    public required int Side { get; init; }

    /// <summary>Relative to the other sides' weights.</summary>
    public required double Weight { get; init; }
}

/// <summary>Adam with warm-up and cosine decay, and the average of weights that is validated and exported.</summary>
public sealed record OptimiserRecipe
{
    /// <summary>The rate after warm-up.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Steps in which the rate rises from 0.</summary>
    public int WarmUpSteps { get; init; } = 200;

    /// <summary>Decoupled decay of the latent weights, as a fraction of the rate.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Adam's decay of the mean gradient.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Adam's decay of the mean squared gradient.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>The norm above which a gradient is scaled down; 0 for never.</summary>
    public double GradientNorm { get; init; }

    /// <summary>Decay a step of the averaged weights, 0..1.</summary>
    public double AverageDecay { get; init; } = 0.998;
}

/// <summary>How faces become targets of cells and anchors.</summary>
public sealed record TargetRecipe
{
    /// <summary>A cell is made to find a face when the face's centre is at most this far from the cell's middle, in cells, on both axes; the cell that holds the centre always is.</summary>
    public double CentreRadius { get; init; } = 0.5;

    /// <summary>Faces whose longer side is shorter than this, in pixels of the network's input, are ignored: neither found nor background.</summary>
    public double SmallestFacePixels { get; init; } = 6.4;

    /// <summary>The same limit in mosaics.</summary>
    public double SmallestMosaicFacePixels { get; init; } = 8.8;

    /// <summary>
    /// Ignored faces whose longer side is at least this still teach the boxes of the cells that would find them, so that boxes of
    /// the smallest faces found are not too large; 0 for none.
    /// </summary>
    public double SmallestBoxPixels { get; init; }

    /// <summary>Faces of which less than this part is inside the picture are ignored.</summary>
    public double SmallestVisiblePart { get; init; } = 0.5;

    /// <summary>Anchors that overlap a face's shape by this much, but are not its best, are ignored.</summary>
    public double IgnoredAnchorOverlap { get; init; } = 0.5;
}

/// <summary>Weights of the loss.</summary>
public sealed record LossRecipe
{
    /// <summary>Weight of the quality-focal objectness loss.</summary>
    public double Objectness { get; init; } = 3;

    /// <summary>Weight of the generalized overlap loss of boxes.</summary>
    public double Box { get; init; } = 1.5;

    /// <summary>How much boxes that overlap their faces well count more than others in the box loss: 0 for not at all, 1 for in proportion to the overlap.</summary>
    public double BoxBalance { get; init; }

    /// <summary>The objectness wanted of a found face is this plus the rest times its box's overlap.</summary>
    public double QualityFloor { get; init; } = 0.3;
}

/// <summary>How a labelled box is brought to the convention that the model learns.</summary>
public sealed record BoxConvention
{
    /// <summary>Factor of the width.</summary>
    public double Width { get; init; } = 1;

    /// <summary>Factor of the height.</summary>
    public double Height { get; init; } = 1;

    /// <summary>How far the centre moves up, as a part of the labelled height.</summary>
    public double Up { get; init; }
}

/// <summary>Longer sides of labelled faces, in input pixels, between which <see cref="BoxConvention"/> begins to count.</summary>
public sealed record ConventionSides
{
    /// <summary>Faces up to this keep their labelled boxes.</summary>
    public double None { get; init; }

    /// <summary>Faces from this on get the whole correction.</summary>
    public double Whole { get; init; }
}
