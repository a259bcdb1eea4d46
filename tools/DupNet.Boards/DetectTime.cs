using System;
using System.Globalization;

namespace DupNet.Boards;

/// <summary>Estimates the time of one detection from counted instructions. All assumptions of such estimates are here.</summary>
public static class DetectTime
{
    private const double LeastCycles = 1.0;
    private const double MostCycles = 1.5;
    private const double Million = 1e6;

    /// <summary>Estimates the time of one detection by native kernels.</summary>
    /// <param name="instructions">Counted instructions of a Detect.</param>
    /// <param name="machine">Name of the machine on which the instructions were counted.</param>
    /// <param name="megahertz">Clock of the chip in MHz.</param>
    public static TimeEstimate Native(long instructions, string machine, int megahertz) => new(
        Round(instructions * LeastCycles / megahertz / 1000),
        Round(instructions * MostCycles / megahertz / 1000),
        string.Create(
            CultureInfo.InvariantCulture,
            $"{instructions / Million:0.0} M instructions of {machine} a detection, {LeastCycles:0.0} to {MostCycles:0.0} cycles each at {megahertz} MHz"));

    /// <summary>
    /// Estimates the time of one detection by interpreted kernels. The time of an IL instruction is itself an estimate, in inverse
    /// proportion to the clock.
    /// </summary>
    /// <param name="instructions">Counted IL instructions of a Detect.</param>
    /// <param name="cost">Time that the chip's interpreter takes for an IL instruction.</param>
    /// <param name="megahertz">Clock of the chip in MHz.</param>
    public static TimeEstimate Managed(long instructions, InterpreterCost cost, int megahertz)
    {
        ArgumentNullException.ThrowIfNull(cost);
        decimal least = cost.FromMicroseconds * cost.Megahertz / megahertz;
        decimal most = cost.ToMicroseconds * cost.Megahertz / megahertz;
        return new TimeEstimate(
            Round(instructions * (double)least / 1000),
            Round(instructions * (double)most / 1000),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{instructions / Million:0.0} M IL instructions a detection, {least:0.00} to {most:0.00} microseconds each at {megahertz} MHz"));
    }

    /// <summary>Two digits: an estimate knows no more.</summary>
    private static int Round(double milliseconds)
    {
        double step = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(milliseconds)) - 1));
        return (int)Math.Max(1, Math.Round(milliseconds / step) * step);
    }
}
