using System;
using System.Globalization;

namespace DupNet.Boards;

/// <summary>Estimates the time of one detection from counted instructions: the one place that holds the assumptions.</summary>
public static class DetectTime
{
    private const double LeastCycles = 1.0;
    private const double MostCycles = 1.5;
    private const double Million = 1e6;

    /// <summary>Native kernels.</summary>
    /// <param name="instructions">Counted instructions of a Detect.</param>
    /// <param name="machine">The machine that they were counted on.</param>
    /// <param name="megahertz">The clock.</param>
    public static TimeEstimate Native(long instructions, string machine, int megahertz) => new(
        Round(instructions * LeastCycles / megahertz / 1000),
        Round(instructions * MostCycles / megahertz / 1000),
        string.Create(
            CultureInfo.InvariantCulture,
            $"{instructions / Million:0.0} M instructions of {machine} a detection, {LeastCycles:0.0} to {MostCycles:0.0} cycles each at {megahertz} MHz"));

    /// <summary>Interpreted kernels: what an IL instruction takes is itself an estimate, in inverse proportion to the clock.</summary>
    /// <param name="instructions">Counted IL instructions of a Detect.</param>
    /// <param name="cost">What the chip's interpreter takes for one.</param>
    /// <param name="megahertz">The clock.</param>
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
