using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using DupNet.CommandLine.Output;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.Measuring.Photos;

/// <summary>Runs a detector over labelled photos.</summary>
public static class PhotoRun
{
    /// <summary>The detections of each photo. Cores share the photos; the result does not depend on how.</summary>
    /// <param name="create">Makes a detector; called once a thread.</param>
    /// <param name="photos">The photos.</param>
    /// <param name="progress">Is told how many photos are done.</param>
    /// <exception cref="LabelException">A photo is not of the size that its labels state.</exception>
    /// <exception cref="PictureException">A photo cannot be read.</exception>
    public static IReadOnlyList<ScoredBox>[] Detect(
        Func<IPhotoDetector> create, IReadOnlyList<LabelledPhoto> photos, Progress progress)
    {
        var detections = new IReadOnlyList<ScoredBox>[photos.Count];
        int done = 0;
        try
        {
            Parallel.For(
                0,
                photos.Count,
                create,
                (i, _, detector) =>
                {
                    detections[i] = detector.Detect(Load(photos[i]));
                    progress.Report(Interlocked.Increment(ref done), photos.Count);
                    return detector;
                },
                static detector => (detector as IDisposable)?.Dispose());
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return detections;
    }

    /// <summary>What the protocol makes of some detections.</summary>
    public static DetectionEvaluation Evaluate(IReadOnlyList<LabelledPhoto> photos, IReadOnlyList<IReadOnlyList<ScoredBox>> detections)
    {
        var evaluation = new DetectionEvaluation();
        for (int i = 0; i < photos.Count; i++)
        {
            evaluation.Add(photos[i], detections[i]);
        }

        return evaluation;
    }

    /// <summary>Reads a photo and checks its size.</summary>
    public static Picture Load(LabelledPhoto photo)
    {
        Picture picture = PictureFile.Load(photo.Path);
        return picture.Width == photo.Width && picture.Height == photo.Height
            ? picture
            : throw new LabelException(
                $"{photo.Path}: is {picture.Width} x {picture.Height} pixels, but labelled as {photo.Width} x {photo.Height}.");
    }
}
