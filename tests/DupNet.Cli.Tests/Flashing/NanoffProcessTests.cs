using System;
using DupNet.Cli.Flashing;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Cli.Tests.Flashing;

public class NanoffProcessTests
{
    [Fact]
    public void WhatIsNotInstalledIsTold()
    {
        CommandException e = Assert.Throws<CommandException>(() => Shell("no-such-nanoff").Run([]));
        Assert.Equal(ExitCode.Failure, e.ExitCode);
        Assert.Contains("dotnet tool install -g nanoff", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheExitCodeComesBack()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs sh");
        Assert.Equal(0, Shell("sh").Run(["-c", "exit 0"]));
        Assert.Equal(112, Shell("sh").Run(["-c", "exit 6000"]) & 0xFF);
    }

    [Fact]
    public void WhatDoesNotEndIsStopped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs sleep");
        var nanoff = new NanoffProcess("sleep", TimeSpan.FromMilliseconds(50));
        Assert.Contains("did not end", Assert.Throws<CommandException>(() => nanoff.Run(["60"])).Message, StringComparison.Ordinal);
    }

    private static NanoffProcess Shell(string program) => new(program, TimeSpan.FromSeconds(60));
}
