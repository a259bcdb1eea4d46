using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using DupNet.Embedded;

namespace DupNet.Packing;

/// <summary>
/// Makes models with random weights and quantizers, whose sums spread over all levels: material for tests, benchmarks
/// and speed estimates of a layer table that nobody has trained yet.
/// </summary>
public static class RandomModel
{
    /// <summary>A row of a layer table, without weights and thresholds.</summary>
    /// <param name="Source">Number of the layer whose output is read, from 1; 0 for the image.</param>
    /// <param name="ChannelsOut">Number of filters.</param>
    /// <param name="Kernel">Side of the square kernel.</param>
    /// <param name="Stride">Step of the kernel.</param>
    /// <param name="Padding">Padding on each side.</param>
    /// <param name="Pool">1, or 2 for a 2x2 maximum after the convolution.</param>
    /// <param name="WeightDuplication">Weight duplication r.</param>
    /// <param name="InputDuplication">Feature-map duplication d.</param>
    /// <param name="OutputBits">Bits of an output level, 1 or 2; 0 for a head.</param>
    public sealed record Row(
        int Source,
        int ChannelsOut,
        int Kernel = 3,
        int Stride = 1,
        int Padding = 1,
        int Pool = 1,
        int WeightDuplication = 1,
        int InputDuplication = 1,
        int OutputBits = 2);

    /// <summary>Makes a model from a layer table, with random weights and quantizers.</summary>
    /// <param name="random">Source of the numbers.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="inputChannels">Channels of the input, 1 or 3.</param>
    /// <param name="smallestSide">Smallest side of the input, a multiple of the table's stride.</param>
    /// <param name="largestSide">Largest side of the input, a multiple of the table's stride.</param>
    /// <param name="rows">The layer table. A head gets an anchor for every five outputs and class logits.</param>
    /// <param name="classes">Class logits of an anchor; 0 for one class without logits.</param>
    /// <returns>The model.</returns>
    public static ModelSpec Create(
        Random random, string name, int inputChannels, int smallestSide, int largestSide, IReadOnlyList<Row> rows, int classes = 0)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(rows);

        List<LayerSpec> layers = [];
        List<AnchorSpec> anchors = [];
        foreach (Row row in rows)
        {
            int channelsIn = row.Source == 0 ? inputChannels : layers[row.Source - 1].ChannelsOut;
            int inputBits = row.Source == 0 ? 8 : layers[row.Source - 1].OutputBits;
            layers.Add(CreateLayer(random, row, channelsIn, inputBits, anchors, 5 + classes));
        }

        return new ModelSpec
        {
            Name = name,
            ClassNames = classes == 0 ? ["face"] : [.. Enumerable.Range(1, classes).Select(number => $"class {number}")],
            InputChannels = inputChannels,
            PadValue = (byte)random.Next(256),
            SmallestSide = smallestSide,
            LargestSide = largestSide,
            DefaultWidth = smallestSide,
            DefaultHeight = largestSide,
            KnownAnswerSeed = (uint)random.NextInt64(1L << 32),
            Anchors = anchors,
            Layers = layers,
        };
    }

    private static LayerSpec CreateLayer(Random random, Row row, int channelsIn, int inputBits, List<AnchorSpec> anchors, int outputs)
    {
        int length = row.Kernel * row.Kernel * channelsIn / row.WeightDuplication;
        byte[] ones = new byte[length * row.ChannelsOut];
        for (int i = 0; i < ones.Length; i++)
        {
            // Each of the d copies has a random bit.
            ones[i] = (byte)BitOperations.PopCount((uint)random.Next(1 << row.InputDuplication));
        }

        // The sums of random weights and levels are about normal: choose thresholds within two deviations.
        double largest = (1 << inputBits) - 1;
        double weightDeviation = Math.Sqrt(row.InputDuplication);
        double deviation = weightDeviation * largest * 0.6 * Math.Sqrt((double)length) * row.WeightDuplication / Math.Sqrt(row.WeightDuplication);
        double Draw() => ((random.NextDouble() * 2) - 1) * deviation;

        LayerSpec layer = new()
        {
            Source = row.Source,
            Kernel = row.Kernel,
            Stride = row.Stride,
            Padding = row.Padding,
            Pool = row.Pool,
            InputBits = inputBits,
            OutputBits = row.OutputBits,
            ChannelsIn = channelsIn,
            ChannelsOut = row.ChannelsOut,
            WeightDuplication = row.WeightDuplication,
            InputDuplication = row.InputDuplication,
            Ones = ones,
            Quantizer = row.OutputBits == 0 ? QuantizerKind.Logits
                : random.Next(2) == 0 ? QuantizerKind.Thresholds : QuantizerKind.BaseAndStep,
        };

        if (layer.Quantizer == QuantizerKind.Logits)
        {
            int count = row.ChannelsOut / outputs;
            int first = anchors.Count;
            for (int i = 0; i < count; i++)
            {
                anchors.Add(new AnchorSpec(
                    (short)random.Next(-128, 128), (short)random.Next(-128, 128), (ushort)random.Next(64, 2048), (ushort)random.Next(64, 2048)));
            }

            short[] scale = new short[row.ChannelsOut];
            int[] bias = new int[row.ChannelsOut];
            for (int o = 0; o < row.ChannelsOut; o++)
            {
                // A deviation of the sum becomes a logit of about two.
                scale[o] = (short)Math.Clamp(2048 * 256 / deviation, 1, short.MaxValue);
                bias[o] = random.Next(-(2 << 18), 1 << 18);
            }

            return layer with { Shift = 8, Scale = scale, Bias = bias, FirstAnchor = first, AnchorCount = count, CentreScale = 256 + random.Next(257) };
        }

        if (layer.Quantizer == QuantizerKind.BaseAndStep)
        {
            int shift = (int)Math.Clamp(Math.Log2(32767 / (deviation + 1)), 0, 8);
            short[] bases = new short[row.ChannelsOut];
            ushort[] steps = new ushort[row.ChannelsOut];
            for (int o = 0; o < row.ChannelsOut; o++)
            {
                bases[o] = (short)Math.Clamp(Draw() * (1 << shift), short.MinValue, short.MaxValue);
                steps[o] = (ushort)Math.Clamp(Math.Abs(Draw()) / 2 * (1 << shift), 0, ushort.MaxValue);
            }

            return layer with { Shift = shift, Base = bases, Step = steps };
        }

        int perChannel = (1 << row.OutputBits) - 1;
        short[] thresholds = new short[perChannel * row.ChannelsOut];
        for (int o = 0; o < row.ChannelsOut; o++)
        {
            for (int t = 0; t < perChannel; t++)
            {
                thresholds[(o * perChannel) + t] = (short)Math.Clamp(Draw(), short.MinValue, short.MaxValue);
            }

            Array.Sort(thresholds, o * perChannel, perChannel);
        }

        return layer with { Thresholds = thresholds };
    }
}
