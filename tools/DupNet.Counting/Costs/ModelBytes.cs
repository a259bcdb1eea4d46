using DupNet.Embedded;

namespace DupNet.Counting.Costs;

/// <summary>Bytes of a model file by what they are for.</summary>
/// <param name="Header">Bytes before the weights: header, layer table, anchors and names.</param>
/// <param name="Weights">Bytes of the weights of all layers.</param>
/// <param name="Quantizers">Bytes of the quantizers of all layers.</param>
/// <param name="Total">Bytes of the whole file.</param>
public readonly record struct ModelBytes(int Header, int Weights, int Quantizers, int Total)
{
    /// <summary>Counts the bytes of a model's file.</summary>
    public static ModelBytes Of(DupNetModel model)
    {
        int weights = 0;
        int quantizers = 0;
        foreach (Layer layer in model.Layers)
        {
            LayerBytes bytes = LayerBytes.Of(layer);
            weights += bytes.Weights;
            quantizers += bytes.Quantizer;
        }

        return new ModelBytes(model.FileBytes - weights - quantizers, weights, quantizers, model.FileBytes);
    }
}
