using System;

namespace DupNet.Training.Export;

/// <summary>
/// Where a channel's levels begin, as real numbers: level t + 1 is reached by the integer sums z with
/// z >= <see cref="First"/> + t * <see cref="Spacing"/>, t = 0, 1, 2.
/// </summary>
/// <remarks>
/// In training a level is round(clamp(gain * (sum - mean) / deviation + offset)), so level t + 1 begins where the
/// normalised sum is t + 1/2. A sum that hits a half exactly belongs to the higher level here, whereas training rounds
/// halves to even; with real means and deviations that does not happen.
/// </remarks>
/// <param name="First">The lowest threshold.</param>
/// <param name="Spacing">Between neighbouring thresholds; positive.</param>
public readonly record struct RealThresholds(double First, double Spacing)
{
    /// <summary>The smallest integer sum of level t + 1, limited to what 16 bits hold.</summary>
    /// <param name="t">0, 1, 2.</param>
    public int At(int t) => (int)Math.Clamp(Math.Ceiling(First + (t * Spacing)), short.MinValue, short.MaxValue);

    /// <summary>Folds batch norm.</summary>
    /// <param name="gain">Batch norm's gamma, positive.</param>
    /// <param name="offset">Its beta.</param>
    /// <param name="mean">Mean of the training's sums.</param>
    /// <param name="deviation">Their standard deviation, positive.</param>
    /// <param name="unit">Integer sum = unit * training's sum + shift.</param>
    /// <param name="shift">As above.</param>
    public static RealThresholds Of(double gain, double offset, double mean, double deviation, double unit, double shift)
    {
        double spacing = deviation / gain;
        return new RealThresholds((unit * (mean + ((0.5 - offset) * spacing))) + shift, unit * spacing);
    }
}
