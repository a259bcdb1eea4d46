using DupNet.Embedded;

namespace DupNet.Cli.Costs;

/// <summary>Bytes that a layer takes in the model file, padding included.</summary>
/// <param name="Weights">Its bit planes.</param>
/// <param name="Quantizer">Its thresholds, bases and steps, or scales and biases.</param>
internal readonly record struct LayerBytes(int Weights, int Quantizer)
{
    private const int HalfWord = 2;
    private const int Word = 4;

    /// <summary>The bytes of a layer.</summary>
    public static LayerBytes Of(Layer layer)
    {
        int filters = layer.ChannelsOut;
        int quantizer = layer.Quantizer switch
        {
            QuantizerKind.Thresholds => Aligned(HalfWord * filters * ((1 << layer.OutputBits) - 1)),
            QuantizerKind.BaseAndStep => 2 * Aligned(HalfWord * filters),
            _ => Aligned(HalfWord * filters) + (Word * filters),
        };
        return new LayerBytes(Aligned(layer.PlaneBytes * layer.WeightPlanes), quantizer);
    }

    private static int Aligned(int bytes) => (bytes + Word - 1) / Word * Word;
}
