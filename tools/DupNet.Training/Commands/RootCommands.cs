using System;
using System.CommandLine;
using System.IO;
using DupNet.Training.Export;
using DupNet.Training.Learning;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Training.Recipes;

namespace DupNet.Training.Commands;

/// <summary>The program's commands.</summary>
public static class RootCommands
{
    /// <summary>Makes the command line.</summary>
    public static RootCommand Make() => new("Trains tiny face detectors with 1-bit weights and exports them as .dupnet files.")
    {
        TrainCommand.Make(),
        ChainCommand.Make(),
        ValidateCommand.Make(),
        ExportCommand.Make(),
    };

    /// <summary>Runs an action; errors that the user can mend become one line and exit code 1.</summary>
    /// <param name="action">What to run.</param>
    public static int Guard(Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (Exception error) when (error is RecipeException or PictureException or LabelException or RunException or ExportException or ModelException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"error: {error.Message}");
            return 1;
        }
    }
}
