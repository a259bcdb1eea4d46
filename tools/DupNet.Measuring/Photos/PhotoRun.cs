using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using DupNet.CommandLine.Output;
using DupNet.DataSets;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;
using DupNet.Measuring.Degrading;
using DupNet.Pictures;

namespace DupNet.Measuring.Photos;

/// <summary>Runs a detector over labelled photos.</summary>
public static class PhotoRun
{
    /// <summary>
    /// Finds the objects in each photo of a data set, on all cores; the result does not depend on their number. A photo that cannot be
    /// decoded is left out and reported in the result.
    /// </summary>
    /// <param name="create">Makes a detector; called once a thread.</param>
    /// <param name="set">The data set.</param>
    /// <param name="photos">The photos of the data set to detect in.</param>
    /// <param name="progress">Counts the photos that are done.</param>
    /// <param name="degradation">What is done to the photos before; null for nothing.</param>
    /// <exception cref="LabelException">No photo can be decoded.</exception>
    public static PhotoDetections Detect(Func<IPhotoDetector> create, DataSet set, IReadOnlyList<LabelledPhoto> photos, Progress progress, Degradation? degradation = null)
    {
        var detections = new IReadOnlyList<ScoredBox>?[photos.Count];
        var troubles = new Trouble?[photos.Count];
        int done = 0;
        try
        {
            Parallel.For(
                0,
                photos.Count,
                create,
                (i, _, detector) =>
                {
                    if (PhotoDecoder.TryLoad(photos[i], out Picture? picture, out troubles[i]))
                    {
                        detections[i] = detector.Detect(degradation is null ? picture : degradation.Change(picture, i));
                    }

                    progress.Report(Interlocked.Increment(ref done), photos.Count);
                    return detector;
                },
                static detector => (detector as IDisposable)?.Dispose());
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        IEnumerable<LabelledPhoto> shown = degradation is null ? photos : photos.Select(degradation.Change);
        Trouble[] told = [.. troubles.OfType<Trouble>()];
        return told.Length < photos.Count
            ? new PhotoDetections([.. shown.Where((_, i) => troubles[i] is null)], [.. detections.OfType<IReadOnlyList<ScoredBox>>()], told)
            : throw DataSet.Refusal(set.Source, DataSet.NoPhoto, told);
    }
}
