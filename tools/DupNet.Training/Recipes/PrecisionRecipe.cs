using System.Text.Json.Serialization;

namespace DupNet.Training.Recipes;

/// <summary>
/// What is quantized. The defaults are the integer network; the float ones measure what quantization costs, and cannot be
/// exported.
/// </summary>
public sealed record PrecisionRecipe
{
    /// <summary>Weights of all layers.</summary>
    public WeightPrecision Weights { get; init; } = WeightPrecision.Signs;

    /// <summary>Outputs of all layers but the heads.</summary>
    public ActivationPrecision Activations { get; init; } = ActivationPrecision.Levels;

    /// <summary>Whether the network is the integer network, which a .dupnet file can hold.</summary>
    [JsonIgnore]
    public bool IsInteger => Weights == WeightPrecision.Signs && Activations == ActivationPrecision.Levels;
}

/// <summary>Kinds of weights.</summary>
public enum WeightPrecision
{
    /// <summary>Sums of d signs.</summary>
    Signs,

    /// <summary>Floats throughout the run; <see cref="TrainingRecipe.BlendFraction"/> does not count.</summary>
    Float,
}

/// <summary>Kinds of outputs.</summary>
public enum ActivationPrecision
{
    /// <summary>The layer's levels, 0..3 or 0..1.</summary>
    Levels,

    /// <summary>Floats, cut off below 0.</summary>
    Float,
}
