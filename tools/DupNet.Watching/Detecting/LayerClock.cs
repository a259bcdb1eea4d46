using System.Collections.Generic;
using System.Diagnostics;
using DupNet.Embedded.Networks;

namespace DupNet.Watching.Detecting;

/// <summary>
/// Times of the layers of a network, each the mean of the last frames, of which the newest counts most. Of two layers that run in turns the second has the
/// time of both.
/// </summary>
/// <param name="layers">How many there are.</param>
internal sealed class LayerClock(int layers) : ILayerObserver
{
    /// <summary>What the newest frame counts.</summary>
    private const double NewestShare = 0.2;

    private readonly double[] _milliseconds = new double[layers];
    private long _last;
    private bool _hasTimes;

    /// <summary>Milliseconds of each layer.</summary>
    public IReadOnlyList<double> Milliseconds => [.. _milliseconds];

    /// <summary>Starts a frame.</summary>
    public void Begin() => _last = Stopwatch.GetTimestamp();

    /// <summary>Ends a frame.</summary>
    public void End() => _hasTimes = true;

    /// <inheritdoc/>
    public void LayerDone(int number)
    {
        long now = Stopwatch.GetTimestamp();
        double milliseconds = Stopwatch.GetElapsedTime(_last, now).TotalMilliseconds;
        _last = now;
        double old = _milliseconds[number - 1];
        _milliseconds[number - 1] = _hasTimes ? old + (NewestShare * (milliseconds - old)) : milliseconds;
    }
}
