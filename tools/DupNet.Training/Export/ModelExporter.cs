using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Training.Network;
using DupNet.Training.Recipes;
using static TorchSharp.torch;

namespace DupNet.Training.Export;

/// <summary>Turns a trained network into the integers of models/FORMAT.md.</summary>
public static class ModelExporter
{
    private const int OffsetUnit = 256;
    private const int SizeUnit = 16;
    private const int CentreUnit = 256;
    private const int ScoreUnit = 65536;
    private const int StretchUnit = 256;

    /// <summary>Makes a model from a network and its trained numbers.</summary>
    /// <param name="network">The network, which knows the layers and where their numbers lie.</param>
    /// <param name="parameters">A vector laid out as <see cref="QuantizedNetwork.Parameters"/>, for example an average.</param>
    /// <param name="statistics">A vector laid out as <see cref="QuantizedNetwork.Statistics"/>.</param>
    /// <exception cref="ExportException">The format cannot hold the numbers.</exception>
    public static ModelSpec Make(QuantizedNetwork network, Tensor parameters, Tensor statistics)
    {
        Recipe recipe = network.Recipe;
        using Tensor parametersHere = parameters.cpu();
        using Tensor statisticsHere = statistics.cpu();
        float[] numbers = parametersHere.data<float>().ToArray();
        float[] moments = statisticsHere.data<float>().ToArray();
        return new ModelSpec
        {
            Name = recipe.Name,
            ClassNames = recipe.Classes,
            InputChannels = recipe.InputChannels,
            PadValue = (byte)recipe.PadValue,
            LargestStretch = (ushort)Math.Round(recipe.LargestStretch * StretchUnit),
            ScoreThreshold = (ushort)Math.Clamp(Math.Round(recipe.ScoreThreshold * ScoreUnit), 0, ushort.MaxValue),
            SmallestSide = recipe.Input.Smallest,
            LargestSide = recipe.Input.Largest,
            DefaultWidth = recipe.Input.DefaultWidth,
            DefaultHeight = recipe.Input.DefaultHeight,
            Anchors = [.. recipe.Anchors.Select(anchor => new AnchorSpec(
                (short)Math.Round(anchor.X * OffsetUnit),
                (short)Math.Round(anchor.Y * OffsetUnit),
                (ushort)Math.Round(anchor.Width * SizeUnit),
                (ushort)Math.Round(anchor.Height * SizeUnit)))],
            Layers = [.. Enumerable.Range(0, recipe.Layers.Count).Select(i => MakeLayer(network, i, numbers, moments))],
        };
    }

    /// <summary>The sum of all weights of a filter: how much the filter's sum grows when every input grows by one.</summary>
    /// <param name="spec">The layer.</param>
    /// <param name="filter">Index of the filter.</param>
    public static long WeightSum(LayerSpec spec, int filter)
    {
        long sum = 0;
        foreach (byte ones in spec.Ones.AsSpan(filter * spec.FilterLength, spec.FilterLength))
        {
            sum += (2 * ones) - spec.InputDuplication;
        }

        return sum * spec.WeightDuplication;
    }

    private static LayerSpec MakeLayer(QuantizedNetwork network, int index, float[] numbers, float[] moments)
    {
        LayerRecipe layer = network.Recipe.Layers[index];
        LayerSlices slices = network.Slices(index);
        var spec = new LayerSpec
        {
            Source = layer.Source,
            Kernel = layer.Kernel,
            Stride = layer.Stride,
            Padding = layer.Padding,
            Pool = layer.Pool,
            InputBits = layer.Source == 0 ? 8 : network.Recipe.Layers[layer.Source - 1].OutputBits,
            OutputBits = layer.OutputBits,
            ChannelsIn = layer.ChannelsIn,
            ChannelsOut = layer.ChannelsOut,
            WeightDuplication = layer.WeightDuplication,
            InputDuplication = layer.InputDuplication,
            Ones = CountOnes(layer, numbers.AsSpan(slices.Weights)),
            Quantizer = layer.Quantizer,
            FirstAnchor = layer.FirstAnchor,
            AnchorCount = layer.AnchorCount,
            CentreScale = (int)Math.Round(layer.CentreScale * CentreUnit),
        };
        ReadOnlySpan<float> gains = numbers.AsSpan(slices.Gain, layer.ChannelsOut);
        ReadOnlySpan<float> offsets = numbers.AsSpan(slices.Offset, layer.ChannelsOut);
        return layer.IsHead
            ? AddLogits(spec, index, gains, offsets, network.HeadUnit(index))
            : AddThresholds(spec, RealThresholdsOf(network, index, spec, gains, offsets, moments.AsSpan(slices.Statistics, 2 * layer.ChannelsOut)));
    }

