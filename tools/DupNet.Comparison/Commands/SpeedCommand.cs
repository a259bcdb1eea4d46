using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Output;
using DupNet.Comparison.Speed;
using DupNet.Embedded;
using DupNet.Measuring.Models;

namespace DupNet.Comparison.Commands;

/// <summary><c>dupnet-compare speed</c>: times this runtime and what a user would take instead, on one thread.</summary>
internal static class SpeedCommand
{
    private const string Description =
        "Times a detection on one thread of this machine: by this runtime, and by the same network in ONNX Runtime and as plain code.";

    /// <summary>Makes the command <c>speed</c>, writing results to <paramref name="output"/> and messages to <paramref name="error"/>.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        Option<string?> model = ModelOptions.Model();
        Option<InputSize?> size = ModelOptions.Size();
        var peers = new Option<string?>("--peers", "-p") { Description = "Folder with yunet_n_320_320.onnx, to time it too.", HelpName = "DIR" };
        Option<int> rounds = CommonOptions.Rounds("How often each is timed, in turns.");
        Option<bool> json = CommonOptions.Json("Print one line of JSON instead of a table.");
        var command = new Command("speed", Description) { model, size, peers, rounds, json };
        command.SetAction(parsed =>
        {
            DupNetModel loaded = ModelFile.Load(parsed.GetValue(model), out byte[] file);
            DetectorSettings settings = PictureDetector.SettingsFor(loaded, parsed.GetValue(size));
            IReadOnlyList<Contestant> contestants = Contestants.All(file, loaded, settings, parsed.GetValue(peers), error);
            IReadOnlyList<ContestantTime> times = Race.Run(contestants, parsed.GetValue(rounds));
            if (parsed.GetValue(json))
            {
                JsonLine.Write(output, times);
            }
            else
            {
                Write(output, loaded, settings, times);
            }
        });
        return command;
    }

    private static void Write(TextWriter output, DupNetModel model, DetectorSettings settings, IReadOnlyList<ContestantTime> times)
    {
        output.WriteVisible(FormattableString.Invariant($"{model.Name}, input {settings.InputWidth} x {settings.InputHeight}, one thread"));
        var table = new TextTable("", "median ms", "least ms", "median / managed", "logits off by at most");
        foreach (ContestantTime time in times)
        {
            table.Add(
                time.Name,
                Text(time.MedianMilliseconds),
                Text(time.LeastMilliseconds),
                Text(time.MedianMilliseconds / times[0].MedianMilliseconds),
                time.LargestError?.ToString(CultureInfo.InvariantCulture) ?? "-");
        }

        table.Write(output);
    }

    private static string Text(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
