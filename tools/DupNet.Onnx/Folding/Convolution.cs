namespace DupNet.Onnx.Folding;

/// <summary>A convolution of a graph, whose input and weights are known to be integers.</summary>
internal sealed record Convolution
{
    /// <summary>The node, in words.</summary>
    public required string Node { get; init; }

    /// <summary>Its place among the nodes, in order of execution.</summary>
    public required int Position { get; init; }

    /// <summary>The layer that it reads; null for the image.</summary>
    public LayerDraft? Source { get; init; }

    /// <summary>Bits of an input level: 8 for the image.</summary>
    public required int InputBits { get; init; }

    /// <summary>Side of the kernel.</summary>
    public required int Kernel { get; init; }

    /// <summary>Step of the kernel.</summary>
    public required int Stride { get; init; }

    /// <summary>Padding on each side.</summary>
    public required int Padding { get; init; }

    /// <summary>Channels of the input.</summary>
    public required int ChannelsIn { get; init; }

    /// <summary>Number of filters.</summary>
    public required int ChannelsOut { get; init; }

    /// <summary>The weights.</summary>
    public required IntegerWeights Weights { get; init; }

    /// <summary>The sums z of integer weights and levels, and what follows.</summary>
    public required SourceMap Map { get; init; }
}
