using System.Collections.Generic;

namespace DupNet.Training.Recipes;

/// <summary>Settings for training a network.</summary>
public sealed record TrainingRecipe
{
    /// <summary>Seed of initial weights, order of photos and augmentation.</summary>
    public required int Seed { get; init; }

    /// <summary>Number of times that each photo is drawn in the whole run.</summary>
    public required double Epochs { get; init; }

    /// <summary>Number of pictures in a step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Sides of the square training inputs. Each step draws one, by weight.</summary>
    public required IReadOnlyList<WeightedSide> Sides { get; init; }

    /// <summary>Settings of the optimiser.</summary>
    public required OptimiserRecipe Optimiser { get; init; }

    /// <summary>The part of the run, 0..1, during which float weights fade into their signs.</summary>
    public double BlendFraction { get; init; } = 0.4;

    /// <summary>Which numbers of the network are quantized.</summary>
    public PrecisionRecipe Precision { get; init; } = new();

    /// <summary>Rules by which faces become targets.</summary>
    public required TargetRecipe Targets { get; init; }

    /// <summary>Weights of the parts of the loss.</summary>
    public required LossRecipe Loss { get; init; }

    /// <summary>Random changes to the training pictures.</summary>
    public required AugmentationRecipe Augmentation { get; init; }

    /// <summary>What objects of classes are that the recipe does not have.</summary>
    public OtherClasses OtherClasses { get; init; }

    /// <summary>Settings for hard negatives: what the network takes for faces is shown more often.</summary>
    public HardNegativeRecipe HardNegatives { get; init; } = new();

    /// <summary>Weights of what is learned from a teacher network.</summary>
    public DistillationRecipe Distillation { get; init; } = new();

    /// <summary>
    /// Corrections of labelled boxes, by class and by prefix of the file name. The longest prefix that fits counts; "" fits all names. They
    /// hold only for objects whose labels name the class.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, BoxConvention>> BoxConventions { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, BoxConvention>>();

    /// <summary>Face sizes from which on the corrections of <see cref="BoxConventions"/> count.</summary>
    public ConventionSides ConventionSides { get; init; } = new();
}

/// <summary>A side of training inputs and how often it is drawn.</summary>
public sealed record WeightedSide
{
    /// <summary>Width and height of the input in pixels, a multiple of the model's stride.</summary>
    public required int Side { get; init; }

    /// <summary>How often this side is drawn, relative to the weights of the other sides.</summary>
    public required double Weight { get; init; }
}

/// <summary>Settings of the optimiser (Adam with warm-up and cosine decay) and of the average of weights that is validated and exported.</summary>
public sealed record OptimiserRecipe
{
    /// <summary>Learning rate after warm-up, from which it decays to 0.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Number of steps in which the learning rate rises from 0.</summary>
    public int WarmUpSteps { get; init; } = 200;

    /// <summary>Decoupled decay of the latent weights, as a fraction of the learning rate.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Adam's decay of the mean gradient, 0..1.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Adam's decay of the mean squared gradient, 0..1.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Norm above which a gradient is scaled down; 0 for never.</summary>
    public double GradientNorm { get; init; }

    /// <summary>Part of the averaged weights that each step keeps, 0..1.</summary>
    public double AverageDecay { get; init; } = 0.998;
}

/// <summary>Rules by which faces become targets of cells and anchors.</summary>
public sealed record TargetRecipe
{
    /// <summary>
    /// Farthest distance of a face's centre from the middle of a cell that should find it, in cells, on both axes. The cell that holds the
    /// centre should always find the face.
    /// </summary>
    public double CentreRadius { get; init; } = 0.5;

    /// <summary>Least longer side of a face, in pixels of the network's input. Smaller faces are ignored: neither found nor background.</summary>
    public double SmallestFacePixels { get; init; } = 6.4;

    /// <summary>
    /// Least longer side of a face in a picture composed of four photos, in pixels of the network's input. Smaller faces are ignored.
    /// </summary>
    public double SmallestMosaicFacePixels { get; init; } = 8.8;

    /// <summary>
    /// Ignored faces whose longer side is at least this, in pixels of the network's input, still teach the boxes of the cells that would
    /// find them. So the boxes of the smallest faces found do not get too large. 0 for none.
    /// </summary>
    public double SmallestBoxPixels { get; init; }

    /// <summary>Least part of a face, 0..1, that must be inside the picture. Other faces are ignored.</summary>
    public double SmallestVisiblePart { get; init; } = 0.5;

    /// <summary>Least overlap of an anchor with a face's shape, 0..1, from which on the anchor is ignored when another fits better.</summary>
    public double IgnoredAnchorOverlap { get; init; } = 0.5;
}

/// <summary>Weights of the parts of the loss.</summary>
public sealed record LossRecipe
{
    /// <summary>Weight of the quality-focal objectness loss.</summary>
    public double Objectness { get; init; } = 3;

    /// <summary>Weight of the loss of boxes.</summary>
    public double Box { get; init; } = 1.5;

    /// <summary>What counts in the loss of a box beside the overlap that it lacks.</summary>
    public BoxLossKind BoxLoss { get; init; }

    /// <summary>Weight of the loss of class logits; without effect where there is one class.</summary>
    public double Class { get; init; } = 1;

    /// <summary>How much objects of rare classes count more than those of frequent ones in the class loss: 0 for not at all, 1 for so much that all classes count alike.</summary>
    public double ClassBalance { get; init; } = 0.5;

    /// <summary>
    /// How much boxes that overlap their faces well count more than others in the box loss: 0 for not at all, 1 for in proportion to the
    /// overlap.
    /// </summary>
    public double BoxBalance { get; init; }

    /// <summary>Floor of the objectness wanted of a found face, 0..1. The rest up to 1 is multiplied by its box's overlap and added.</summary>
    public double QualityFloor { get; init; } = 0.3;
}

/// <summary>Correction that brings a labelled box to the convention that the model learns.</summary>
public sealed record BoxConvention
{
    /// <summary>Factor of the box's width.</summary>
    public double Width { get; init; } = 1;

    /// <summary>Factor of the box's height.</summary>
    public double Height { get; init; } = 1;

    /// <summary>Distance by which the box's centre moves up, as a part of the labelled height.</summary>
    public double Up { get; init; }
}

/// <summary>Longer sides of labelled faces, in input pixels, between which a <see cref="BoxConvention"/> comes into effect.</summary>
public sealed record ConventionSides
{
    /// <summary>Longer side in input pixels up to which faces keep their labelled boxes.</summary>
    public double None { get; init; }

    /// <summary>Longer side in input pixels from which on faces get the whole correction.</summary>
    public double Whole { get; init; }
}
