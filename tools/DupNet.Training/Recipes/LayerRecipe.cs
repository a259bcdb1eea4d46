using System.Text.Json.Serialization;
using DupNet.Embedded;

namespace DupNet.Training.Recipes;

/// <summary>One convolution layer, in the terms of models/FORMAT.md, section 2.</summary>
public sealed record LayerRecipe
{
    /// <summary>Number of the layer whose output is read, from 1; 0 for the picture.</summary>
    public required int Source { get; init; }

    /// <summary>Side k of the square kernel, 1..7.</summary>
    public required int Kernel { get; init; }

    /// <summary>Step of the kernel, 1..4.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Padding on all four sides, 0..kernel-1: pad values at the first layer, zeros at the others.</summary>
    public int Padding { get; init; }

    /// <summary>1 for none, 2 for a 2x2 maximum with stride 2 after the convolution.</summary>
    public int Pool { get; init; } = 1;

    /// <summary>Number of input channels, 1..1024.</summary>
    public required int ChannelsIn { get; init; }

    /// <summary>Number of filters, which is that of output channels, 1..1024.</summary>
    public required int ChannelsOut { get; init; }

    /// <summary>Weight duplication r: input channels that share a weight, so that only channels in / r are stored.</summary>
    public int WeightDuplication { get; init; } = 1;

    /// <summary>Feature-map duplication d, 1..15: the number of signs that sum to one weight.</summary>
    public int InputDuplication { get; init; } = 1;

    /// <summary>Bits of an output level, 1 or 2; 0 for a head.</summary>
    public required int OutputBits { get; init; }

    /// <summary>How sums become outputs.</summary>
    public required QuantizerKind Quantizer { get; init; }

    /// <summary>Index of a head's first anchor, from 0, in the recipe's anchors.</summary>
    public int FirstAnchor { get; init; }

    /// <summary>Number of a head's anchors a cell.</summary>
    public int AnchorCount { get; init; }

    /// <summary>How far a head can move a box's centre, in cells, 1..4 (g in models/FORMAT.md, section 5).</summary>
    public double CentreScale { get; init; }

    /// <summary>Whether the layer is a head, whose outputs are logits.</summary>
    [JsonIgnore]
    public bool IsHead => OutputBits == 0;

    /// <summary>Number U of channels for which weights are stored.</summary>
    [JsonIgnore]
    public int StoredChannels => ChannelsIn / WeightDuplication;

    /// <summary>The highest level of the output: 1 or 3.</summary>
    [JsonIgnore]
    public int HighestLevel => (1 << OutputBits) - 1;
}
