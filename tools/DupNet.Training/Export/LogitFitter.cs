using System;
using System.Collections.Generic;

namespace DupNet.Training.Export;

/// <summary>Finds the scale, bias and shift of a head: logit in 1/1024 = (sum * scale + bias) >> shift.</summary>
public static class LogitFitter
{
    private const int LargestShift = 30;
    private const double LargestBias = 1 << 30;
    private const double LogitUnit = 1024;

    /// <summary>Fits a head with the largest shift at which all its channels fit. Results are rounded to nearest, halves up.</summary>
    /// <param name="gains">Gain of each channel: logit = gain * sum + offset.</param>
    /// <param name="offsets">Offset of each channel: logit = gain * sum + offset.</param>
    /// <returns>The shift, and scale and bias of each channel; null if even shift 0 does not fit.</returns>
    public static (int Shift, short[] Scale, int[] Bias)? Fit(IReadOnlyList<double> gains, IReadOnlyList<double> offsets)
    {
        for (int shift = LargestShift; shift >= 0; shift--)
        {
            double unit = Math.ScaleB(LogitUnit, shift);
            double half = Math.ScaleB(0.5, shift);
            var scales = new short[gains.Count];
            var biases = new int[gains.Count];
            bool fits = true;
            for (int i = 0; i < scales.Length && fits; i++)
            {
                double scale = Math.Round(gains[i] * unit);
                double bias = Math.Round((offsets[i] * unit) + half);
                fits = Math.Abs(scale) <= short.MaxValue && Math.Abs(bias) <= LargestBias;
                if (fits)
                {
                    scales[i] = (short)scale;
                    biases[i] = (int)bias;
                }
            }

            if (fits)
            {
                return (shift, scales, biases);
            }
        }

        return null;
    }
}
