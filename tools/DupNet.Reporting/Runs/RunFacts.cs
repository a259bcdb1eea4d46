using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.DataSets.Anchors;
using DupNet.Embedded;

namespace DupNet.Reporting.Runs;

/// <summary>The numbers of a run that advice is made of.</summary>
/// <param name="Scores">Accuracy on validation photos by step, 0..1.</param>
/// <param name="BestStep">The step of the best model; null without validation.</param>
/// <param name="ClassObjects">Objects that the run was trained with, by class.</param>
/// <param name="AnchorOverlap">Mean over those objects of the overlap with the anchor that fits best, both centred alike, 0..1; null without objects.</param>
internal sealed record RunFacts(
    IReadOnlyList<(double Step, double Score)> Scores, double? BestStep, IReadOnlyList<(string Name, int Objects)> ClassObjects, double? AnchorOverlap)
{
    private const double AnchorUnits = 16;

    /// <summary>The facts of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="model">Its model.</param>
    public static RunFacts Of(TrainedRun run, DupNetModel model)
    {
        IReadOnlyList<(double Step, double Score)> scores = ScoresOf(run);
        IReadOnlyList<AnchorShape> objects = Objects(run, model);
        IReadOnlyList<AnchorShape> anchors = Anchors(model);
        return new RunFacts(
            scores,
            scores.Count == 0 ? null : run.BestStep ?? scores[^1].Step,
            [.. run.Classes.Select(name => (name, run.Trained.Sum(photo => photo.Objects.Count(labelled => run.Classes.Count == 1 || labelled.ClassName == name))))],
            objects.Count == 0 ? null : objects.Average(shape => anchors.Max(anchor => anchor.Overlap(shape))));
    }

    /// <summary>Accuracy by step: the mean over classes where the run has it, else that of all photos.</summary>
    public static IReadOnlyList<(double Step, double Score)> ScoresOf(TrainedRun run)
    {
        IReadOnlyList<(double X, double Y)> mean = RunTable.Read(Path.Combine(run.Folder, "scores.csv")).Points("step", "meanAveragePrecision");
        return mean.Count > 0 ? mean : RunTable.Read(Path.Combine(run.Folder, "validation.csv")).Where("part", Evaluation.PhotoPart.All).Points("step", "averagePrecision");
    }

    /// <summary>Objects of the photos that the run was trained with, in pixels of the model's input.</summary>
    public static IReadOnlyList<AnchorShape> Objects(TrainedRun run, DupNetModel model) => ObjectShapes.Of(run.Trained, model.DefaultWidth, model.DefaultHeight);

    /// <summary>The model's anchors, in pixels of its input.</summary>
    public static IReadOnlyList<AnchorShape> Anchors(DupNetModel model) => [.. model.Anchors.Select(static anchor => new AnchorShape(anchor.Width / AnchorUnits, anchor.Height / AnchorUnits))];
}
