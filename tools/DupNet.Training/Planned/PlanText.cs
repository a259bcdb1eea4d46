using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Output;
using DupNet.DataSets;
using DupNet.Training.Planning;

namespace DupNet.Training.Planned;

/// <summary>A plan for people: what was found, what was chosen, what it costs, and what could be better.</summary>
public static class PlanText
{
    /// <summary>Writes a plan.</summary>
    /// <param name="writer">Takes the lines.</param>
    /// <param name="set">The data set.</param>
    /// <param name="figures">What was found in it.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="budget">What it may cost.</param>
    public static void Write(TextWriter writer, DataSet set, DataFigures figures, TrainingPlan plan, Budget budget)
    {
        foreach (string line in Lines(set, figures, plan, budget))
        {
            writer.WriteVisible(line);
        }
    }

    private static IEnumerable<string> Lines(DataSet set, DataFigures figures, TrainingPlan plan, Budget budget)
    {
        string classes = string.Join(", ", figures.Classes.Select(name => Text($"{name} {figures.Of(name)}")));
        string use = figures.Unmeasured ? "photos" : "photos to train with";
        yield return Text($"found: {figures.Photos.Count} {use}, {figures.Empty} of them without objects; {figures.Objects} objects: {classes}");
        yield return figures.Unmeasured ? "measured on: a fifth of the photos, taken out of those; alike ones stay together" : Text($"measured on: {set.Measured.Count} photos that the data set has for it");
        foreach (string reason in plan.Reasons)
        {
            yield return $"chosen: {reason}";
        }

        yield return Text($"chosen: start from {plan.StartName}, {plan.Steps} steps at most");
        string ram = budget.Ram is int most ? Text($" of {most} allowed") : string.Empty;
        yield return Text($"cost: {plan.Cost.Bytes} bytes of the file of {budget.Bytes} allowed, {plan.Cost.Ram} bytes of memory{ram}");
        if (plan.Cost.Time is { } time && budget.Time is BoardLimit limit)
        {
            yield return Text($"cost: {time.FromMilliseconds} to {time.ToMilliseconds} ms on {limit.Board.Name} of {limit.Milliseconds} allowed ({limit.Kernels.ToString().ToLowerInvariant()} kernels; {time.Assumption})");
        }

        foreach (string advice in plan.Advice)
        {
            yield return $"note: {advice}";
        }
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
