using System;
using System.Diagnostics;
using DupNet.Fuzzing.Targets;

namespace DupNet.Fuzzing.Running;

/// <summary>Makes an input smaller that breaks a promise, as long as it breaks one in the same way.</summary>
/// <param name="target">The target.</param>
internal sealed class Shrinker(FuzzTarget target)
{
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(5);

    /// <summary>Takes parts of the input away, large ones first.</summary>
    public Finding Shrink(Finding finding)
    {
        long start = Stopwatch.GetTimestamp();
        byte[] input = finding.Input;
        string kind = Kind(finding.What);
        for (int part = input.Length / 2; part >= 1; part /= 2)
        {
            for (int at = 0; at + part <= input.Length && Stopwatch.GetElapsedTime(start) < s_most;)
            {
                byte[] less = [.. input.AsSpan(0, at), .. input.AsSpan(at + part)];
                if (Execution.Run(target, less).Broken is { } broken && Kind(broken) == kind)
                {
                    input = less;
                }
                else
                {
                    at += part;
                }
            }
        }

        return finding with { Input = input };
    }

    /// <summary>The name of an exception, or the first word.</summary>
    private static string Kind(string what) => what.Split(' ')[0];
}
