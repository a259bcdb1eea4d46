using System;
using System.Threading;

namespace DupNet.Watching.Sources;

/// <summary>Where frames come from. Used by one thread at a time.</summary>
public interface IWatchedSource : IDisposable
{
    /// <summary>What it is, for the page.</summary>
    string Name { get; }

    /// <summary>Whether its frames show the present, so that one which waited is of no use; otherwise they are played at a pace.</summary>
    bool IsLive { get; }

    /// <summary>Gives the next frame.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The frame; null where none has come yet, after a wait of less than a second.</returns>
    /// <exception cref="SourceException">There is no frame this time; the next call may succeed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    WatchedFrame? Take(CancellationToken cancellation);
}
