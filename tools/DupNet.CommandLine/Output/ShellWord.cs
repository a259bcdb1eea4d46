using System;
using System.Linq;

namespace DupNet.CommandLine.Output;

/// <summary>Arguments as they are written on a command line, so that a command that is shown works when it is pasted.</summary>
public static class ShellWord
{
    private const string PlainSigns = "-_./:=+,@%";
    private const string SignsWithinQuotes = "\\\"$`";

    /// <summary>An argument: in double quotes where a shell would take it for something else.</summary>
    /// <param name="argument">The argument.</param>
    public static string Of(string argument) => Of(argument, OperatingSystem.IsWindows());

    /// <summary>The same for a shell of Windows, in which a backslash parts folders, or for one of other systems.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="isWindows">Whether the shell is one of Windows.</param>
    public static string Of(string argument, bool isWindows)
    {
        ArgumentNullException.ThrowIfNull(argument);
        if (argument.Length > 0 && argument.All(letter => char.IsLetterOrDigit(letter) || PlainSigns.Contains(letter, StringComparison.Ordinal) || (isWindows && letter == '\\')))
        {
            return argument;
        }

        return isWindows ? $"\"{argument}\"" : $"\"{string.Concat(argument.Select(static letter => SignsWithinQuotes.Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : $"{letter}"))}\"";
    }
}
