using System.Text.Json.Serialization;

namespace DupNet.Training.Recipes;

/// <summary>
/// Which numbers of a network are quantized. The defaults are the integer network. The float ones measure what quantization costs, and
/// cannot be exported.
/// </summary>
public sealed record PrecisionRecipe
{
    /// <summary>Kind of the weights of all layers.</summary>
    public WeightPrecision Weights { get; init; } = WeightPrecision.Signs;

    /// <summary>Kind of the outputs of all layers but the heads.</summary>
    public ActivationPrecision Activations { get; init; } = ActivationPrecision.Levels;

    /// <summary>Whether the network is the integer network, which a .dupnet file can hold.</summary>
    [JsonIgnore]
    public bool IsInteger => Weights == WeightPrecision.Signs && Activations == ActivationPrecision.Levels;
}

/// <summary>Kinds of weights in training.</summary>
public enum WeightPrecision
{
    /// <summary>Each weight is a sum of d signs.</summary>
    Signs,

    /// <summary>Weights are floats throughout the run; <see cref="TrainingRecipe.BlendFraction"/> does not count.</summary>
    Float,
}

/// <summary>Kinds of layer outputs in training.</summary>
public enum ActivationPrecision
{
    /// <summary>Outputs are the layer's levels, 0..3 or 0..1.</summary>
    Levels,

    /// <summary>Outputs are floats, cut off below 0.</summary>
    Float,
}
