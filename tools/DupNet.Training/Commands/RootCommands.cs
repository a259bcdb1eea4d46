using System;
using DupNet.CommandLine.Commands;
using DupNet.DataSets;
using DupNet.Embedded;
using DupNet.Pictures;
using DupNet.Training.Export;
using DupNet.Training.Learning;
using DupNet.Training.Recipes;

namespace DupNet.Training.Commands;

/// <summary>The commands of <c>dupnet-train</c>.</summary>
public static class RootCommands
{
    private const string Description =
        "Trains tiny face detectors with 1-bit weights and exports them as .dupnet files. Exit code: 0, 1 if something cannot be used, 2 for a wrong command line.";

    /// <summary>Runs a command line of <c>dupnet-train</c>.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <returns>One of <see cref="CommandLine.Outcomes.ExitCode"/>.</returns>
    public static int Run(string[] arguments) => new CommandRunner(Console.Out, Console.Error, IsTold).Run(Make(), arguments);

    /// <summary>Makes <c>dupnet-train</c> with all its commands.</summary>
    public static ProgramCommand Make() => new("dupnet-train", Description)
    {
        TrainCommand.Make(),
        ValidateCommand.Make(),
        ExportCommand.Make(),
    };

    /// <summary>Errors that the user can mend.</summary>
    private static bool IsTold(Exception error) =>
        error is RecipeException or PictureException or LabelException or RunException or ExportException or ModelException or ArgumentException;
}
