using System;

namespace DupNet.Boards;

/// <summary>Words for people, the same on the console and on pages.</summary>
public static class EngineText
{
    private const int MillisecondsPerSecond = 1000;

    /// <summary>What a way to run a model is called.</summary>
    public static string Name(EngineCost cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return (cost.Kernels == KernelKind.Managed ? "managed" : "native") + (cost.Compiled ? ", compiled" : string.Empty);
    }

    /// <summary>An estimate, in milliseconds or in seconds.</summary>
    public static string Time(TimeEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return estimate.FromMilliseconds < MillisecondsPerSecond
            ? FormattableString.Invariant($"{estimate.FromMilliseconds}-{estimate.ToMilliseconds} ms")
            : FormattableString.Invariant($"{estimate.FromMilliseconds / (double)MillisecondsPerSecond:0.0}-{estimate.ToMilliseconds / (double)MillisecondsPerSecond:0.0} s");
    }
}
