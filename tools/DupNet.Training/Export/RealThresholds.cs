using System;
using DupNet.Embedded;
using DupNet.Packing;

namespace DupNet.Training.Export;

/// <summary>
/// Thresholds of a channel's levels as real numbers. Level t + 1 is reached by the integer sums z with z >= <see cref="First"/> + t * <see
/// cref="Spacing"/>, t = 0, 1, 2.
/// </summary>
/// <remarks>
/// In training a level is round(clamp(gain * (sum - mean) / deviation + offset)), so level t + 1 begins where the
/// normalised sum is t + 1/2. A sum that hits a half exactly belongs to the higher level here, whereas training rounds
/// halves to even; with real means and deviations that does not happen.
/// </remarks>
/// <param name="First">The lowest threshold.</param>
/// <param name="Spacing">Distance between neighbouring thresholds, positive.</param>
public readonly record struct RealThresholds(double First, double Spacing)
{
    /// <summary>The smallest integer sum that reaches level t + 1, limited to 16 bits.</summary>
    /// <param name="t">Index of the threshold: 0, 1, 2.</param>
    public int At(int t) => (int)Math.Clamp(Math.Ceiling(First + (t * Spacing)), short.MinValue, short.MaxValue);

    /// <summary>Computes the thresholds that batch norm and rounding stand for.</summary>
    /// <param name="gain">Gamma of batch norm, positive.</param>
    /// <param name="offset">Beta of batch norm.</param>
    /// <param name="mean">Mean of the sums in training.</param>
    /// <param name="deviation">Standard deviation of the sums in training, positive.</param>
    /// <param name="unit">Factor from sums in training to integer sums: integer sum = unit * sum + shift.</param>
    /// <param name="shift">Number added after the factor: integer sum = unit * sum + shift.</param>
    public static RealThresholds Of(double gain, double offset, double mean, double deviation, double unit, double shift)
    {
        double spacing = deviation / gain;
        return new RealThresholds((unit * (mean + ((0.5 - offset) * spacing))) + shift, unit * spacing);
    }

    /// <summary>Reads the thresholds of a packed layer. Packing them again gives the same integers where all are in range.</summary>
    /// <param name="layer">A layer that is no head.</param>
    /// <param name="channel">Index of the channel.</param>
    /// <param name="unknown">Spacing to take for a channel that has only one threshold.</param>
    public static RealThresholds Of(LayerSpec layer, int channel, double unknown)
    {
        int count = layer.ThresholdCount;
        if (layer.Quantizer == QuantizerKind.BaseAndStep)
        {
            // floor(n / scale) is the smallest integer above (n + 1/2) / scale - 1; the half keeps rounding off the edge.
            double scale = Math.ScaleB(1, layer.Shift);
            return new RealThresholds(((layer.Base[channel] + 0.5) / scale) - 1, count == 1 ? unknown : Math.Max((int)layer.Step[channel], 1) / scale);
        }

        ReadOnlySpan<short> thresholds = layer.Thresholds.AsSpan(channel * count, count);
        double spacing = count == 1 ? unknown : Math.Max(thresholds[^1] - thresholds[0], 1) / (count - 1.0);
        return new RealThresholds(thresholds[0] - 0.5, spacing);
    }
}
