using DupNet.Embedded;

namespace DupNet.Cli.Costs;

/// <summary>Bytes that a layer takes in the model file, padding included.</summary>
/// <param name="Weights">Its bit planes.</param>
/// <param name="Quantizer">Its thresholds, bases and steps, or scales and biases.</param>
internal readonly record struct LayerBytes(int Weights, int Quantizer)
{
    private const int Word = 4;

    /// <summary>The bytes of a layer.</summary>
    public static LayerBytes Of(Layer layer) => new(Aligned(layer.WeightBytes), Aligned(layer.QuantizerBytes));

    private static int Aligned(int bytes) => (bytes + Word - 1) / Word * Word;
}
