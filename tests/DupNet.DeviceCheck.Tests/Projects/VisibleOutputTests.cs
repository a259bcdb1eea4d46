using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace DupNet.DeviceCheck.Tests.Projects;

/// <summary>Lines of the tools reach a terminal by VisibleText only, so that no name or text of others controls it.</summary>
public sealed partial class VisibleOutputTests
{
    /// <summary>Where it is done, and what writes JSON, whose strings are escaped.</summary>
    private static readonly string[] s_writers = ["CommandLine/Output/", "Cli/Commands/BoardsCommand.cs"];

    [Fact]
    public void NoToolWritesALinePastIt()
    {
        string tools = Path.Combine(Repository.Root, "tools");
        string[] raw =
        [
            .. Directory.EnumerateFiles(tools, "*.cs", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(tools, path).Replace('\\', '/'))
                .Where(path => !path.StartsWith("DupNet.Facade/", StringComparison.Ordinal) && !s_writers.Any(path.Contains))
                .SelectMany(path => File.ReadLines(Path.Combine(tools, path)).Where(line => RawLine().IsMatch(line)).Select(line => $"{path}: {line.Trim()}")),
        ];
        Assert.Empty(raw);
    }

    [GeneratedRegex(@"\b(Console(\.Error|\.Out)?|output|error|progress)\.Write(Line)?\((?!\))")]
    private static partial Regex RawLine();
}
