namespace DupNet.Onnx.Writing;

/// <summary>Ways to write a network as ONNX.</summary>
public enum OnnxForm
{
    /// <summary>
    /// Floating point that holds every integer: convolutions of whole weights, a comparison a threshold, logits rounded down as the runtime
    /// does. The import reads it.
    /// </summary>
    Exact,

    /// <summary>
    /// 8-bit maps and weights: QLinearConv, and ConvInteger where its rounding cannot hold the thresholds. Logits are not shifted yet.
    /// </summary>
    Int8,

    /// <summary>
    /// Floating point with thresholds folded into convolutions, for speed. A float holds the sums exactly, but not every sum times a head's
    /// scale, so logits may be off by a little. Logits are not shifted yet.
    /// </summary>
    Float,
}
