namespace DupNet.Comparison.Exchange;

/// <summary>Ways to write a network as ONNX.</summary>
internal enum OnnxForm
{
    /// <summary>8-bit maps and weights: QLinearConv, and ConvInteger where its rounding cannot hold the thresholds.</summary>
    Int8,

    /// <summary>Floating point: a float holds the sums exactly, but not every sum times a head's scale, so logits may be off by a little.</summary>
    Float,
}
