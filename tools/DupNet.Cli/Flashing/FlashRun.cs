using System;
using System.Globalization;
using System.IO;
using DupNet.CommandLine.Outcomes;

namespace DupNet.Cli.Flashing;

/// <summary>Flashes a board and says OK only when its self-test has passed.</summary>
/// <param name="nanoff">Flashes.</param>
/// <param name="reader">Reads the self-test back.</param>
/// <param name="output">Takes the result.</param>
/// <param name="error">Takes progress.</param>
internal sealed class FlashRun(INanoff nanoff, ISelfTestReader reader, TextWriter output, TextWriter error)
{
    /// <summary>Does a job.</summary>
    /// <param name="job">The job, with its port.</param>
    /// <param name="checksum">CRC-32 of the model that the application must hold.</param>
    /// <param name="wait">How long the self-test may take to answer.</param>
    /// <exception cref="CommandException">Any step failed; the message tells what is on the board.</exception>
    public void Flash(FlashJob job, long checksum, TimeSpan wait)
    {
        job.CheckPorts();
        string done = "nothing was flashed";
        foreach (FlashStep step in job.Steps())
        {
            error.WriteLine(step.CommandLine);
            int exitCode = nanoff.Run(step.Arguments);
            if (exitCode != 0)
            {
                throw new CommandException(
                    ExitCode.Failure,
                    $"{step.Name} was not flashed: nanoff ended with exit code {exitCode} ({NanoffExit.Describe(exitCode)}); before it, {done}.");
            }

            done = $"{step.Name} was flashed";
        }

        error.WriteLine($"Waiting for the self-test on {job.ReportPort} for up to {wait.TotalSeconds:0} s. Reset the board if it does not start by itself.");
        SelfTestReport report = Read(job, wait, done);
        Check(report, checksum);
        string free = report.FreeBytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $", {bytes:#,0} bytes free") : string.Empty;
        output.WriteLine(
            $"OK: {job.Board.Name} runs {report.Model} (checksum {report.Checksum:x8}), known answer right, "
            + $"{(report.IsNative ? "native" : "managed")} kernels ({report.KernelReason}){free}");
    }

    private static void Check(SelfTestReport report, long checksum)
    {
        if (report.Problem is { } problem)
        {
            throw new CommandException(ExitCode.Failure, $"the board runs the self-test, and it says: {problem}");
        }

        if (report.Checksum != checksum)
        {
            throw new CommandException(
                ExitCode.Failure,
                $"the board runs the model {report.Model} with checksum {report.Checksum:x8}, not {checksum:x8}: an older application, or --model names another one.");
        }

        if (report.KnownAnswerPassed != true)
        {
            throw new CommandException(
                ExitCode.Failure,
                report.KnownAnswerPassed is null
                    ? "the self-test answered, but the board did not compute the model's known answer."
                    : $"the board computes a wrong answer with its {(report.IsNative ? "native" : "managed")} kernels: the self-test failed.");
        }
    }

    private SelfTestReport Read(FlashJob job, TimeSpan wait, string done)
    {
        try
        {
            return reader.Read(job.ReportPort!, wait);
        }
        catch (CommandException e)
        {
            throw new CommandException(e.ExitCode, $"{done}, but the self-test was not read: {e.Message}");
        }
    }
}
