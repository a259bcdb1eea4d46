using System;
using System.Diagnostics;
using System.Threading;
using DupNet.CommandLine.Outcomes;
using DupNet.Devices;

namespace DupNet.Cli.Flashing;

/// <summary>Patience with a board that was just flashed: it answers nothing while it starts, and its port may be missing for a while.</summary>
internal static class RetriedPort
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Reads a report, and tries again until that works or the time is over.</summary>
    /// <param name="timeout">How long to try.</param>
    /// <param name="attempt">Reads once; it gets the time that is left.</param>
    /// <exception cref="CommandException">The time is over; the message is that of the last attempt.</exception>
    public static SelfTestReport Read(TimeSpan timeout, Func<TimeSpan, SelfTestReport> attempt)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return attempt(timeout - Stopwatch.GetElapsedTime(start));
            }
            catch (DeviceException e)
            {
                if (Stopwatch.GetElapsedTime(start) >= timeout)
                {
                    throw new CommandException(ExitCode.Failure, e.Message);
                }

                Thread.Sleep(s_pause);
            }
        }
    }
}
