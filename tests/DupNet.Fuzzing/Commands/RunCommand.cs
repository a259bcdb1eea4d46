using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;
using DupNet.Fuzzing.Running;
using DupNet.Fuzzing.Targets;

namespace DupNet.Fuzzing.Commands;

/// <summary><c>dupnet-fuzz run</c>: mutated input for the targets, each for its share of the time.</summary>
internal static class RunCommand
{
    private const int MostSeconds = 7 * 24 * 3600;
    private const int DefaultSeconds = 60;
    private const long MostSeed = int.MaxValue;

    /// <summary>Makes the command <c>run</c>.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        Option<int> seconds = CommonOptions.Number("--seconds", "N", "For how long, all targets together.", MostSeconds, DefaultSeconds, $"a whole number from 1 to {MostSeconds}");
        Option<long?> seed = CommonOptions.Whole("--seed", "N", "Seed of the first input of each target; others follow. Without it a new one.", MostSeed);
        Option<long?> executions = CommonOptions.Whole("--executions", "N", "Inputs of each target, in place of a time.", MostSeed);
        Option<string[]> targets = new("--target") { Description = "A target; again for more. Without it all.", HelpName = "NAME" };
        Option<string?> found = CommonOptions.Output("Where inputs go that break a promise.", "DIR");
        var command = new Command("run", "Makes input for each target from its seeds, and prints what was run. An input depends on its target and its seed alone.")
        {
            seconds, seed, executions, targets, found,
        };
        command.SetAction(parsed =>
        {
            IReadOnlyList<FuzzTarget> chosen = TargetTable.Named(parsed.GetValue(targets) ?? []);
            int first = (int)(parsed.GetValue(seed) ?? Random.Shared.Next());
            string folder = parsed.GetValue(found) ?? Path.Combine("artifacts", "fuzz", "managed");
            Directory.CreateDirectory(folder);
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first seed {first}"));
            output.WriteLine("target executions accepted");
            using var last = new LastInput(Path.Combine(folder, "last"));
            List<Finding> findings = [];
            for (int i = 0; i < chosen.Count; i++)
            {
                var limit = new RunLimit(parsed.GetValue(executions), TimeSpan.FromSeconds((double)parsed.GetValue(seconds) / chosen.Count));
                FuzzResult result = new FuzzRun(chosen[i], last).Run(first, limit);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{chosen[i].Name} {result.Executions} {result.Accepted}"));
                output.Flush();
                if (result.Finding is { } finding)
                {
                    findings.Add(finding);
                    Tell(error, finding, finding.Write(folder));
                    if (finding.IsStuck)
                    {
                        // Its thread cannot be ended.
                        break;
                    }
                }
            }

            if (findings.Count > 0 && findings.Any(static finding => finding.IsStuck))
            {
                Environment.Exit(ExitCode.Failure);
            }

            return findings.Count == 0 ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }

    private static void Tell(TextWriter error, Finding finding, string file)
    {
        error.WriteLine($"FINDING in {finding.Target}: {finding.What}");
        error.WriteLine($"  input: {file}");
        error.WriteLine($"  again: dotnet run --project tests/DupNet.Fuzzing -- replay {finding.Target} {file}");
        if (finding.Seed is { } seed)
        {
            error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  or:    dotnet run --project tests/DupNet.Fuzzing -- run --target {finding.Target} --seed {seed} --executions 1"));
        }
    }
}
