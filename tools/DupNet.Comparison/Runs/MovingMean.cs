using System;
using System.Collections.Generic;

namespace DupNet.Comparison.Runs;

/// <summary>Takes the scatter out of a curve.</summary>
internal static class MovingMean
{
    /// <summary>Each value's mean with those before and after it; at both ends there are fewer of them.</summary>
    /// <param name="values">The values.</param>
    /// <param name="reach">How many to each side.</param>
    public static double[] Of(IReadOnlyList<double> values, int reach)
    {
        var means = new double[values.Count];
        for (int i = 0; i < means.Length; i++)
        {
            int first = Math.Max(0, i - reach);
            int last = Math.Min(values.Count - 1, i + reach);
            for (int j = first; j <= last; j++)
            {
                means[i] += values[j] / (last - first + 1);
            }
        }

        return means;
    }
}
