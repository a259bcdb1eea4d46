using System;
using DupNet.Cli.Flashing;
using DupNet.CommandLine.Outcomes;

namespace DupNet.Cli.Tests.Flashing;

/// <summary>A board that gives one report, or none.</summary>
internal sealed class FakeSelfTest(SelfTestReport? report) : ISelfTestReader
{
    public const long Checksum = 0xC0FFEE01;

    public static SelfTestReport Passed { get; } = new("spots", Checksum, true, true, "firmware has them", 12_345);

    public int Reads { get; private set; }

    public string? Port { get; private set; }

    public SelfTestReport Read(string port, TimeSpan timeout)
    {
        Reads++;
        Port = port;
        return report ?? throw new CommandException(ExitCode.Failure, $"{port}: nothing arrived.");
    }
}
