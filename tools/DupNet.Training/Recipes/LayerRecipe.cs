using System.Text.Json.Serialization;
using DupNet.Embedded;

namespace DupNet.Training.Recipes;

/// <summary>One convolution layer, in the terms of models/FORMAT.md, section 2.</summary>
public sealed record LayerRecipe
{
    /// <summary>0 for the picture, i for the output of layer i (counted from 1).</summary>
    public required int Source { get; init; }

    /// <summary>The side of the square kernel, 1..7.</summary>
    public required int Kernel { get; init; }

    /// <summary>1..4.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Zeros (pad values at the first layer) on all four sides, 0..kernel-1.</summary>
    public int Padding { get; init; }

    /// <summary>1 for none, 2 for a 2x2 maximum with stride 2 after the convolution.</summary>
    public int Pool { get; init; } = 1;

    /// <summary>1..1024.</summary>
    public required int ChannelsIn { get; init; }

    /// <summary>1..1024.</summary>
    public required int ChannelsOut { get; init; }

    /// <summary>r: divides the channels in; only channels in / r are stored.</summary>
    public int WeightDuplication { get; init; } = 1;

    /// <summary>d, 1..15: the number of signs that sum to one weight.</summary>
    public int InputDuplication { get; init; } = 1;

    /// <summary>Bits of the output, 1 or 2; 0 for a head.</summary>
    public required int OutputBits { get; init; }

    /// <summary>How sums become outputs.</summary>
    public required QuantizerKind Quantizer { get; init; }

    /// <summary>Heads: the first of its anchors, counted from 0.</summary>
    public int FirstAnchor { get; init; }

    /// <summary>Heads: the number of its anchors.</summary>
    public int AnchorCount { get; init; }

    /// <summary>Heads: how far, in cells, a centre can move (g in models/FORMAT.md, section 5), 1..4.</summary>
    public double CentreScale { get; init; }

    /// <summary>Whether the layer's outputs are logits.</summary>
    [JsonIgnore]
    public bool IsHead => OutputBits == 0;

    /// <summary>U: the channels for which weights are stored.</summary>
    [JsonIgnore]
    public int StoredChannels => ChannelsIn / WeightDuplication;

    /// <summary>The highest level of the output.</summary>
    [JsonIgnore]
    public int HighestLevel => (1 << OutputBits) - 1;
}
