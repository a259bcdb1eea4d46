using System.Collections.Generic;
using DupNet.CommandLine.Outcomes;

namespace DupNet.Cli.Training;

/// <summary>Runs the trainer, a program of its own because of the size of its libraries.</summary>
internal interface ITrainer
{
    /// <summary>Runs the trainer to its end; what it prints goes where this program prints.</summary>
    /// <param name="arguments">Arguments of its command line, without the program's name.</param>
    /// <returns>Its exit code, one of <see cref="ExitCode"/>.</returns>
    /// <exception cref="CommandException">There is no trainer here, or it cannot be built or started.</exception>
    int Run(IReadOnlyList<string> arguments);
}
