using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using DupNet.Cli.Training;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Cli.Tests.Training;

/// <summary>Runs the program with a script in place of the trainer.</summary>
public sealed class TrainerProcessTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();

    public TrainerProcessTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs sh, setsid and kill");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatTheTrainerPrintsAndReturnsComesThrough()
    {
        using Process process = Start("echo \"$1 $DUPNET_FRONT\"; echo trouble >&2; exit 130");
        Assert.True(process.WaitForExit(s_patience));
        Assert.Equal("auto dupnet\n", process.StandardOutput.ReadToEnd());
        Assert.Equal("trouble\n", process.StandardError.ReadToEnd());
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
    }

    // On a terminal Ctrl-C goes to all processes of the group, so to both.
    [Fact]
    public void CtrlCReachesTheTrainerOnce() => AssertStops("INT", group: true);

    [Fact]
    public void ARequestToEndIsPassedOn() => AssertStops("TERM", group: false);

    [Fact]
    public void AProgramThatIsNotThereIsTold()
    {
        CommandException e = Assert.Throws<CommandException>(() => TrainerProcess.Run(_folder.File("nothing"), [], new System.Collections.Generic.Dictionary<string, string>()));
        Assert.Equal(ExitCode.Failure, e.ExitCode);
        Assert.Contains("cannot be started", e.Message, StringComparison.Ordinal);
    }

    private void AssertStops(string signal, bool group)
    {
        string signals = _folder.File("signals");
        string started = _folder.File("started");
        using Process process = Start($"trap 'echo {signal} >> \"{signals}\"' {signal}; : > \"{started}\"; while [ ! -e \"{signals}\" ]; do sleep 0.1; done; sleep 0.5; exit 130");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(started), s_patience));
        using (Process kill = Process.Start("kill", [$"-{signal}", "--", $"{(group ? "-" : string.Empty)}{process.Id}"]))
        {
            kill.WaitForExit();
        }

        Assert.True(process.WaitForExit(s_patience));
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.Equal([signal], File.ReadAllLines(signals));
    }

    // In a group of its own, as a shell starts programs; setsid becomes the program.
    private Process Start(string script)
    {
        string trainer = _folder.File("trainer.sh");
        File.WriteAllText(trainer, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(trainer, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        string[] command = [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "dupnet.dll"), "train", "DATA", "--output", "run"];
        var start = new ProcessStartInfo("setsid", command) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[CheckoutTrainer.Override] = trainer;
        return Process.Start(start)!;
    }
}
