using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using DupNet.Cli.Models;
using DupNet.Cli.Output;
using DupNet.Cli.Timing;
using DupNet.Counting;
using DupNet.Embedded;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet bench</c>: what each layer takes.</summary>
internal static class BenchCommand
{
    private const string Description =
        "Times a detection layer by layer on this machine, and counts the IL instructions that a device's interpreter executes. "
        + "Times mean little in a debug build.";

    private const int DefaultRounds = 50;
    private const int MostRounds = 100000;

    /// <summary>The command, writing to <paramref name="output"/>.</summary>
    public static Command Create(TextWriter output)
    {
        Option<string?> model = CommonOptions.Model();
        Option<InputSize?> size = CommonOptions.Size();
        var rounds = new Option<int>("--rounds")
        {
            Description = "How often each layer is timed. Default: 50.",
            HelpName = "N",
            CustomParser = ParseRounds,
            DefaultValueFactory = static _ => DefaultRounds,
        };
        Option<bool> json = CommonOptions.Json("Print one line of JSON instead of a table.");
        var command = new Command("bench", Description) { model, size, rounds, json };
        command.SetAction(parsed =>
        {
            string? path = parsed.GetValue(model);
            DetectorSettings settings = PictureDetector.SettingsFor(ModelFile.Load(path), parsed.GetValue(size));
            try
            {
                BenchReport report = BenchReport.Measure(ModelFile.Read(path), settings, parsed.GetValue(rounds));
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

    private static int ParseRounds(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is >= 1 and <= MostRounds)
        {
            return value;
        }

        result.AddError($"--rounds must be a whole number from 1 to {MostRounds}, not '{text}'.");
        return DefaultRounds;
    }
}
