using System;
using System.CommandLine;
using System.IO;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;
using DupNet.Evaluation;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

public sealed class CommandRunnerTests
{
    [Theory]
    [InlineData("PATH", "detect", "")]
    [InlineData("--model", "detect", "a.png", "--model", "")]
    [InlineData("--output", "detect", "a.png", "-o", "")]
    [InlineData("--data", "eval", "--data", "")]
    [InlineData("MODEL", "inspect", "")]
    [InlineData("--port", "device", "status", "--port", "")]
    public void EmptyValuesAreAWrongCommandLine(string name, params string[] arguments) =>
        CommandResult.Run(arguments).AssertFails(ExitCode.Usage, $"dupnet: {name} must not be empty.", "--help'.");

    [Fact]
    public void WhateverIsThrownIsToldInOneLine()
    {
        Assert.Equal((ExitCode.Usage, "tool: wrong\n"), Run(new CommandException(ExitCode.Usage, "wrong")));
        Assert.Equal((ExitCode.Failure, "tool: labels\n"), Run(new LabelException("labels")));
        Assert.Equal((ExitCode.Failure, "tool: unexpected error, please report it: InvalidOperationException: odd\n"), Run(new InvalidOperationException("odd")));
    }

    [Fact]
    public void AWrongCommandLineNamesTheHelp()
    {
        (int code, string error) = Run(null, "act", "--nope");
        Assert.Equal(ExitCode.Usage, code);
        Assert.EndsWith("Try 'tool act --help'.\n", error, StringComparison.Ordinal);
    }

    private static (int Code, string Error) Run(Exception? thrown, params string[] arguments)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var act = new Command("act");
        Func<ParseResult, int> action = _ => throw thrown!;
        act.SetAction(action);
        int code = new CommandRunner("tool", TextWriter.Null, error, static e => e is LabelException).Run(new RootCommand { act }, arguments.Length == 0 ? ["act"] : arguments);
        return (code, error.ToString());
    }
}
