using System;
using System.Collections.Generic;

namespace DupNet.Training.Export;

/// <summary>Finds the base, step and shift for which the thresholds (base + t * step) >> shift are closest to the real ones.</summary>
/// <remarks>
/// A larger shift keeps more of the fraction, so a layer gets the largest at which every channel's numbers fit their 16
/// bits. Channels whose level does not depend on the sum, because all thresholds lie outside the sums that can occur,
/// are brought to the edge of that range first, lest they cost the other channels precision.
/// </remarks>
public static class BaseStepFitter
{
    private const int LargestShift = 30;

    /// <summary>Fits base and step of all channels of a layer, with a common shift.</summary>
    /// <param name="channels">The channels' real thresholds.</param>
    /// <param name="count">Thresholds a channel, 1 or 3.</param>
    /// <param name="largestSum">Largest size of a sum: sums are from -largestSum to largestSum.</param>
    /// <returns>The shift, and base and step of each channel; null if even shift 0 does not fit.</returns>
    public static (int Shift, short[] Base, ushort[] Step)? Fit(IReadOnlyList<RealThresholds> channels, int count, int largestSum)
    {
        var bounded = new RealThresholds[channels.Count];
        for (int i = 0; i < bounded.Length; i++)
        {
            bounded[i] = Bound(channels[i], count, largestSum);
        }

        for (int shift = LargestShift; shift >= 0; shift--)
        {
            if (Array.TrueForAll(bounded, channel => Fits(channel, shift)))
            {
                var bases = new short[bounded.Length];
                var steps = new ushort[bounded.Length];
                for (int i = 0; i < bounded.Length; i++)
                {
                    (bases[i], steps[i]) = FitChannel(bounded[i], count, shift);
                }

                return (shift, bases, steps);
            }
        }

        return null;
    }

    private static RealThresholds Bound(RealThresholds channel, int count, int largestSum)
    {
        double spacing = count == 1 ? 0 : channel.Spacing;
        double last = channel.First + ((count - 1) * spacing);
        if (channel.First > largestSum)
        {
            // Level 0 whatever the sum: the spacing says nothing.
            return new RealThresholds(largestSum + 1, Math.Min(spacing, 1));
        }

        return last <= -largestSum ? new RealThresholds(-largestSum, 0) : new RealThresholds(channel.First, spacing);
    }

    private static bool Fits(RealThresholds channel, int shift)
    {
        double scale = Math.ScaleB(1, shift);
        double start = Start(channel, scale);
        return start - 2 >= short.MinValue && start + 2 <= short.MaxValue && (channel.Spacing * scale) + 1 <= ushort.MaxValue;
    }

    // floor((x + scale - 1) / scale) is ceil(x / scale) for integer x, so the first threshold comes out exact.
    private static double Start(RealThresholds channel, double scale) => Math.Ceiling(channel.First * scale) + scale - 1;

    // Tries the neighbours of the obvious numbers, since rounding the step moves the later thresholds.
    private static (short Base, ushort Step) FitChannel(RealThresholds channel, int count, int shift)
    {
        double scale = Math.ScaleB(1, shift);
        int start = (int)Start(channel, scale);
        int step = (int)Math.Floor(channel.Spacing * scale);
        (int Base, int Step, long Error) best = (start, step, long.MaxValue);
        for (int s = step; s <= step + 1; s++)
        {
            for (int d = 0; d <= 4; d++)
            {
                // 0, -1, 1, -2, 2: the first of equals is nearest to the exact start.
                int b = start + (d % 2 == 0 ? d / 2 : -(d + 1) / 2);
                long error = 0;
                for (int t = 0; t < count; t++)
                {
                    error += Math.Abs(((b + (t * s)) >> shift) - (long)channel.At(t));
                }

                if (error < best.Error)
                {
                    best = (b, s, error);
                }
            }
        }

        return ((short)best.Base, (ushort)best.Step);
    }
}
