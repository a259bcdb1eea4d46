using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;
using DupNet.CommandLine.Outcomes;

namespace DupNet.Cli.Training;

/// <summary>Runs a program with this console, and leaves Ctrl-C to it.</summary>
/// <remarks>
/// On a terminal Ctrl-C goes to both processes. The program ends in its own way, and this one waits for it and gives back its exit code. A request to end that
/// reaches this process alone (SIGTERM) is passed on.
/// </remarks>
internal static class TrainerProcess
{
    private const int Terminate = 15;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables that it gets besides those of this process.</param>
    /// <param name="endsWhenInterrupted">Whether an interruption is told as such, whatever exit code the program makes of it.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="CommandException">It cannot be started.</exception>
    public static int Run(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, bool endsWhenInterrupted = false)
    {
        // The console is inherited, not redirected: lines that move and colours are the program's.
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        Process? process = null;
        int interruptions = 0;
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            Interlocked.Increment(ref interruptions);
        });
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            Interlocked.Increment(ref interruptions);
            PassOn(Volatile.Read(ref process));
        });
        try
        {
            Volatile.Write(ref process, Process.Start(start)!);
            process!.WaitForExit();
            return endsWhenInterrupted && Volatile.Read(ref interruptions) > 0 ? ExitCode.Interrupted : process.ExitCode;
        }
        catch (Win32Exception e)
        {
            throw new CommandException(ExitCode.Failure, $"{program} cannot be started: {e.Message}");
        }
        finally
        {
            process?.Dispose();
        }
    }

    private static void PassOn(Process? process)
    {
        if (process is null || process.HasExited)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            process.Kill();
        }
        else
        {
            _ = Kill(process.Id, Terminate);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
