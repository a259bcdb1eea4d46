using System;
using System.Linq;
using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Training.Export;
using DupNet.Training.Learning;
using DupNet.Training.Network;
using DupNet.Training.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Import;

/// <summary>Gives a network the weights of a packed model, so that training can go on from there.</summary>
/// <remarks>
/// A file holds signs and thresholds only. Each sign becomes a latent weight of the size that random weights start with,
/// the n signs of d that are +1 lying apart so that they turn one after the other. With m and s the mean and the deviation of a
/// channel's sums over training pictures, thresholds first + t * spacing are those of a batch norm of
///
///     gamma = s / spacing,  beta = 1/2 - (first - m) * gamma / s
///
/// so the network answers as the model does, but for thresholds that no base and step describe exactly. Filters that the recipe has besides (see <see cref="ModelWidener"/>)
/// have the gain and offset that those of a new network begin with, and so have heads that are not taken over (see <see cref="ModelMatch.TakesHead"/>).
/// </remarks>
public static class ModelImporter
{
    private const int Batches = 24;
    private const double LogitUnit = 1024;

    /// <summary>Sets parameters and statistics of a network that has not been trained.</summary>
    /// <param name="network">The network; its layer table may store more channels (a smaller r) than the model's, which then repeat, may have more filters, and other heads.</param>
    /// <param name="model">The model.</param>
    /// <param name="batches">Makes training batches, on which the layers' sums are measured.</param>
    /// <exception cref="RunException">The model has another layer table.</exception>
    public static void Load(QuantizedNetwork network, ModelSpec model, BatchMaker batches)
    {
        ModelMatch.Check(network.Recipe, model);
        int[] filters = [.. model.Layers.Select(layer => layer.ChannelsOut)];
        model = ModelWidener.Widen(model, network.Recipe);
        (double[] Mean, double[] Variance)[] sums = Measure(model, filters, batches);
        using Tensor oldParameters = network.Parameters.cpu();
        using Tensor oldStatistics = network.Statistics.cpu();
        float[] numbers = oldParameters.data<float>().ToArray();
        float[] moments = oldStatistics.data<float>().ToArray();
        for (int i = 0; i < model.Layers.Count; i++)
        {
            LayerSlices slices = network.Slices(i);
            LayerSpec layer = model.Layers[i];
            if (network.Recipe.Layers[i].IsHead && !ModelMatch.TakesHead(network.Recipe, model, i))
            {
                continue;
            }

            SetLatents(numbers.AsSpan(slices.Weights), network.Recipe.Layers[i], layer);
            Span<float> gains = numbers.AsSpan(slices.Gain, layer.ChannelsOut);
            Span<float> offsets = numbers.AsSpan(slices.Offset, layer.ChannelsOut);
            if (layer.Quantizer == QuantizerKind.Logits)
            {
                SetLogits(gains, offsets, layer, network.HeadUnit(i));
            }
            else
            {
                SetNorm(gains, offsets, moments.AsSpan(slices.Statistics, 2 * layer.ChannelsOut), layer, model.PadValue, sums[i].Mean, sums[i].Variance);
                gains[filters[i]..].Fill((float)QuantizedNetwork.StartGain);
                offsets[filters[i]..].Fill((float)QuantizedNetwork.StartOffset);
            }
        }

        using IDisposable noGradient = no_grad();
        using Tensor parameters = tensor(numbers);
        using Tensor statistics = tensor(moments);
        network.Parameters.copy_(parameters);
        network.Statistics.copy_(statistics);
    }

    // Sums of layers behind new filters are right once those have their own thresholds, so layers with new filters are measured one after the other.
    private static (double[] Mean, double[] Variance)[] Measure(ModelSpec model, int[] filters, BatchMaker batches)
    {
        for (int i = 0; i < filters.Length; i++)
        {
            if (filters[i] < model.Layers[i].ChannelsOut)
            {
                (double[] mean, double[] variance) = Measure(model, batches)[i];
                LayerSpec[] layers = [.. model.Layers];
                layers[i] = StartThresholds(layers[i], filters[i], mean, variance);
                model = model with { Layers = layers };
            }
        }

        return Measure(model, batches);
    }

