using System;
using System.Collections.Generic;
using CsCheck;
using DupNet.Packing;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Embedded.Tests;

/// <summary>Random models and images for property tests.</summary>
internal static class TestModels
{
    /// <summary>
    /// Chains and trees of up to five hidden layers and their heads: kernels of 1 to 7, strides of 1 to 3, any padding, any r
    /// and d, one or several classes, 1- and 2-bit maps.
    /// </summary>
    public static Gen<ModelSpec> Any { get; } =
        from seed in Gen.Int
        from depth in Gen.Int[0, 5]
        select Next(new Random(seed), depth);

    /// <summary>Models whose first layer has a loop of its own, with maps that are held in bands and such that are not.</summary>
    public static Gen<ModelSpec> CommonFirstLayer { get; } =
        from seed in Gen.Int
        from colour in Gen.Bool
        select CreateCommon(new Random(seed), colour);

    /// <summary>Models with a head that alone reads a map, which is large enough, most times, to be held in bands.</summary>
    public static Gen<ModelSpec> ReadByPixel { get; } =
        from seed in Gen.Int
        select CreateReadByPixel(new Random(seed));

    public static DupNetModel Load(ModelSpec spec) => DupNetModel.Load(ModelWriter.Write(spec));

    public static byte[] Image(Random random, DupNetModel model, int width, int height)
    {
        byte[] image = new byte[width * height * model.InputChannels];
        switch (random.Next(4))
        {
            case 0:
                Array.Fill(image, (byte)255);
                break;
            case 1:
                break;
            default:
                random.NextBytes(image);
                break;
        }

        return image;
    }

    /// <summary>Loads a model, and draws a size that it allows and an image.</summary>
    public static (Random Random, DupNetModel Model, int Width, int Height, byte[] Image) Draw(ModelSpec spec, int seed)
    {
        Random random = new(seed);
        DupNetModel model = Load(spec);
        int width = Side(random, model);
        int height = Side(random, model);
        return (random, model, width, height, Image(random, model, width, height));
    }

    /// <summary>A width or height that the model allows.</summary>
    public static int Side(Random random, DupNetModel model)
        => random.Next(model.SmallestSide / model.Stride, (model.LargestSide / model.Stride) + 1) * model.Stride;

    /// <summary>A model as <see cref="Any"/> makes them.</summary>
    /// <param name="random">Decides everything.</param>
    /// <param name="depth">Number of hidden layers.</param>
    public static ModelSpec Next(Random random, int depth)
    {
        int inputChannels = random.Next(2) == 0 ? 1 : 3;
        List<Row> rows = [];
        int[] channels = new int[depth + 2];
        channels[0] = inputChannels;
        for (int i = 0; i < depth; i++)
        {
            // Now and then a layer reads an older map than the last one.
            int source = i > 1 && random.Next(5) == 0 ? random.Next(1, i) : i;
            int kernel = random.Next(4) switch { 0 => 1, 1 => random.Next(1, 8), _ => 3 };
            int channelsOut = random.Next(3) switch { 0 => random.Next(1, 9), 1 => 8 * random.Next(1, 5), _ => random.Next(1, 40) };
            int largest = i == 0 ? 255 : 3;
            while (kernel * kernel * channels[source] * largest > 32767)
            {
                kernel--;
            }

            int d = Pick(random, 1, 1, 2, 3, random.Next(1, 16));
            d = Math.Max(1, Math.Min(d, 32767 / (kernel * kernel * channels[source] * largest)));
            rows.Add(new Row(
                source,
                channelsOut,
                kernel,
                Stride: random.Next(4) == 0 ? random.Next(2, 4) : 1,
                Padding: random.Next(4) == 0 ? random.Next(kernel) : kernel / 2,
                Pool: 1,
                WeightDuplication: Divisor(random, channels[source]),
                InputDuplication: d,
                OutputBits: random.Next(4) == 0 ? 1 : 2));
            channels[i + 1] = channelsOut;
        }

        int classes = random.Next(3) == 0 ? random.Next(1, 5) : 0;
        int outputs = 5 + classes;
        if (depth == 0)
        {
            rows.Add(new Row(0, outputs, random.Next(1, 4), Stride: random.Next(1, 4), Padding: 0, InputDuplication: random.Next(1, 3), OutputBits: 0));
        }

        // Every map that nobody reads gets a head.
        for (int i = 1; i <= depth; i++)
        {
            if (!rows.Exists(row => row.Source == i))
            {
                rows.Add(new Row(i, outputs * random.Next(1, 3), random.Next(2) == 0 ? 1 : 3, Padding: 0, WeightDuplication: Divisor(random, channels[i]), InputDuplication: random.Next(1, 4), OutputBits: 0));
            }
        }

        // Kernels of even size and heads without padding shrink maps by one or two; pools need even maps. So pools go only
        // where all sides in the range stay even.
        int stride = ModelStride(rows);
        if (stride > 32 || !Divides(rows, stride))
        {
            rows = rows.ConvertAll(row => row with { Stride = 1 });
            stride = 1;
        }

        int smallest = stride * random.Next(2, 12);
        int largestSide = smallest + (stride * random.Next(0, 4));
        while (!Fits(rows, smallest, largestSide, stride))
        {
            smallest += stride;
            largestSide += stride;
        }

        for (int i = 0; i < depth; i++)
        {
            if (random.Next(3) == 0)
            {
                Row plain = rows[i];
                rows[i] = plain with { Pool = 2 };
                int pooledStride = ModelStride(rows);
                int scale = pooledStride / stride;
                if (pooledStride <= 32 && Divides(rows, pooledStride) && Fits(rows, smallest * scale, largestSide * scale, pooledStride))
                {
                    (stride, smallest, largestSide) = (pooledStride, smallest * scale, largestSide * scale);
                }
                else
                {
                    rows[i] = plain;
                }
            }
        }

        ModelSpec spec = RandomModel.Create(random, "random", inputChannels, smallest, largestSide, rows, classes);
        return random.Next(2) == 0 ? spec : spec with { LargestStretch = (ushort)random.Next(257) };
    }

