using System;
using System.IO;
using DupNet.CommandLine.Commands;
using DupNet.Comparison.Commands;
using DupNet.DataSets;
using DupNet.Pictures;

namespace DupNet.Comparison;

/// <summary>Compares DupNet models with what else finds faces. Exit codes and streams as those of <c>dupnet</c>.</summary>
internal static class Program
{
    private static int Main(string[] arguments) => Run(arguments, Console.Out, Console.Error);

    /// <summary>Runs a command line.</summary>
    internal static int Run(string[] arguments, TextWriter output, TextWriter error) =>
        new CommandRunner(output, error, static e => e is LabelException or PictureException).Run(Create(output, error), arguments);

    /// <summary>The program's commands.</summary>
    internal static ProgramCommand Create(TextWriter output, TextWriter error) => new(
        "dupnet-compare", "Compares DupNet models with other detectors and runtimes. Exit codes as those of dupnet.")
    {
        AccuracyCommand.Create(output, error),
        SpeedCommand.Create(output, error),
        RelabelCommand.Create(output, error),
        RunsCommand.Create(output),
    };
}
