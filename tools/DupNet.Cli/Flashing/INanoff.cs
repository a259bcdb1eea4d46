using System.Collections.Generic;
using DupNet.CommandLine.Outcomes;

namespace DupNet.Cli.Flashing;

/// <summary>Runs <c>nanoff</c>, nanoFramework's flashing tool.</summary>
internal interface INanoff
{
    /// <summary>Runs it to its end; what it prints goes to the console.</summary>
    /// <param name="arguments">Its command line.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="CommandException">It is not installed, or does not end in time.</exception>
    int Run(IReadOnlyList<string> arguments);
}
