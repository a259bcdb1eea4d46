namespace DupNet.Comparison.Exchange;

/// <summary>Ways to write a network as ONNX.</summary>
internal enum OnnxForm
{
    /// <summary>8-bit maps and weights: QLinearConv, and ConvInteger where its rounding cannot hold the thresholds.</summary>
    Int8,

    /// <summary>Floating point: the sums are integers that a float holds exactly.</summary>
    Float,
}
