using System;
using System.Collections.Generic;

namespace DupNet.Onnx.Folding;

/// <summary>Finds base, step and shift whose thresholds (base + t * step) >> shift are exactly those that are wanted.</summary>
/// <remarks>
/// With m = 2^f, threshold t is in l..u if base + t s is in m l .. m u + m - 1 =: L(t) .. U(t), a strip for each t; base itself has 16 bits,
/// one more with t = 0. An integer base exists for a step s if L(i) - i s is at most U(j) - j s for all pairs of strips. Each pair bounds s:
/// (j - i) s is at most U(j) - L(i).
/// </remarks>
internal static class BaseStepFit
{
    private const int LargestShift = 30;

    /// <summary>Fits all channels of a layer, with the smallest shift that they have in common.</summary>
    /// <param name="channels">The thresholds of each channel, in order.</param>
    /// <returns>Null if there is none.</returns>
    public static (int Shift, short[] Base, ushort[] Step)? Find(IReadOnlyList<ThresholdRange[]> channels)
    {
        for (int shift = 0; shift <= LargestShift; shift++)
        {
            var bases = new short[channels.Count];
            var steps = new ushort[channels.Count];
            int fitted = 0;
            while (fitted < channels.Count && Fit(channels[fitted], shift) is (short first, ushort step))
            {
                (bases[fitted], steps[fitted]) = (first, step);
                fitted++;
            }

            if (fitted == channels.Count)
            {
                return (shift, bases, steps);
            }
        }

        return null;
    }

    private static (short Base, ushort Step)? Fit(ThresholdRange[] thresholds, int shift)
    {
        List<(int T, long Low, long High)> strips = [(0, short.MinValue, short.MaxValue)];
        for (int t = 0; t < thresholds.Length; t++)
        {
            strips.Add((t, Low(thresholds[t], shift), High(thresholds[t], shift)));
        }

        long least = 0;
        long most = ushort.MaxValue;
        foreach ((int i, long low, _) in strips)
        {
            foreach ((int j, _, long high) in strips)
            {
                if (i == j && low > high)
                {
                    return null;
                }

                if (j > i)
                {
                    most = Math.Min(most, FloorDivide(high - low, j - i));
                }
                else if (j < i)
                {
                    least = Math.Max(least, -FloorDivide(high - low, i - j));
                }
            }
        }

        if (least > most)
        {
            return null;
        }

        long first = long.MinValue;
        foreach ((int t, long low, _) in strips)
        {
            first = Math.Max(first, low - (t * least));
        }

        return ((short)first, (ushort)least);
    }

    private static long Low(ThresholdRange range, int shift) => range.Least == -ThresholdRange.Unbounded ? -ThresholdRange.Unbounded << 5 : range.Least << shift;

    private static long High(ThresholdRange range, int shift) =>
        range.Most == ThresholdRange.Unbounded ? ThresholdRange.Unbounded << 5 : (range.Most << shift) + (1L << shift) - 1;

    private static long FloorDivide(long value, int divisor) => (value / divisor) - (value % divisor < 0 ? 1 : 0);
}
