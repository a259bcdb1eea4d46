using System.Collections.Generic;
using DupNet.CommandLine.Outcomes;

namespace DupNet.Cli.Flashing;

/// <summary>Runs <c>nanoff</c>, nanoFramework's flashing tool.</summary>
internal interface INanoff
{
    /// <summary>Runs <c>nanoff</c> to its end; what it prints goes to the console.</summary>
    /// <param name="arguments">Arguments of the command line, without the program's name.</param>
    /// <returns>Exit code of <c>nanoff</c>.</returns>
    /// <exception cref="CommandException"><c>nanoff</c> is not installed, or does not end in time.</exception>
    int Run(IReadOnlyList<string> arguments);
}
