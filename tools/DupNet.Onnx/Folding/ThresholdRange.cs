namespace DupNet.Onnx.Folding;

/// <summary>The integers that a threshold may be: all give the same levels for all sums that occur.</summary>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
internal readonly record struct ThresholdRange(long Least, long Most)
{
    /// <summary>Stands for no bound.</summary>
    public const long Unbounded = 1L << 40;

    /// <summary>One that fits 16 bits: sums do.</summary>
    public short Value => (short)(Least == -Unbounded ? Most : Most == Unbounded ? Least : Most);
}
