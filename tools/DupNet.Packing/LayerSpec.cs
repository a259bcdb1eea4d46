using System.Numerics;
using DupNet.Embedded;

namespace DupNet.Packing;

/// <summary>A layer to be packed: its row of the layer table with its weights and quantizer.</summary>
public sealed record LayerSpec
{
    /// <summary>0 for the image, else the number (from 1) of the layer that is read.</summary>
    public required int Source { get; init; }

    /// <summary>Kernel size k.</summary>
    public required int Kernel { get; init; }

    /// <summary>Step of the window.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Padding on each side.</summary>
    public int Padding { get; init; }

    /// <summary>1, or 2 for a 2x2 maximum after the convolution.</summary>
    public int Pool { get; init; } = 1;

    /// <summary>8 for the image, else the source's output bits.</summary>
    public required int InputBits { get; init; }

    /// <summary>1 or 2; 0 for a head.</summary>
    public required int OutputBits { get; init; }

    /// <summary>Input channels C.</summary>
    public required int ChannelsIn { get; init; }

    /// <summary>Filters.</summary>
    public required int ChannelsOut { get; init; }

    /// <summary>Weight duplication r; a filter stores C / r channels.</summary>
    public int WeightDuplication { get; init; } = 1;

    /// <summary>Feature-map duplication d.</summary>
    public int InputDuplication { get; init; } = 1;

    /// <summary>
    /// How many of a weight's d copies are +1, 0..d, in the order filter, window row, window column, stored channel
    /// (fastest): ChannelsOut * k * k * (C / r) entries.
    /// </summary>
    public required byte[] Ones { get; init; }

    /// <summary>How sums become outputs; decides which of the lists below are used.</summary>
    public required QuantizerKind Quantizer { get; init; }

    /// <summary>Right shift of the quantizer.</summary>
    public int Shift { get; init; }

    /// <summary>Explicit thresholds: 2^OutputBits - 1 a channel, those of a channel together, non-decreasing.</summary>
    public short[] Thresholds { get; init; } = [];

    /// <summary>Base of each channel's thresholds.</summary>
    public short[] Base { get; init; } = [];

    /// <summary>Step between a channel's thresholds.</summary>
    public ushort[] Step { get; init; } = [];

    /// <summary>Scale of each logit.</summary>
    public short[] Scale { get; init; } = [];

    /// <summary>Bias of each logit.</summary>
    public int[] Bias { get; init; } = [];

    /// <summary>Index of a head's first anchor.</summary>
    public int FirstAnchor { get; init; }

    /// <summary>Anchors of a head's cell.</summary>
    public int AnchorCount { get; init; }

    /// <summary>Range of a box's centre in cells, 1/256; 0 for a layer that is no head.</summary>
    public int CentreScale { get; init; }

    /// <summary>Weights of a filter in one copy, k*k*C/r.</summary>
    public int FilterLength => Kernel * Kernel * (ChannelsIn / WeightDuplication);

    /// <summary>Bit planes of the weights, bitlen(d).</summary>
    public int WeightPlanes => BitOperations.Log2((uint)InputDuplication) + 1;

    /// <summary>Thresholds of a channel: 3, 1, or 0 for a head.</summary>
    public int ThresholdCount => (1 << OutputBits) - 1;

    /// <summary>The smallest sum of level t + 1 of a channel, of either quantizer of hidden layers.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="t">0 .. <see cref="ThresholdCount"/> - 1.</param>
    public int Threshold(int channel, int t) => Quantizer == QuantizerKind.Thresholds
        ? Thresholds[(channel * ThresholdCount) + t]
        : (Base[channel] + (t * Step[channel])) >> Shift;
}
