using System;
using System.Collections.Generic;
using System.Globalization;

namespace DupNet.Reporting.Charts;

/// <summary>An axis of a chart.</summary>
/// <param name="Name">What it counts, with its unit.</param>
/// <param name="Least">Its first value.</param>
/// <param name="Most">Its last value, above <paramref name="Least"/>.</param>
internal readonly record struct Axis(string Name, double Least, double Most)
{
    private const int MostTicks = 6;

    /// <summary>An axis over some values, from 0 where they are near it; of one value, or none, it is one long.</summary>
    public static Axis Over(string name, IEnumerable<double> values)
    {
        double least = double.PositiveInfinity;
        double most = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (double.IsFinite(value))
            {
                least = Math.Min(least, value);
                most = Math.Max(most, value);
            }
        }

        if (most < least)
        {
            return new Axis(name, 0, 1);
        }

        least = least >= 0 && least < (most / 2) ? 0 : least;
        return new Axis(name, least, most > least ? most : least + 1);
    }

    /// <summary>The share of the axis below a value.</summary>
    public double Share(double value) => Math.Clamp((value - Least) / (Most - Least), 0, 1);

    /// <summary>Round values on the axis, at even distances of 1, 2 or 5 times a power of ten.</summary>
    public IReadOnlyList<double> Ticks()
    {
        double raw = (Most - Least) / MostTicks;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = power * ((raw / power) switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 5 => 5,
            _ => 10,
        });
        var ticks = new List<double>();
        for (long i = (long)Math.Ceiling((Least / step) - 1e-9); i * step <= Most + (step * 1e-9); i++)
        {
            ticks.Add(i * step);
        }

        return ticks;
    }

    /// <summary>A value as it stands beside the axis.</summary>
    public static string Label(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1e6 => (value / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + "M",
        >= 1e4 => (value / 1e3).ToString("0.##", CultureInfo.InvariantCulture) + "k",
        < 1e-3 => value.ToString("0.#e0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };
}