    // Explicit thresholds: the old filters' own, and for the new ones those of the batch norm that they begin with.
    private static LayerSpec StartThresholds(LayerSpec layer, int filters, double[] mean, double[] variance)
    {
        int count = layer.ThresholdCount;
        var thresholds = new short[layer.ChannelsOut * count];
        for (int o = 0; o < layer.ChannelsOut; o++)
        {
            RealThresholds start = RealThresholds.Of(QuantizedNetwork.StartGain, QuantizedNetwork.StartOffset, mean[o], Math.Sqrt(variance[o] + QuantizedNetwork.Epsilon), unit: 1, shift: 0);
            for (int t = 0; t < count; t++)
            {
                thresholds[(o * count) + t] = (short)(o < filters ? layer.Threshold(o, t) : start.At(t));
            }
        }

        return layer with { Quantizer = QuantizerKind.Thresholds, Thresholds = thresholds };
    }

    // Means and variances of each hidden layer's sums, averaged over batches.
    private static (double[] Mean, double[] Variance)[] Measure(ModelSpec model, BatchMaker batches)
    {
        (double[] Mean, double[] Variance)[] sums = [.. model.Layers.Select(layer => (new double[layer.ChannelsOut], new double[layer.ChannelsOut]))];
        var frozen = new FrozenNetwork(model);
        using var queue = new BatchQueue(batches.ForStep, 0, Batches);
        for (int b = 0; b < Batches; b++)
        {
            Batch batch = queue.Take();
            frozen.Observe(batch.Pixels, batch.Count, batch.Side, batch.Side, (layer, values) =>
            {
                Add(sums[layer].Mean, values.mean([0, 2, 3]));
                Add(sums[layer].Variance, values.var([0, 2, 3], unbiased: false));
            });
        }

        return sums;

        static void Add(double[] total, Tensor part)
        {
            float[] values = part.data<float>().ToArray();
            for (int o = 0; o < total.Length; o++)
            {
                total[o] += values[o] / Batches;
            }
        }
    }

    // From [filter][row][column][channel] to [copy][filter][channel][row][column] in training.
    private static void SetLatents(Span<float> latents, LayerRecipe recipe, LayerSpec layer)
    {
        int taps = recipe.Kernel * recipe.Kernel;
        int channels = recipe.StoredChannels;
        int stored = layer.ChannelsIn / layer.WeightDuplication;
        int copy = LayerSlices.WeightCount(recipe);
        int d = recipe.InputDuplication;
        double unit = QuantizedNetwork.StartDeviation(recipe) * 2 / d;
        for (int i = 0; i < copy; i++)
        {
            int filter = i / (taps * channels);
            int channel = i / taps % channels % stored;
            int tap = i % taps;
            int ones = layer.Ones[(((filter * taps) + tap) * stored) + channel];
            for (int c = 0; c < d; c++)
            {
                // d latents at half-odd multiples of the unit, n of them positive.
                latents[(c * copy) + i] = (float)((ones - c - 0.5) * unit);
            }
        }
    }

    private static void SetLogits(Span<float> gains, Span<float> offsets, LayerSpec layer, double unit)
    {
        double scale = Math.ScaleB(LogitUnit, layer.Shift);
        double half = Math.ScaleB(0.5, layer.Shift);
        for (int o = 0; o < gains.Length; o++)
        {
            gains[o] = (float)(layer.Scale[o] / scale / unit);
            offsets[o] = (float)((layer.Bias[o] - half) / scale);
        }
    }

    // The first layer is trained on (pixel - pad value) / scale, see ModelExporter.
    private static void SetNorm(Span<float> gains, Span<float> offsets, Span<float> moments, LayerSpec layer, int padValue, double[] means, double[] variances)
    {
        for (int o = 0; o < gains.Length; o++)
        {
            double unit = layer.Source == 0 ? QuantizedNetwork.PixelScale : 1;
            double shift = layer.Source == 0 ? padValue * ModelExporter.WeightSum(layer, o) : 0;
            double variance = variances[o] / unit / unit;
            double deviation = Math.Sqrt(variance + QuantizedNetwork.Epsilon);
            double mean = (means[o] - shift) / unit;
            RealThresholds thresholds = RealThresholds.Of(layer, o, deviation * unit / QuantizedNetwork.StartGain);
            double first = (thresholds.First - shift) / unit;
            double gain = Math.Max(QuantizedNetwork.SmallestGain, deviation * unit / thresholds.Spacing);
            gains[o] = (float)gain;
            offsets[o] = (float)(0.5 - ((first - mean) * gain / deviation));
            moments[o] = (float)mean;
            moments[layer.ChannelsOut + o] = (float)variance;
        }
    }
}
