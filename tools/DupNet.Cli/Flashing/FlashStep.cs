using System.Collections.Generic;
using System.Linq;
using DupNet.CommandLine.Output;

namespace DupNet.Cli.Flashing;

/// <summary>A run of <c>nanoff</c>.</summary>
/// <param name="Name">What the run puts on the board.</param>
/// <param name="Arguments">Arguments of the command line, without the program's name.</param>
internal sealed record FlashStep(string Name, IReadOnlyList<string> Arguments)
{
    /// <summary>The command line as a user would type it.</summary>
    public string CommandLine => string.Join(' ', Arguments.Prepend("nanoff").Select(ShellWord.Of));
}
