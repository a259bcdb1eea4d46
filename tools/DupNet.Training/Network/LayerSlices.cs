using System.Collections.Generic;
using DupNet.Training.Recipes;

namespace DupNet.Training.Network;

/// <summary>
/// Where a layer's numbers lie in the vector of all parameters and in that of all statistics. The latent weights of all layers come first
/// in the parameters, so that weight decay takes one slice.
/// </summary>
/// <param name="Weights">Index of the layer's first latent weight in the parameters. There are d * channels out * U * k * k, in this order.</param>
/// <param name="Gain">Index of the first channel's gain in the parameters: batch norm's gamma, or a head's scale.</param>
/// <param name="Offset">Index of the first channel's offset in the parameters: batch norm's beta, or a head's bias.</param>
/// <param name="Statistics">Index of the first mean in the statistics, where as many variances follow the means; heads have none.</param>
public sealed record LayerSlices(int Weights, int Gain, int Offset, int Statistics)
{
    /// <summary>Lays out the numbers of a network.</summary>
    /// <param name="layers">The layer table.</param>
    /// <param name="latents">The number of latent weights.</param>
    /// <param name="parameters">The length of the vector of parameters.</param>
    /// <param name="statistics">The length of the vector of statistics.</param>
    public static LayerSlices[] Of(IReadOnlyList<LayerRecipe> layers, out int latents, out int parameters, out int statistics)
    {
        var weights = new int[layers.Count];
        latents = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            weights[i] = latents;
            latents += WeightCount(layers[i]) * layers[i].InputDuplication;
        }

        var slices = new LayerSlices[layers.Count];
        parameters = latents;
        statistics = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            int channels = layers[i].ChannelsOut;
            slices[i] = new LayerSlices(weights[i], parameters, parameters + channels, statistics);
            parameters += 2 * channels;
            statistics += layers[i].IsHead ? 0 : 2 * channels;
        }

        return slices;
    }

    /// <summary>Number of weights of one of a layer's d copies.</summary>
    /// <param name="layer">The layer.</param>
    public static int WeightCount(LayerRecipe layer) => layer.ChannelsOut * layer.StoredChannels * layer.Kernel * layer.Kernel;
}