    private static LayerSpec AddLogits(LayerSpec spec, int index, ReadOnlySpan<float> gains, ReadOnlySpan<float> offsets, double unit)
    {
        var scaled = new double[gains.Length];
        var biases = new double[gains.Length];
        for (int o = 0; o < scaled.Length; o++)
        {
            scaled[o] = gains[o] * unit;
            biases[o] = offsets[o];
        }

        (int shift, short[] scale, int[] bias) = LogitFitter.Fit(scaled, biases)
            ?? throw new ExportException($"layers[{index}]: its logits are too large for the format");
        return spec with { Shift = shift, Scale = scale, Bias = bias };
    }

    private static LayerSpec AddThresholds(LayerSpec spec, RealThresholds[] channels)
    {
        int count = (1 << spec.OutputBits) - 1;
        int largestSum = spec.Kernel * spec.Kernel * spec.ChannelsIn * spec.InputDuplication * ((1 << spec.InputBits) - 1);
        if (spec.Quantizer == QuantizerKind.BaseAndStep && BaseStepFitter.Fit(channels, count, largestSum) is var (shift, bases, steps))
        {
            return spec with { Shift = shift, Base = bases, Step = steps };
        }

        // Also where base and step would need more than 16 bits: larger, but any thresholds can be stored.
        return spec with
        {
            Quantizer = QuantizerKind.Thresholds,
            Thresholds = [.. channels.SelectMany(channel => Enumerable.Range(0, count).Select(t => (short)channel.At(t)))],
        };
    }

    // The first layer was trained on (pixel - pad value) / scale: with w its weights, sum w * pixel = scale * training's
    // sum + pad value * sum w. Taps outside the picture read the pad value, which is zero in training.
    private static RealThresholds[] RealThresholdsOf(
        QuantizedNetwork network, int index, LayerSpec spec, ReadOnlySpan<float> gains, ReadOnlySpan<float> offsets, ReadOnlySpan<float> moments)
    {
        var channels = new RealThresholds[spec.ChannelsOut];
        for (int o = 0; o < channels.Length; o++)
        {
            double deviation = Math.Sqrt(moments[spec.ChannelsOut + o] + QuantizedNetwork.Epsilon);
            double unit = 1;
            double shift = 0;
            if (spec.Source == 0)
            {
                unit = QuantizedNetwork.PixelScale;
                shift = network.Recipe.PadValue * WeightSum(spec, o);
            }

            channels[o] = RealThresholds.Of(gains[o], offsets[o], moments[o], deviation, unit, shift);
        }

        return channels;
    }

    // From [copy][filter][channel][row][column] in training to [filter][row][column][channel].
    private static byte[] CountOnes(LayerRecipe layer, ReadOnlySpan<float> latent)
    {
        int taps = layer.Kernel * layer.Kernel;
        int channels = layer.StoredChannels;
        int copy = LayerSlices.WeightCount(layer);
        var ones = new byte[copy];
        for (int i = 0; i < copy; i++)
        {
            int filter = i / (taps * channels);
            int channel = i / taps % channels;
            int tap = i % taps;
            byte count = 0;
            for (int c = 0; c < layer.InputDuplication; c++)
            {
                count += (byte)(latent[(c * copy) + i] >= 0 ? 1 : 0);
            }

            ones[(((filter * taps) + tap) * channels) + channel] = count;
        }

        return ones;
    }
}
