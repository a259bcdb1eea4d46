using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using DupNet.CommandLine.Outcomes;

namespace DupNet.Cli.Flashing;

/// <summary>The installed <c>nanoff</c>.</summary>
/// <param name="program">Name or path of the program.</param>
/// <param name="limit">How long a run may take.</param>
internal sealed class NanoffProcess(string program, TimeSpan limit) : INanoff
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    /// <summary>Uses the <c>nanoff</c> on the search path.</summary>
    public NanoffProcess()
        : this("nanoff", s_limit)
    {
    }

    /// <inheritdoc/>
    public int Run(IReadOnlyList<string> arguments)
    {
        // The console is inherited, not redirected: nanoff moves the cursor in it, which fails on a pipe on Windows.
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false };
        try
        {
            using Process process = Process.Start(start)!;
            if (process.WaitForExit(limit))
            {
                return process.ExitCode;
            }

            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        catch (Win32Exception e)
        {
            throw new CommandException(
                ExitCode.Failure, $"{program} cannot be started ({e.Message}). Install it: dotnet tool install -g nanoff");
        }

        throw new CommandException(
            ExitCode.Failure,
            $"{program} did not end within {limit.TotalSeconds:0} s and was stopped. What is on the board is not known: flash it again.");
    }
}
