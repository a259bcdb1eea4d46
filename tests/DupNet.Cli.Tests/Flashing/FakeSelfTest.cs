using System;
using System.IO;
using DupNet.Cli.Flashing;
using DupNet.CommandLine.Outcomes;
using DupNet.Packing;

namespace DupNet.Cli.Tests.Flashing;

/// <summary>A board that gives one report, or none. It tells the stamp of the image that nanoff got last, unless the report has another.</summary>
internal sealed class FakeSelfTest(SelfTestReport? report, FakeNanoff? nanoff = null) : ISelfTestReader
{
    public static long Checksum => SpotModel.Model.Checksum;

    public static SelfTestReport Passed { get; } = new("spots", Checksum, true, true, "firmware has them", 12_345)
    {
        Answer = SpotModel.Model.KnownAnswerHash,
    };

    public int Reads { get; private set; }

    public string? Port { get; private set; }

    public SelfTestReport Read(string port, TimeSpan timeout, string? stamp)
    {
        Reads++;
        Port = port;
        if (report is null)
        {
            throw new CommandException(ExitCode.Failure, $"{port}: nothing arrived.");
        }

        SelfTestReport told = report.Build.Length == 0 && nanoff?.Image is { } image ? report with { Build = TestImage.StampOf(image) } : report;
        return stamp is null || told.Build == stamp ? told : throw new CommandException(ExitCode.Failure, $"{port}: {OtherProgram.Describe(told, stamp)}");
    }
}
