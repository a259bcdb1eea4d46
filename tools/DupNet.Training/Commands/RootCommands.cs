using System;
using System.Runtime.InteropServices;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Output;
using DupNet.DataSets;
using DupNet.DataSets.Troubles;
using DupNet.Embedded;
using DupNet.Pictures;
using DupNet.Training.Export;
using DupNet.Training.Learning;
using DupNet.Training.Native;
using DupNet.Training.Recipes;

namespace DupNet.Training.Commands;

/// <summary>The program's commands.</summary>
public static class RootCommands
{
    private const string Description =
        "Trains tiny face detectors with 1-bit weights and exports them as .dupnet files. Exit code: 0, 1 if something cannot be used, 2 for a wrong command line.";

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <returns>One of <see cref="CommandLine.Outcomes.ExitCode"/>.</returns>
    public static int Run(string[] arguments) => new CommandRunner(Console.Out, Console.Error, IsTold).Run(Make(), arguments);

    /// <summary>Makes the command line.</summary>
    public static ProgramCommand Make() => new("dupnet-train", Description)
    {
        TrainCommand.Make(),
        ValidateCommand.Make(),
        ExportCommand.Make(),
    };

    /// <summary>Runs an action that computes, once the command line is understood.</summary>
    /// <param name="action">What to run.</param>
    public static void Guard(Action action)
    {
        TorchLibrary.Prepare();
        try
        {
            action();
        }
        catch (LabelException error)
        {
            foreach (string line in TroubleText.Lines(error.Troubles))
            {
                Console.Error.WriteVisible(line);
            }

            throw;
        }
        catch (Exception error) when (error is ExternalException or OutOfMemoryException)
        {
            // libtorch adds its call stack to the message.
            throw new RunException(
                $"libtorch failed, most often for lack of memory (smaller training.batchSize or sides need less): {error.Message.Split('\n')[0]}", error);
        }
    }

    /// <summary>Errors that the user can mend.</summary>
    private static bool IsTold(Exception error) =>
        error is RecipeException or PictureException or LabelException or RunException or ExportException or ModelException or ArgumentException;
}
