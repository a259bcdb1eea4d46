using System;
using System.Linq;

namespace DupNet.Onnx.Writing;

/// <summary>
/// Thresholds as a scale and a bias: <c>round((z + Bias) * Scale)</c>, limited to 0 .. number of thresholds, is the level of every sum z
/// that can occur. That is what QLinearConv computes.
/// </summary>
/// <param name="Scale">Factor that comes after the bias, greater than 0.</param>
/// <param name="Bias">Number that is added to a sum z before the scale.</param>
internal readonly record struct LinearLevels(float Scale, int Bias)
{
    private const float Nothing = 1e-9f;

    /// <summary>Finds a scale and a bias that give the same levels as thresholds; null when none does.</summary>
    /// <param name="thresholds">The thresholds, non-decreasing.</param>
    /// <param name="reach">Largest size of a sum: sums are from -reach to reach.</param>
    public static LinearLevels? Find(int[] thresholds, int reach)
    {
        // Level t + 1 must be reached at the first of these sums, and not yet at the second; those out of reach do not matter.
        (int T, int Sum)[] reached = [.. thresholds.Select((sum, t) => (t, Math.Max(sum, -reach))).Where(each => each.Item2 <= reach)];
        (int T, int Sum)[] missed = [.. thresholds.Select((sum, t) => (t, Math.Min(sum - 1, reach))).Where(each => each.Item2 >= -reach)];
        if (reached.Length == 0)
        {
            return new LinearLevels(Nothing, 0);
        }

        int first = reached[0].Sum;
        for (int bias = 1 - first; bias <= 2 + reached[^1].Sum - first - first + reach; bias++)
        {
            double low = reached.Max(each => (each.T + 0.5) / (each.Sum + bias));
            double high = missed.Where(each => each.Sum + bias > 0).Select(each => (each.T + 0.5) / (each.Sum + bias)).DefaultIfEmpty(4 * low).Min();
            var found = new LinearLevels((float)((low + high) / 2), bias);
            if (low < high && reached.All(each => found.LevelOf(each.Sum) > each.T) && missed.All(each => found.LevelOf(each.Sum) <= each.T))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The level of a sum, before it is limited to the range of levels.</summary>
    public float LevelOf(int sum) => MathF.Round((sum + Bias) * Scale, MidpointRounding.ToEven);
}
