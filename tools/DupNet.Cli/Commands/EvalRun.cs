using System;
using System.Collections.Generic;
using DupNet.Cli.Measuring;
using DupNet.Cli.Output;
using DupNet.CommandLine.Files;
using DupNet.CommandLine.Output;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Measuring.Curves;
using DupNet.Measuring.Models;
using DupNet.Measuring.Photos;
using DupNet.Pictures;

namespace DupNet.Cli.Commands;

/// <summary>One run of <c>dupnet eval</c>.</summary>
internal static class EvalRun
{
    /// <summary>Measures a model on the labelled photos of a folder.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sizes">Input sizes whose detections are merged; none for the model's default.</param>
    /// <param name="folder">The folder with labels and photos.</param>
    /// <param name="curves">Whether the report holds the curves.</param>
    /// <param name="examples">Folder for drawn photos; null for none.</param>
    /// <param name="progress">Is told how many photos are done.</param>
    /// <param name="print">Takes the report, before photos are drawn: whatever keeps them from being written, the numbers are not lost.</param>
    /// <exception cref="LabelException">The labels cannot be used, or do not fit a photo.</exception>
    /// <exception cref="PictureException">A photo cannot be read.</exception>
    public static void Measure(
        DupNetModel model, IReadOnlyList<InputSize> sizes, string folder, bool curves, string? examples, Progress progress, Action<EvaluationReport> print)
    {
        DetectorSettings settings = ModelPhotoDetector.SettingsFor(model, sizes);
        IReadOnlyList<InputSize> inputs = sizes.Count > 0 ? sizes : [new InputSize(settings.InputWidth, settings.InputHeight)];
        IReadOnlyList<LabelledPhoto> photos = LabelledPhotos.Load(folder);
        if (examples is not null)
        {
            OutputFolder.Create(examples);
        }

        IReadOnlyList<ScoredBox>[] detections = PhotoRun.Detect(() => new ModelPhotoDetector(model, settings, inputs), photos, progress);
        DetectionEvaluation evaluation = PhotoRun.Evaluate(photos, detections);
        IReadOnlyList<PartResult> parts = evaluation.Results();
        print(EvaluationReport.Of(model, inputs, parts, curves ? CurveReport.Of(parts, evaluation) : null));
        if (examples is not null)
        {
            // Without a score at that rate the strictest one shows what goes wrong.
            ExamplePictures.Write(examples, photos, detections, parts[^1].ScoreAt01 ?? 1);
        }
    }
}
