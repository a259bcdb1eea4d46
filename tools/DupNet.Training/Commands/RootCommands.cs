using System;
using DupNet.CommandLine.Commands;
using DupNet.DataSets;
using DupNet.Embedded;
using DupNet.Pictures;
using DupNet.Training.Export;
using DupNet.Training.Learning;
using DupNet.Training.Planning;
using DupNet.Training.Recipes;

namespace DupNet.Training.Commands;

/// <summary>The commands of <c>dupnet-train</c>.</summary>
public static class RootCommands
{
    private const string Program = "dupnet-train";
    private const string FrontVariable = "DUPNET_FRONT";
    private const string Description =
        "Trains tiny detectors with 1-bit weights and exports them as .dupnet files. Exit code: 0, 1 if something cannot be used, 2 for a wrong command line, 130 if interrupted.";

    /// <summary>Runs a command line of <c>dupnet-train</c>.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <returns>One of <see cref="CommandLine.Outcomes.ExitCode"/>.</returns>
    public static int Run(string[] arguments)
    {
        // Started by dupnet, it speaks as dupnet does.
        string? front = Environment.GetEnvironmentVariable(FrontVariable);
        return new CommandRunner(Console.Out, Console.Error, IsTold).Run(front is null ? Make() : Make(front, $"{front} train"), arguments);
    }

    /// <summary>Makes <c>dupnet-train</c> with all its commands.</summary>
    public static ProgramCommand Make() => Make(Program, $"{Program} {AutoCommand.Name}");

    private static ProgramCommand Make(string program, string front) => new(program, Description)
    {
        AutoCommand.Make(front),
        TrainCommand.Make(),
        ValidateCommand.Make(),
        ExportCommand.Make(),
    };

    /// <summary>Errors that the user can mend.</summary>
    private static bool IsTold(Exception error) =>
        error is RecipeException or PictureException or LabelException or RunException or PlanException or ExportException or ModelException or ArgumentException;
}
