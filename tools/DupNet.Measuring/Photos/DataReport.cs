using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.DataSets;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;
using DupNet.Measuring.Degrading;

namespace DupNet.Measuring.Photos;

/// <summary>Reports what is odd in a data set, and decides whether to go on.</summary>
/// <param name="strict">Whether anything odd in the data set is a failure.</param>
/// <param name="error">Takes the messages.</param>
public sealed class DataReport(bool strict, TextWriter error)
{
    private readonly List<Trouble> _troubles = [];

    /// <summary>All troubles that were reported so far.</summary>
    public IReadOnlyList<Trouble> Troubles => _troubles;

    /// <summary>Reads a data set and reports what is odd in it.</summary>
    /// <exception cref="LabelException">Nothing of the data set can be used.</exception>
    /// <exception cref="CommandException">Something in the data set is odd, and the user asked for a failure then.</exception>
    public DataSet Open(DataSource source)
    {
        DataSet set = Guard(() => DataSet.Open(source));
        Tell(source, set.Troubles);
        return set;
    }

    /// <summary>Runs a detector over photos of a data set. Reports which photos cannot be decoded, if that was not reported before.</summary>
    /// <param name="create">Makes a detector; called once a thread.</param>
    /// <param name="set">The data set.</param>
    /// <param name="photos">The photos of the data set to detect in.</param>
    /// <param name="progress">Counts the photos that are done.</param>
    /// <param name="degradation">What is done to the photos before; null for nothing.</param>
    /// <exception cref="LabelException">No photo can be decoded.</exception>
    /// <exception cref="CommandException">A photo cannot be decoded, and the user asked for a failure then.</exception>
    public PhotoDetections Detect(Func<IPhotoDetector> create, DataSet set, IReadOnlyList<LabelledPhoto> photos, Progress progress, Degradation? degradation = null)
    {
        PhotoDetections found = Guard(() => PhotoRun.Detect(create, set, photos, progress, degradation));
        Tell(set.Source, [.. found.Troubles.Except(_troubles)]);
        return found;
    }

    /// <summary>Decodes all photos of a data set, and reports which cannot be decoded.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="progress">Counts the photos that are done.</param>
    /// <exception cref="CommandException">A photo cannot be decoded, and the user asked for a failure then.</exception>
    public void Decode(DataSet set, Progress progress)
    {
        var troubles = new Trouble?[set.Photos.Count];
        int done = 0;
        Parallel.For(0, troubles.Length, i =>
        {
            _ = PhotoDecoder.TryLoad(set.Photos[i], out _, out troubles[i]);
            progress.Report(Interlocked.Increment(ref done), troubles.Length);
        });
        Tell(set.Source, [.. troubles.OfType<Trouble>()]);
    }

    /// <summary>
    /// Ends a command after its results. When part of the data set was left out it fails, so that nobody takes the results for those of the
    /// whole set.
    /// </summary>
    /// <param name="source">The data set.</param>
    /// <exception cref="CommandException">Part of the data set was left out.</exception>
    public void Finish(DataSource source)
    {
        int count = _troubles.Count(static trouble => trouble.Kind.LeavesOut());
        if (count > 0)
        {
            throw new CommandException(
                ExitCode.Failure,
                string.Create(CultureInfo.InvariantCulture, $"{source.Folder}: the results are those of the rest: {(count == 1 ? "1 thing that cannot be used was" : string.Create(CultureInfo.InvariantCulture, $"{count} things that cannot be used were"))} left out."));
        }
    }

    private void Tell(DataSource source, IReadOnlyCollection<Trouble> troubles)
    {
        _troubles.AddRange(troubles);
        Write(troubles);
        if (strict && troubles.Count > 0)
        {
            throw new CommandException(
                ExitCode.Failure,
                string.Create(CultureInfo.InvariantCulture, $"{source.Folder}: refused: {_troubles.Count} things in it are not as they should be, and --strict is given."));
        }
    }

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (LabelException e)
        {
            Write(e.Troubles);
            throw;
        }
    }

    private void Write(IReadOnlyCollection<Trouble> troubles)
    {
        foreach (string line in TroubleText.Lines(troubles))
        {
            error.WriteVisible(line);
        }
    }
}
