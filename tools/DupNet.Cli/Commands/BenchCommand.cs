using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using DupNet.Cli.Output;
using DupNet.Cli.Soaking;
using DupNet.Cli.Timing;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Counting;
using DupNet.Embedded;
using DupNet.Measuring.Models;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet bench</c>: measures how long each layer takes.</summary>
internal static class BenchCommand
{
    private const string Description =
        "Times a detection layer by layer on this machine, and counts the IL instructions that a device's interpreter executes. "
        + "Times mean little in a debug build.";

    private const double MostMinutes = 60 * 24 * 30;

    /// <summary>Makes the command <c>bench</c>, writing to <paramref name="output"/> and <paramref name="error"/>.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        Option<string?> model = ModelOptions.Model();
        Option<int> budget = ModelOptions.Budget();
        Option<InputSize?> size = ModelOptions.Size();
        Option<int> rounds = CommonOptions.Rounds("How often each layer is timed.");
        Option<bool> json = CommonOptions.Json("Print one line of JSON instead of a table.");
        Option<double?> soak = CommonOptions.Positive(
            "--soak",
            "MINUTES",
            "Detect for so long instead, with frames, formats, thresholds and sizes that change, and print times, memory, drift, and whether the same input "
            + "always gave the same. Exit code 1 if not, or if something drifted; Ctrl-C ends it early.",
            MostMinutes);
        Option<long?> seed = CommonOptions.Whole("--seed", "N", "With --soak: decides which inputs are drawn. Without it a new one.", int.MaxValue);
        var command = new Command("bench", Description) { model, budget, size, rounds, json, soak, seed };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;

        int Run(ParseResult parsed, CancellationToken cancellation)
        {
            DupNetModel loaded = ModelFile.Load(parsed.GetValue(model), ModelOptions.BudgetOf(parsed, budget), out byte[] file);
            DetectorSettings settings = PictureDetector.SettingsFor(loaded, parsed.GetValue(size));
            if (parsed.GetValue(soak) is { } minutes)
            {
                var run = new SoakRun(loaded, settings, (int)(parsed.GetValue(seed) ?? Random.Shared.Next()), static () => null);
                return Soak(run, TimeSpan.FromMinutes(minutes), parsed.GetValue(json), output, error, cancellation);
            }

            if (parsed.GetValue(seed) is not null)
            {
                throw new CommandException(ExitCode.Usage, "--seed is for --soak.");
            }

            try
            {
                BenchReport report = BenchReport.Measure(loaded, file, settings, parsed.GetValue(rounds));
                if (parsed.GetValue(json))
                {
                    JsonLine.Write(output, report);
                }
                else
                {
                    BenchReportText.Write(output, report);
                }
            }
            catch (CountingException e)
            {
                throw new CommandException(ExitCode.Failure, e.Message);
            }

            return ExitCode.Success;
        }
    }

    /// <summary>Runs a soak, and prints what it found so far when it is interrupted.</summary>
    private static int Soak(SoakRun run, TimeSpan time, bool json, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var progress = new Progress(error, "seconds");
        SoakReport report = run.Run(time, progress.Report, cancellation);
        if (json)
        {
            JsonLine.Write(output, report);
        }
        else
        {
            SoakReportText.Write(output, report);
        }

        return report.Faults.Count > 0 ? ExitCode.Failure : cancellation.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Success;
    }
}
