using System;
using System.Collections.Generic;
using System.IO;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Devices;
using DupNet.Embedded;

namespace DupNet.Cli.Flashing;

/// <summary>Flashes a board and says OK only when the very image that was flashed has told that its self-test passed.</summary>
/// <param name="nanoff">Flashes.</param>
/// <param name="reader">Reads the self-test back.</param>
/// <param name="output">Takes the result.</param>
/// <param name="error">Takes progress.</param>
internal sealed class FlashRun(INanoff nanoff, ISelfTestReader reader, TextWriter output, TextWriter error)
{
    /// <summary>Flashes a board, and waits for its self-test.</summary>
    /// <param name="job">What to flash, with the port to flash through.</param>
    /// <param name="image">What the job's image holds; null without one.</param>
    /// <param name="models">Models that the application may hold.</param>
    /// <param name="wait">How long the self-test may take to answer.</param>
    /// <exception cref="CommandException">A step failed, or nothing proves that all succeeded; the message says what is on the board.</exception>
    /// <exception cref="DeviceException">A port cannot be used.</exception>
    public void Flash(FlashJob job, DeploymentImage? image, IReadOnlyList<DupNetModel> models, TimeSpan wait)
    {
        job.CheckPorts();
        using StampedCopy? copy = image is { HasStamp: true } ? new StampedCopy(image, job.Image!) : null;
        string done = RunSteps(copy is null ? job : job with { Image = copy.Path });
        error.WriteVisible($"Waiting for the self-test on {job.ReportPort} for up to {wait.TotalSeconds:0} s. Reset the board if it does not start by itself.");
        SelfTestReport report = Read(job, wait, copy?.Stamp, done);
        string passed = FlashCheck.Passed(report, job, models);
        if (copy is null)
        {
            throw new CommandException(
                ExitCode.Failure,
                $"not proved: nanoff says that {done}, and {passed}. But "
                + (image is null
                    ? "no image was flashed, so this may be what ran before; with --image it is proved."
                    : "the image tells no build stamp, so this may be an older program; build it with this version of DupNet.Embedded."));
        }

        output.WriteVisible($"OK: {passed}, build stamp {copy.Stamp}");
    }

    private string RunSteps(FlashJob job)
    {
        string done = "nothing was flashed";
        foreach (FlashStep step in job.Steps())
        {
            error.WriteVisible(step.CommandLine);
            int exitCode = nanoff.Run(step.Arguments);
            if (exitCode != 0)
            {
                throw new CommandException(
                    ExitCode.Failure,
                    $"{step.Name} was not flashed: nanoff ended with exit code {exitCode} ({NanoffExit.Describe(exitCode)}); before it, {done}.");
            }

            done = $"{step.Name} was flashed";
        }

        return done;
    }

    private SelfTestReport Read(FlashJob job, TimeSpan wait, string? stamp, string done)
    {
        try
        {
            return reader.Read(job.ReportPort!, wait, stamp);
        }
        catch (CommandException e)
        {
            throw new CommandException(e.ExitCode, $"nanoff says that {done}, but the self-test was not read: {e.Message}");
        }
    }
}
