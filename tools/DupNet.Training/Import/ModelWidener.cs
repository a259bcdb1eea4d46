using System;
using System.Collections.Generic;
using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Training.Augmentation;
using DupNet.Training.Recipes;

namespace DupNet.Training.Import;

/// <summary>
/// Adds the filters to a model that only a wider recipe has. They get random weights. Where it can be avoided, no layer uses them at first.
/// </summary>
/// <remarks>
/// A weight that meets a new filter's channel has as many copies +1 as -1, so it is 0 and the model's answers stay as they are; with an odd d one copy is left over, and
/// the weight is +1 or -1 at random. New filters repeat the thresholds of the old ones in turn, which says nothing of their own sums: <see cref="ModelImporter"/> measures those.
/// </remarks>
public static class ModelWidener
{
    private const int WeightStream = 4;

    /// <summary>Widens a model to a recipe; a model that has the recipe's widths stays as it is.</summary>
    /// <param name="model">The model.</param>
    /// <param name="recipe">A recipe that <see cref="ModelMatch"/> accepts.</param>
    public static ModelSpec Widen(ModelSpec model, Recipe recipe)
    {
        var layers = new List<LayerSpec>();
        for (int i = 0; i < model.Layers.Count; i++)
        {
            LayerSpec layer = model.Layers[i];
            LayerRecipe wanted = recipe.Layers[i];

            // A head has the filters of its anchors; where those differ, it is not taken over.
            int filters = wanted.IsHead ? layer.ChannelsOut : wanted.ChannelsOut;
            layers.Add(layer.ChannelsIn == wanted.ChannelsIn && layer.ChannelsOut == filters
                ? layer
                : Widen(layer, wanted.ChannelsIn, filters, new RandomSource(recipe.Training.Seed, WeightStream, i)));
        }

        return model with { Layers = layers };
    }

    private static LayerSpec Widen(LayerSpec layer, int channelsIn, int channelsOut, RandomSource random)
    {
        int taps = layer.Kernel * layer.Kernel;
        int before = layer.ChannelsIn / layer.WeightDuplication;
        int stored = channelsIn / layer.WeightDuplication;
        int d = layer.InputDuplication;
        var ones = new byte[channelsOut * taps * stored];
        for (int i = 0; i < ones.Length; i++)
        {
            int channel = i % stored;
            int window = i / stored;
            ones[i] = window < layer.ChannelsOut * taps
                ? channel < before ? layer.Ones[(window * before) + channel] : (byte)((d + random.Next(2)) / 2)
                : Signs(ref random, d);
        }

        return layer with
        {
            ChannelsIn = channelsIn,
            ChannelsOut = channelsOut,
            Ones = ones,
            Thresholds = Repeat(layer.Thresholds, layer.ThresholdCount),
            Base = Repeat(layer.Base, 1),
            Step = Repeat(layer.Step, 1),
        };

        static byte Signs(ref RandomSource random, int copies)
        {
            int positive = 0;
            for (int c = 0; c < copies; c++)
            {
                positive += random.Next(2);
            }

            return (byte)positive;
        }

        T[] Repeat<T>(T[] values, int each)
        {
            var repeated = new T[values.Length == 0 ? 0 : channelsOut * each];
            for (int i = 0; i < repeated.Length; i++)
            {
                repeated[i] = values[i % values.Length];
            }

            return repeated;
        }
    }
}
