using DupNet.Embedded;

namespace DupNet.Cli.Costs;

/// <summary>Where the bytes of a model file go.</summary>
/// <param name="Header">Header, layer table, anchors and names: all before the weights.</param>
/// <param name="Weights">Weights of all layers.</param>
/// <param name="Quantizers">Quantizers of all layers.</param>
/// <param name="Total">The file.</param>
internal readonly record struct ModelBytes(int Header, int Weights, int Quantizers, int Total)
{
    /// <summary>The bytes of a model.</summary>
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
