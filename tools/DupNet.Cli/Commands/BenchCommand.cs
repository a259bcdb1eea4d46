using System.CommandLine;
using System.IO;
using DupNet.Cli.Output;
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

    /// <summary>Makes the command <c>bench</c>, writing to <paramref name="output"/>.</summary>
    public static Command Create(TextWriter output)
    {
        Option<string?> model = ModelOptions.Model();
        Option<int> budget = ModelOptions.Budget();
        Option<InputSize?> size = ModelOptions.Size();
        Option<int> rounds = CommonOptions.Rounds("How often each layer is timed.");
        Option<bool> json = CommonOptions.Json("Print one line of JSON instead of a table.");
        var command = new Command("bench", Description) { model, budget, size, rounds, json };
        command.SetAction(parsed =>
        {
            DupNetModel loaded = ModelFile.Load(parsed.GetValue(model), ModelOptions.BudgetOf(parsed, budget), out byte[] file);
            DetectorSettings settings = PictureDetector.SettingsFor(loaded, parsed.GetValue(size));
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
        });
        return command;
    }
}
