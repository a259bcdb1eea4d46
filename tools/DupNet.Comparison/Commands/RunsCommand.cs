using System.CommandLine;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Comparison.Runs;

namespace DupNet.Comparison.Commands;

/// <summary><c>dupnet-compare runs</c>: how training runs went, in one picture.</summary>
internal static class RunsCommand
{
    /// <summary>Makes the command <c>runs</c>, writing what was drawn to <paramref name="output"/>.</summary>
    public static Command Create(TextWriter output)
    {
        var runs = new Option<string[]>("--run", "-r")
        {
            Description = "Folder of a training run, or any folder with its training.csv. May be given several times.",
            HelpName = "DIR",
            Required = true,
        };
        var target = new Option<string>("--output", "-o") { Description = "The PNG file.", HelpName = "FILE", Required = true };
        var command = new Command("runs", "Draws loss and overlap of training runs over the pictures that they saw.") { runs, target };
        command.SetAction(parsed =>
        {
            RunCurve[] curves = [.. parsed.GetRequiredValue(runs).Select(RunCurve.Read)];
            string picture = parsed.GetRequiredValue(target);
            RunPicture.Save(curves, picture);
            foreach (RunCurve curve in curves)
            {
                output.WriteVisible($"{curve.Name}: {curve.Pictures.Count} rows, {curve.Pictures[^1]:0} pictures");
            }

            return ExitCode.Success;
        });
        return command;
    }
}
