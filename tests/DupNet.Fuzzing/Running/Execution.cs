using System;
using System.Globalization;
using DupNet.Fuzzing.Targets;

namespace DupNet.Fuzzing.Running;

/// <summary>One input, run and judged.</summary>
internal static class Execution
{
    /// <summary>Runs an input.</summary>
    /// <returns>Whether it was accepted, and which promise it broke: null for none.</returns>
    public static (bool Accepted, string? Broken) Run(FuzzTarget target, byte[] input)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            bool accepted = target.Run(input);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            return bytes <= target.MostBytes
                ? (accepted, null)
                : (accepted, string.Create(CultureInfo.InvariantCulture, $"takes {bytes >> 20} MiB of memory; {target.MostBytes >> 20} MiB are allowed"));
        }
#pragma warning disable CA1031 // What a target may throw, it catches itself.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return (false, $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
