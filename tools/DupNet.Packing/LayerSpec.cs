using System.Numerics;
using DupNet.Embedded;

namespace DupNet.Packing;

/// <summary>A layer to be packed: its row of the layer table with its weights and quantizer.</summary>
public sealed record LayerSpec
{
    /// <summary>Number of the layer whose output is read, from 1; 0 for the image.</summary>
    public required int Source { get; init; }

    /// <summary>Side k of the square kernel.</summary>
    public required int Kernel { get; init; }

    /// <summary>Step of the kernel in input pixels, across and down.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Padding on each side in input pixels.</summary>
    public int Padding { get; init; }

    /// <summary>1, or 2 for a 2x2 maximum after the convolution.</summary>
    public int Pool { get; init; } = 1;

    /// <summary>Bits of an input value: 8 for the image, else the output bits of the source.</summary>
    public required int InputBits { get; init; }

    /// <summary>Bits of an output level, 1 or 2; 0 for a head, whose outputs are logits.</summary>
    public required int OutputBits { get; init; }

    /// <summary>Number C of input channels.</summary>
    public required int ChannelsIn { get; init; }

    /// <summary>Number of filters, which is that of output channels.</summary>
    public required int ChannelsOut { get; init; }

    /// <summary>Weight duplication r: input channels that share a weight. A filter stores C / r channels.</summary>
    public int WeightDuplication { get; init; } = 1;

    /// <summary>Feature-map duplication d: signs that sum to one weight.</summary>
    public int InputDuplication { get; init; } = 1;

    /// <summary>
    /// For each weight, how many of its d signs are +1, 0..d. The order is filter, window row, window column, stored channel (fastest):
    /// ChannelsOut * k * k * (C / r) entries.
    /// </summary>
    public required byte[] Ones { get; init; }

    /// <summary>How sums become outputs. It decides which of the lists of thresholds, bases, steps, scales and biases are used.</summary>
    public required QuantizerKind Quantizer { get; init; }

    /// <summary>Right shift of a quantizer that has one.</summary>
    public int Shift { get; init; }

    /// <summary>Explicit thresholds, 2^OutputBits - 1 a channel. Those of a channel lie together, non-decreasing.</summary>
    public short[] Thresholds { get; init; } = [];

    /// <summary>Base of each channel's thresholds.</summary>
    public short[] Base { get; init; } = [];

    /// <summary>Step between the thresholds of each channel.</summary>
    public ushort[] Step { get; init; } = [];

    /// <summary>Scale of each logit of a head.</summary>
    public short[] Scale { get; init; } = [];

    /// <summary>Bias of each logit of a head.</summary>
    public int[] Bias { get; init; } = [];

    /// <summary>Index of the head's first anchor in <see cref="ModelSpec.Anchors"/>.</summary>
    public int FirstAnchor { get; init; }

    /// <summary>Number of anchors of each cell of a head.</summary>
    public int AnchorCount { get; init; }

    /// <summary>Range of a box's centre in 1/256 cell; 0 for a layer that is no head.</summary>
    public int CentreScale { get; init; }

    /// <summary>Number of stored weights of a filter, k*k*C/r, each with d signs.</summary>
    public int FilterLength => Kernel * Kernel * (ChannelsIn / WeightDuplication);

    /// <summary>Number of bit planes of the weights: the bit length of d.</summary>
    public int WeightPlanes => BitOperations.Log2((uint)InputDuplication) + 1;

    /// <summary>Number of thresholds of a channel: 3 for 2 bits, 1 for 1 bit, 0 for a head.</summary>
    public int ThresholdCount => (1 << OutputBits) - 1;

    /// <summary>The smallest sum of a channel that reaches level t + 1, by either quantizer of hidden layers.</summary>
    /// <param name="channel">Index of the output channel.</param>
    /// <param name="t">Index of the threshold, 0 .. <see cref="ThresholdCount"/> - 1.</param>
    public int Threshold(int channel, int t) => Quantizer == QuantizerKind.Thresholds
        ? Thresholds[(channel * ThresholdCount) + t]
        : (Base[channel] + (t * Step[channel])) >> Shift;
}
