using DupNet.Embedded;

namespace DupNet.Counting.Costs;

/// <summary>Bytes that a layer takes in the model file, padding included.</summary>
/// <param name="Weights">Bytes of the weights' bit planes.</param>
/// <param name="Quantizer">Bytes of thresholds, of bases and steps, or of scales and biases.</param>
public readonly record struct LayerBytes(int Weights, int Quantizer)
{
    private const int Word = 4;

    /// <summary>Counts the bytes of a layer in the model file.</summary>
    public static LayerBytes Of(Layer layer) => new(Aligned(layer.WeightBytes), Aligned(layer.QuantizerBytes));

    private static int Aligned(int bytes) => (bytes + Word - 1) / Word * Word;
}
