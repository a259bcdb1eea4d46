using System;
using System.Globalization;

namespace DupNet.Boards;

/// <summary>Estimates the time of one detection from counted instructions. All assumptions of such estimates are here.</summary>
public static class DetectTime
{
    private const double LeastCycles = 1.0;
    private const double MostCycles = 1.5;
    private const double LeastOfRatio = 0.85;
    private const double MostOfRatio = 1.45;
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
    /// Estimates the time of one detection by native kernels whose instructions were not counted: a known time in proportion to the IL instructions of both. Where
    /// both were counted, as of dupnet-nano and of other inputs, the native count was 0.85 to 1.45 times what this rule says.
    /// </summary>
    /// <param name="known">Estimate of the default model at an input of 160.</param>
    /// <param name="ratio">IL instructions of the model over those of the default one, above 0.</param>
    public static TimeEstimate NativeByRatio(TimeEstimate known, double ratio) =>
        ByRatio(known, ratio, "the IL instructions");

    /// <summary>
    /// Estimates the time of one detection by native code that was generated from a model and not counted: a known time in proportion to what the
    /// generator says of both.
    /// </summary>
    /// <param name="known">Estimate of the default model at an input of 160, compiled.</param>
    /// <param name="ratio">The generator's instructions of the model over those of the default one, above 0.</param>
    public static TimeEstimate CompiledByRatio(TimeEstimate known, double ratio) =>
        ByRatio(known, ratio, "what the generator says");

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
        InterpreterCost here = cost.At(megahertz);
        return new TimeEstimate(
            Round(instructions * (double)here.FromMicroseconds / 1000),
            Round(instructions * (double)here.ToMicroseconds / 1000),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{instructions / Million:0.0} M IL instructions a detection, {here.FromMicroseconds:0.00} to {here.ToMicroseconds:0.00} microseconds each at {megahertz} MHz"));
    }

    private static TimeEstimate ByRatio(TimeEstimate known, double ratio, string what)
    {
        ArgumentNullException.ThrowIfNull(known);
        return new TimeEstimate(
            Round(known.FromMilliseconds * ratio * LeastOfRatio),
            Round(known.ToMilliseconds * ratio * MostOfRatio),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ratio:0.00} times {what} of the default model at 160 x 160, for which {known.Assumption}; {LeastOfRatio:0.00} to {MostOfRatio:0.00} times that"));
    }

    /// <summary>Two digits: an estimate knows no more.</summary>
    private static int Round(double milliseconds)
    {
        double step = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(milliseconds)) - 1));
        return (int)Math.Max(1, Math.Round(milliseconds / step) * step);
    }
}
