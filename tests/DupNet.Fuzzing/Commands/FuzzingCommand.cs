using System.IO;
using DupNet.CommandLine.Commands;

namespace DupNet.Fuzzing.Commands;

/// <summary>The <c>dupnet-fuzz</c> command: data on standard output, everything else on standard error.</summary>
internal static class FuzzingCommand
{
    private const string Name = "dupnet-fuzz";

    /// <summary>Runs a command line of <c>dupnet-fuzz</c>.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="output">Takes the data.</param>
    /// <param name="error">Takes messages.</param>
    /// <returns>One of <see cref="CommandLine.Outcomes.ExitCode"/>.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        var program = new ProgramCommand(Name, "Throws mutated input at all readers of DupNet.Embedded, and random networks at all that runs them. Exit code: 0, 1 if a promise was broken, 2 for a wrong command line.")
        {
            CodeCommand.Create(output, error),
            DifferentialCommand.Create(output, error),
            ReplayCommand.Create(output),
            RunCommand.Create(output, error),
            VectorsCommand.Create(output, error),
        };
        return new CommandRunner(output, error, static _ => false).Run(program, arguments);
    }
}
