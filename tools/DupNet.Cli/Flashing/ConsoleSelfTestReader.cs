using System;
using System.Diagnostics;
using DupNet.CommandLine.Outcomes;
using DupNet.Devices;

namespace DupNet.Cli.Flashing;

/// <summary>
/// Reads the self-test as the lines that the self-test sample prints: on the port that the board is flashed through, where the firmware
/// sends what a program prints as long as no debugger is attached.
/// </summary>
internal sealed class ConsoleSelfTestReader : ISelfTestReader
{
    /// <summary>Bits a second of nanoFramework's port on an ESP32.</summary>
    private const int Baud = 921_600;

    private const int StepMilliseconds = 200;

    /// <inheritdoc/>
    public SelfTestReport Read(string port, TimeSpan timeout, string? stamp)
    {
        var lines = new SelfTestLines();
        byte[] buffer = new byte[1024];
        SelfTestReport? other = null;
        return RetriedPort.Read(timeout, left =>
        {
            long start = Stopwatch.GetTimestamp();
            using SerialPortLink link = SerialPortLink.Open(port, Baud);
            while (Stopwatch.GetElapsedTime(start) < left)
            {
                int count = link.Read(buffer, 0, buffer.Length, StepMilliseconds);
                foreach (SelfTestReport report in lines.Take(buffer.AsSpan(0, count)))
                {
                    if (stamp is null || report.Build == stamp)
                    {
                        return report;
                    }

                    other = report;
                }
            }

            throw new CommandException(ExitCode.Failure, $"{port}: {Missing(lines.LastLine, other, stamp)}");
        });
    }

    private static string Missing(string? lastLine, SelfTestReport? other, string? stamp) => (lastLine, other, stamp) switch
    {
        (_, not null, not null) => OtherProgram.Describe(other, stamp),
        (null, _, _) => "no line came. Is the self-test on the board, and no debugger attached?",
        _ => $"no report of the self-test came; the last line was '{lastLine}'.",
    };
}
