using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Onnx.Reading;

namespace DupNet.Onnx.Folding;

/// <summary>The numbers that a map takes, as levels: number = Offset + Step * level.</summary>
/// <param name="Step">Distance of two levels, positive.</param>
/// <param name="Offset">The number of level 0.</param>
/// <param name="Bits">Bits of a level, 1 or 2.</param>
internal sealed record LevelGrid(double Step, double Offset, int Bits)
{
    private const int MostLevels = 4;
    private const double Tolerance = 1e-9;

    /// <summary>Finds the levels of a map: all numbers that a step takes, whatever the sums are.</summary>
    /// <param name="map">The map.</param>
    /// <param name="step">Index of the step.</param>
    /// <exception cref="NodeRefusedException">They are more than four, or do not lie evenly.</exception>
    public static LevelGrid Find(SourceMap map, int step)
    {
        SortedSet<double> numbers = [];
        for (int channel = 0; channel < map.Channels; channel++)
        {
            AddNumbers(map, step, channel, numbers);
        }

        if (numbers.Count > MostLevels)
        {
            throw new NodeRefusedException(
                $"it reads the output of {map.Steps[step].Node}, whose channels have levels that do not agree; a .dupnet map has the same two to four levels in all channels");
        }

        // Levels as they are: a head's scale then stays what it is.
        if (numbers.Min >= 0 && numbers.Max < MostLevels && numbers.All(static number => number == Math.Round(number)))
        {
            return new LevelGrid(1, 0, numbers.Max > 1 ? 2 : 1);
        }

        // Zero padding needs level 0, which may be there though no sum gives it.
        return (numbers.Min > 0 ? Even([0, .. numbers]) : null)
            ?? Even([.. numbers])
            ?? throw new NodeRefusedException($"it reads the output of {map.Steps[step].Node}, whose {numbers.Count} levels do not lie evenly");
    }

    /// <summary>The level of a number.</summary>
    public int LevelOf(double number) => (int)Math.Round((number - Offset) / Step);

    private static void AddNumbers(SourceMap map, int step, int channel, SortedSet<double> numbers)
    {
        int count = 0;
        for (long z = map.Least[channel]; z <= map.Most[channel];)
        {
            double number = map.At(step, channel, z);
            if (!double.IsFinite(number))
            {
                throw new NodeRefusedException($"channel {channel} of {map.Steps[step].Node} has no finite numbers");
            }

            if (++count > MostLevels)
            {
                throw new NodeRefusedException(
                    $"it reads the output of {map.Steps[step].Node}, which has more than {MostLevels} levels; a .dupnet map has 1 or 2 bits");
            }

            // Not -0, which is another number to a set.
            numbers.Add(number + 0.0);

            // The last z of this number: the function never turns.
            (long last, long beyond) = (z, map.Most[channel] + 1L);
            while (beyond - last > 1)
            {
                long middle = (last + beyond) / 2;
                (last, beyond) = map.At(step, channel, middle) == number ? (middle, beyond) : (last, middle);
            }

            z = beyond;
        }
    }

    private static LevelGrid? Even(double[] numbers)
    {
        if (numbers.Length == 1)
        {
            return new LevelGrid(1, numbers[0], 1);
        }

        double step = numbers.Zip(numbers.Skip(1), static (a, b) => b - a).Min();
        double[] levels = [.. numbers.Select(number => (number - numbers[0]) / step)];
        bool isEven = Array.TrueForAll(levels, level => Math.Abs(level - Math.Round(level)) < Tolerance && level < MostLevels - 0.5);
        return isEven ? new LevelGrid(step, numbers[0], levels[^1] < 1.5 ? 1 : 2) : null;
    }
}
