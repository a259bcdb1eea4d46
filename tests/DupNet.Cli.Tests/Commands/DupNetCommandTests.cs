using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using DupNet.Cli.Commands;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

/// <summary>What holds for every command of <c>dupnet</c>.</summary>
public sealed class DupNetCommandTests
{
    /// <summary>All commands, each with the names of those above it.</summary>
    public static TheoryData<string> All => [.. Paths(DupNetCommand.Create(TextWriter.Null, TextWriter.Null), string.Empty)];

    [Theory]
    [MemberData(nameof(All))]
    public void UnknownOptionsAreRefusedBeforeAnythingRuns(string path)
    {
        foreach (string option in new[] { "--nonsense", "--nonsense=1", "-Z" })
        {
            CommandResult result = CommandResult.Run([.. path.Split(' '), option]);
            result.AssertFails(ExitCode.Usage, $"dupnet: unknown option {option.Split('=')[0]}.", $"Try 'dupnet {path} --help'.");
            Assert.Empty(result.Output);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void HelpIsShown(string path)
    {
        CommandResult result = CommandResult.Run(["help", .. path.Split(' ')]);
        Assert.Equal((ExitCode.Success, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains($"dupnet {path}", result.Output, StringComparison.Ordinal);

        // A default that a description tells as well would be told twice.
        Assert.All(result.Lines, line => Assert.True(line.Split("efault: ").Length <= 2, line));
    }

    [Theory]
    [InlineData("PATH", "detect", "")]
    [InlineData("--model", "detect", "a.png", "--model", "")]
    [InlineData("--output", "detect", "a.png", "-o", "")]
    [InlineData("--data", "eval", "--data", "")]
    [InlineData("MODEL", "inspect", "")]
    [InlineData("--port", "device", "status", "--port", "")]
    public void EmptyValuesAreAWrongCommandLine(string name, params string[] arguments) =>
        CommandResult.Run(arguments).AssertFails(ExitCode.Usage, $"dupnet: {name} must not be empty.", "--help'.");

    private static IEnumerable<string> Paths(Command command, string above) =>
        command.Subcommands.SelectMany(sub => Paths(sub, $"{above}{sub.Name} ").Prepend($"{above}{sub.Name}"));
}
