using System;
using System.Runtime.InteropServices;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.DataSets;
using DupNet.DataSets.Troubles;
using DupNet.Training.Learning;
using DupNet.Training.Native;

namespace DupNet.Training.Commands;

/// <summary>Runs what a command computes, and tells in words what goes wrong with labels or libtorch.</summary>
internal static class TorchGuard
{
    /// <summary>Runs an action that computes with torch, after the command line is understood.</summary>
    /// <param name="action">The action to run.</param>
    public static void Run(Action action) => Run(() =>
    {
        action();
        return ExitCode.Success;
    });

    /// <summary>Runs an action that computes with torch and can end in several ways, after the command line is understood.</summary>
    /// <param name="action">The action to run.</param>
    /// <returns>What the action returns, one of <see cref="ExitCode"/>.</returns>
    public static int Run(Func<int> action)
    {
        TorchLibrary.Prepare();
        try
        {
            return action();
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
}
