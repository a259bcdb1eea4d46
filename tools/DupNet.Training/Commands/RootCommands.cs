using System;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.IO;
using System.Runtime.InteropServices;
using DupNet.Training.Export;
using DupNet.Training.Learning;
using DupNet.Embedded;
using DupNet.DataSets;
using DupNet.DataSets.Troubles;
using DupNet.Pictures;
using DupNet.Training.Recipes;

namespace DupNet.Training.Commands;

/// <summary>The program's commands.</summary>
public static class RootCommands
{
    private const int WrongUse = 2;

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <returns>0, 1 for an error that the user can mend, 2 for a wrong command line.</returns>
    public static int Run(string[] arguments)
    {
        ParseResult result = Make().Parse(arguments);
        if (result.Action is not ParseErrorAction)
        {
            return result.Invoke();
        }

        foreach (ParseError error in result.Errors)
        {
            Console.Error.WriteLine($"error: {error.Message}");
        }

        return WrongUse;
    }

    /// <summary>Makes the command line.</summary>
    private static RootCommand Make() => new("Trains tiny face detectors with 1-bit weights and exports them as .dupnet files. Exit code: 0, 1 if something cannot be used, 2 for a wrong command line.")
    {
        TrainCommand.Make(),
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
        catch (LabelException error)
        {
            foreach (string line in TroubleText.Lines(error.Troubles))
            {
                Console.Error.WriteLine(line);
            }

            Console.Error.WriteLine($"error: {error.Message}");
            return 1;
        }
        catch (Exception error) when (error is RecipeException or PictureException or RunException or ExportException or ModelException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"error: {error.Message}");
            return 1;
        }
        catch (Exception error) when (error is ExternalException or OutOfMemoryException)
        {
            // libtorch adds its call stack to the message.
            Console.Error.WriteLine($"error: libtorch failed, most often for lack of memory (smaller training.batchSize or sides need less): {error.Message.Split('\n')[0]}");
            return 1;
        }
    }
}
