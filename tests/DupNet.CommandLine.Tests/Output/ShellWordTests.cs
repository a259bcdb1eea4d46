using System;
using System.Diagnostics;
using DupNet.CommandLine.Output;
using Xunit;

namespace DupNet.CommandLine.Tests.Output;

public sealed class ShellWordTests
{
    [Theory]
    [InlineData("runs/mine-2_a.dupnet", "runs/mine-2_a.dupnet")]
    [InlineData("Käfer", "Käfer")]
    [InlineData("my run", "\"my run\"")]
    [InlineData("run(1)", "\"run(1)\"")]
    [InlineData("<b>&'c'", "\"<b>&'c'\"")]
    [InlineData("a$HOME`b`\"c\\", "\"a\\$HOME\\`b\\`\\\"c\\\\\"")]
    [InlineData("", "\"\"")]
    public void WhatAShellWouldTakeForSomethingElseIsQuoted(string argument, string word)
    {
        Assert.Equal(word, ShellWord.Of(argument, isWindows: false));
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell of Unix is needed");
        Assert.Equal(argument, Shell($"printf %s {word}"));
    }

    [Theory]
    [InlineData(@"runs\mine", @"runs\mine")]
    [InlineData(@"C:\my run", @"""C:\my run""")]
    public void OnWindowsABackslashPartsFolders(string argument, string word) => Assert.Equal(word, ShellWord.Of(argument, isWindows: true));

    private static string Shell(string command)
    {
        using Process shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true })!;
        string output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return output;
    }
}
