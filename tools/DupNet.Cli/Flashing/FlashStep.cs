using System.Collections.Generic;
using System.Linq;

namespace DupNet.Cli.Flashing;

/// <summary>A run of <c>nanoff</c>.</summary>
/// <param name="Name">What it puts on the board.</param>
/// <param name="Arguments">Its command line.</param>
internal sealed record FlashStep(string Name, IReadOnlyList<string> Arguments)
{
    /// <summary>As a user would type it.</summary>
    public string CommandLine => string.Join(' ', Arguments.Prepend("nanoff").Select(Quote));

    private static string Quote(string argument) => argument.Contains(' ') ? $"\"{argument}\"" : argument;
}
