using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using DupNet.Embedded;
using DupNet.Embedded.Networks;

namespace DupNet.Counting;

/// <summary>Binary multiply-accumulates of each layer, in words of 32.</summary>
public static class LayerWords
{
    /// <summary>Counts the words.</summary>
    /// <param name="model">The model.</param>
    /// <param name="width">Width of the input.</param>
    /// <param name="height">Height of the input.</param>
    /// <returns>
    /// Words of each layer: a multiplication by a weight of P bit planes and an input of B bit planes counts P * B, B the bits of
    /// the largest sum of the r inputs that share a weight.
    /// </returns>
    public static IReadOnlyList<double> Of(DupNetModel model, int width, int height)
        => [.. new NetworkPlan(model, width, height).Layers.Select(Of)];

    private static double Of(LayerPlan plan)
    {
        Layer layer = plan.Layer;
        int bits = BitOperations.Log2((uint)(layer.WeightDuplication * layer.LargestInput)) + 1;
        return (double)plan.ConvolvedWidth * plan.ConvolvedHeight * layer.ChannelsOut * layer.FilterLength * layer.WeightPlanes * bits / 32;
    }
}
