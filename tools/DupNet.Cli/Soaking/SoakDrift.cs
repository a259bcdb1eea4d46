using System;
using System.Collections.Generic;

namespace DupNet.Cli.Soaking;

/// <summary>Medians of the first and the last tenth of a soak, and which of them drifted apart.</summary>
/// <param name="FirstMilliseconds">Time of a detection.</param>
/// <param name="LastMilliseconds">Time of a detection.</param>
/// <param name="FirstHeapBytes">Managed heap after a full collection.</param>
/// <param name="LastHeapBytes">Managed heap after a full collection.</param>
/// <param name="FirstWorkingSetBytes">Memory of the process.</param>
/// <param name="LastWorkingSetBytes">Memory of the process.</param>
internal sealed record SoakDrift(
    double FirstMilliseconds, double LastMilliseconds, long FirstHeapBytes, long LastHeapBytes, long FirstWorkingSetBytes, long LastWorkingSetBytes)
{
    private const double MostTimes = 2;
    private const long HeapSlack = 1 << 19;
    private const double MostHeap = 1.05;
    private const long WorkingSetSlack = 64L << 20;
    private const double MostWorkingSet = 1.25;

    /// <summary>What drifted, in words.</summary>
    public IEnumerable<string> Faults
    {
        get
        {
            if (LastMilliseconds > MostTimes * FirstMilliseconds)
            {
                yield return "detections became slower by more than a factor of 2";
            }

            if (LastHeapBytes > Math.Max(FirstHeapBytes + HeapSlack, FirstHeapBytes * MostHeap))
            {
                yield return "the managed heap grew by more than 5 % and 512 KiB";
            }

            if (LastWorkingSetBytes > Math.Max(FirstWorkingSetBytes + WorkingSetSlack, FirstWorkingSetBytes * MostWorkingSet))
            {
                yield return "the working set grew by more than 25 % and 64 MiB";
            }
        }
    }
}