    private static ModelSpec CreateCommon(Random random, bool colour)
    {
        Row first = colour
            ? new Row(0, random.Next(9, 13), Stride: 2, InputDuplication: random.Next(1, 4))
            : new Row(0, random.Next(5, 9), Stride: 2, Pool: 2, InputDuplication: random.Next(1, 4));
        Row second = new(1, random.Next(1, 20), Pool: random.Next(1, 3), WeightDuplication: Divisor(random, first.ChannelsOut));
        Row head = new(2, 5, Kernel: 1, Padding: 0, OutputBits: 0);
        int smallest = 8 * random.Next(2, colour ? 14 : 26);
        return RandomModel.Create(random, "common", colour ? 3 : 1, smallest, smallest + 16, [first, second, head]);
    }

    private static ModelSpec CreateReadByPixel(Random random)
    {
        int channels = 4 * random.Next(2, 7);
        Row first = new(0, channels, Stride: 2, InputDuplication: random.Next(1, 4));
        Row read = new(1, random.Next(12, 40), Pool: random.Next(1, 3), WeightDuplication: Pick(random, 2, 4), InputDuplication: random.Next(1, 3), OutputBits: random.Next(1, 3));
        Row head = new(2, 5 * random.Next(1, 3), Kernel: 1, Padding: 0, WeightDuplication: Divisor(random, read.ChannelsOut), InputDuplication: random.Next(1, 3), OutputBits: 0);
        List<Row> rows = [first, read, head];
        if (random.Next(2) == 0)
        {
            // The map before the banded one has a later reader.
            rows.Add(new Row(1, random.Next(1, 30), WeightDuplication: Divisor(random, channels)));
            rows.Add(new Row(4, 5, random.Next(2) == 0 ? 1 : 3, Padding: 0, OutputBits: 0));
        }

        int stride = ModelStride(rows);
        int smallest = stride * random.Next(80 / stride, 160 / stride);
        return RandomModel.Create(random, "read by pixel", 3, smallest, smallest + (8 * stride), rows);
    }

    private static bool Fits(List<Row> rows, int smallest, int largest, int stride)
    {
        for (int side = smallest; side <= largest; side += stride)
        {
            int[] sides = new int[rows.Count + 1];
            sides[0] = side;
            for (int i = 0; i < rows.Count; i++)
            {
                Row row = rows[i];
                int room = sides[row.Source] + (2 * row.Padding) - row.Kernel;
                int convolved = (room / row.Stride) + 1;

                // Division rounds a room below zero up.
                if (room < 0 || convolved < row.Pool || convolved % row.Pool != 0)
                {
                    return false;
                }

                sides[i + 1] = convolved / row.Pool;
            }
        }

        return true;
    }

    private static int ModelStride(List<Row> rows)
    {
        int[] strides = new int[rows.Count + 1];
        strides[0] = 1;
        int longest = 1;
        for (int i = 0; i < rows.Count; i++)
        {
            strides[i + 1] = strides[rows[i].Source] * rows[i].Stride * rows[i].Pool;
            longest = Math.Max(longest, strides[i + 1]);
        }

        return longest;
    }

    /// <summary>Whether every layer's cell size divides the model's stride.</summary>
    private static bool Divides(List<Row> rows, int stride)
    {
        int[] strides = new int[rows.Count + 1];
        strides[0] = 1;
        for (int i = 0; i < rows.Count; i++)
        {
            strides[i + 1] = strides[rows[i].Source] * rows[i].Stride * rows[i].Pool;
        }

        return Array.TrueForAll(strides, each => stride % each == 0);
    }

    private static int Pick(Random random, params int[] values) => values[random.Next(values.Length)];

    private static int Divisor(Random random, int number)
    {
        int divisor = random.Next(2) == 0 ? 1 : random.Next(1, number + 1);
        while (number % divisor != 0)
        {
            divisor--;
        }

        return divisor;
    }
}
