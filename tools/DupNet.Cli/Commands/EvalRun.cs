using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using DupNet.Cli.Models;
using DupNet.Cli.Output;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.Cli.Commands;

/// <summary>One run of <c>dupnet eval</c>.</summary>
internal static class EvalRun
{
    /// <summary>More than any photo has faces.</summary>
    private const int MaxDetections = 256;

    /// <summary>Measures a model on the labelled photos of a folder.</summary>
    /// <param name="model">The model.</param>
    /// <param name="size">Input size; null for the model's default.</param>
    /// <param name="folder">The folder with labels and photos.</param>
    /// <param name="progress">Is told how many photos are done.</param>
    /// <exception cref="LabelException">The labels cannot be used, or do not fit a photo.</exception>
    /// <exception cref="PictureException">A photo cannot be read.</exception>
    public static EvaluationReport Measure(DupNetModel model, InputSize? size, string folder, Progress progress)
    {
        DetectorSettings settings = PictureDetector.SettingsFor(model, size);
        settings.ScoreThreshold = (float)DetectionEvaluation.LeastScore;
        settings.MaxDetections = MaxDetections;

        // Made before the photos are read, so that an input size the model refuses is told at once.
        var first = new PictureDetector(model, settings);
        IReadOnlyList<LabelledPhoto> photos = LabelledPhotos.Load(folder);
        IReadOnlyList<ScoredBox>[] detections = DetectAll(model, settings, first, photos, progress);
        var evaluation = new DetectionEvaluation();
        for (int i = 0; i < photos.Count; i++)
        {
            evaluation.Add(photos[i], detections[i]);
        }

        return EvaluationReport.Of(model, settings, evaluation.Results());
    }

    /// <summary>The detections of each photo. Cores share the photos; the result does not depend on how.</summary>
    private static IReadOnlyList<ScoredBox>[] DetectAll(
        DupNetModel model,
        DetectorSettings settings,
        PictureDetector first,
        IReadOnlyList<LabelledPhoto> photos,
        Progress progress)
    {
        var detections = new IReadOnlyList<ScoredBox>[photos.Count];
        int done = 0;
        PictureDetector? unused = first;
        try
        {
            Parallel.For(
                0,
                photos.Count,
                () => Interlocked.Exchange(ref unused, null) ?? new PictureDetector(model, settings),
                (i, _, detector) =>
                {
                    detections[i] = Detect(detector, photos[i]);
                    progress.Report(Interlocked.Increment(ref done), photos.Count);
                    return detector;
                },
                static _ => { });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return detections;
    }

    private static ScoredBox[] Detect(PictureDetector detector, LabelledPhoto photo)
    {
        Picture picture = PictureFile.Load(photo.Path);
        if (picture.Width != photo.Width || picture.Height != photo.Height)
        {
            throw new LabelException(
                $"{photo.Path}: is {picture.Width} x {picture.Height} pixels, but labelled as {photo.Width} x {photo.Height}.");
        }

        return
        [
            .. detector.Detect(picture).Boxes.Select(box =>
                new ScoredBox(new Box(box.X, box.Y, box.Width, box.Height), box.Score)),
        ];
    }
}
