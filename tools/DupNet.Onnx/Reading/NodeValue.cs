using DupNet.Onnx.Folding;

namespace DupNet.Onnx.Reading;

/// <summary>What is known of a tensor of a graph.</summary>
internal abstract record NodeValue
{
    private NodeValue()
    {
    }

    /// <summary>A constant.</summary>
    internal sealed record Constant(ConstantTensor Tensor) : NodeValue;

    /// <summary>The numbers of a step of a map.</summary>
    internal sealed record Numbers(SourceMap Map, int Step) : NodeValue;

    /// <summary>A map with a border on all sides, which only a convolution can read.</summary>
    internal sealed record Bordered(Numbers Inner, int Border, double Number) : NodeValue;

    /// <summary>Numbers that follow from the size of a map. Only what reshapes maps needs them, and that is refused.</summary>
    internal sealed record Sizes : NodeValue;

    /// <summary>A tensor that cannot be a part of a model.</summary>
    /// <param name="Why">What a node that reads it is told; null where the reason was told before.</param>
    internal sealed record Refused(string? Why = null) : NodeValue;
}
