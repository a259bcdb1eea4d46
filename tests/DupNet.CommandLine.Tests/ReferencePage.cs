using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DupNet.CommandLine.Tests;

/// <summary><c>docs/cli.md</c>: what it says about commands, beside what the programs say.</summary>
internal static class ReferencePage
{
    private const string OptionColumn = "option";
    private const string FieldColumn = "field";

    private static readonly string[] s_lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "cli.md"));

    /// <summary>The names of arguments and options that the page gives the commands of a program; a line for each command.</summary>
    public static IEnumerable<string> Documented(string program) =>
        Headings().Where(heading => heading.Split(' ')[0] == program && heading != program)
            .Select(heading => Line(heading, Names(heading, OptionColumn)))
            .Order(StringComparer.Ordinal);

    /// <summary>The same, as the program has them.</summary>
    public static IEnumerable<string> Existing(Command program) => Paths(program, program.Name)
        .Select(item => Line(item.Path, item.Command.Arguments.Select(argument => argument.Name).Concat(
            item.Command.Options.Where(option => option is not HelpOption and not VersionOption).SelectMany(option => option.Aliases.Prepend(option.Name)))))
        .Order(StringComparer.Ordinal);

    /// <summary>The fields that the page gives the JSON of a command.</summary>
    public static IEnumerable<string> Fields(string command) => Names(command, FieldColumn).Order(StringComparer.Ordinal);

    /// <summary>The fields of a JSON value, as the page writes them.</summary>
    public static IEnumerable<string> Fields(JsonElement value) => Walk(value, string.Empty).Distinct().Order(StringComparer.Ordinal);

    private static string Line(string command, IEnumerable<string> names) => $"{command}: {string.Join(' ', names.Order(StringComparer.Ordinal))}";

    private static IEnumerable<(string Path, Command Command)> Paths(Command command, string path) => command.Subcommands
        .Where(sub => sub.Name != "help")
        .SelectMany(sub => Paths(sub, $"{path} {sub.Name}").Prepend(($"{path} {sub.Name}", sub)));

    private static IEnumerable<string> Headings() =>
        s_lines.Where(line => line.StartsWith("### `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);

    /// <summary>What is quoted in the first column of a table below a heading.</summary>
    private static IEnumerable<string> Names(string heading, string column) => s_lines
        .SkipWhile(line => line.TrimStart('#') != $" `{heading}`")
        .Skip(1)
        .TakeWhile(line => !line.StartsWith('#'))
        .SkipWhile(line => !line.StartsWith($"| {column} |", StringComparison.Ordinal))
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .SelectMany(line => Regex.Matches(line.Split('|')[1], "`([^`]+)`").Select(match => match.Groups[1].Value));

    private static IEnumerable<string> Walk(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Walk(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Walk(item, $"{path}[]")),
        _ => [path],
    };
}
