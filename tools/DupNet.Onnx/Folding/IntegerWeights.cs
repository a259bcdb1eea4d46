using System;
using System.Globalization;
using System.Linq;
using DupNet.Onnx.Reading;

namespace DupNet.Onnx.Folding;

/// <summary>Weights of a convolution as integers times a unit a filter.</summary>
/// <param name="Integers">The integers, -15..15, in the order of the graph: filter, input channel, row, column (fastest).</param>
/// <param name="Units">Unit of each filter, positive; 0 for a filter whose weights are all 0.</param>
internal sealed record IntegerWeights(int[] Integers, double[] Units)
{
    /// <summary>Most duplicates d that the format has, and so the largest weight.</summary>
    public const int MostDuplicates = 15;

    /// <summary>Weights are floats, which round an integer times a unit by a part in 2^24.</summary>
    private const double Tolerance = 1.0 / (1 << 22);

    /// <summary>Finds the integers: as they are where all weights are small whole numbers, else by the smallest weight of each filter.</summary>
    /// <param name="values">The weights.</param>
    /// <param name="filters">Number of filters.</param>
    /// <exception cref="NodeRefusedException">The weights of a filter are no multiples of a unit.</exception>
    public static IntegerWeights Of(double[] values, int filters)
    {
        var integers = new int[values.Length];
        var units = new double[filters];
        int length = values.Length / filters;
        bool areWhole = Array.TrueForAll(values, static value => Math.Abs(value) <= MostDuplicates && value == Math.Round(value));
        for (int filter = 0; filter < filters; filter++)
        {
            ReadOnlySpan<double> weights = values.AsSpan(filter * length, length);
            units[filter] = Smallest(weights) == 0 ? 0 : areWhole ? 1 : UnitOf(weights, filter);
            for (int i = 0; i < length && units[filter] != 0; i++)
            {
                integers[(filter * length) + i] = (int)Math.Round(weights[i] / units[filter]);
            }
        }

        return new IntegerWeights(integers, units);
    }

    /// <summary>
    /// The least d for which all integers, times a factor 1 or 2, can be 2n - d, n = 0..d: they must be as odd or even as d. Filters without
    /// weights but 0 do not count.
    /// </summary>
    /// <returns>d, which may be larger than the format has, and the factor.</returns>
    public (int Duplicates, int Factor) Duplication()
    {
        int length = Integers.Length / Units.Length;
        int[] used = [.. Integers.Where((_, i) => Units[i / length] != 0)];
        int largest = used.Length == 0 ? 1 : used.Max(Math.Abs);
        return used.All(each => ((each ^ largest) & 1) == 0) ? (largest, 1) : (2 * largest, 2);
    }

    private static double Smallest(ReadOnlySpan<double> weights)
    {
        double smallest = 0;
        foreach (double weight in weights)
        {
            double size = Math.Abs(weight);
            smallest = size > 0 && (smallest == 0 || size < smallest) ? size : smallest;
        }

        return smallest;
    }

    private static double UnitOf(ReadOnlySpan<double> weights, int filter)
    {
        double smallest = Smallest(weights);
        for (int parts = 1; parts <= MostDuplicates; parts++)
        {
            double unit = smallest / parts;
            bool fits = true;
            foreach (double weight in weights)
            {
                double size = Math.Abs(weight) / unit;
                fits = fits && size < MostDuplicates + 0.5 && Math.Abs(size - Math.Round(size)) <= Tolerance * size;
            }

            if (fits)
            {
                return unit;
            }
        }

        throw new NodeRefusedException(string.Create(
            CultureInfo.InvariantCulture,
            $"the weights of filter {filter} are no whole multiples, up to {MostDuplicates}, of one number; they must be quantized to 1 bit or few levels"));
    }
}
