using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace DupNet.Watching;

/// <summary>Counts how many frames come in a second, over the last two.</summary>
internal sealed class FrameRate
{
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(2);

    private readonly Queue<long> _times = new();

    /// <summary>Counts a frame.</summary>
    /// <returns>Frames a second; 0 after the first.</returns>
    public double Count()
    {
        long now = Stopwatch.GetTimestamp();
        while (_times.TryPeek(out long oldest) && Stopwatch.GetElapsedTime(oldest, now) > s_window)
        {
            _times.Dequeue();
        }

        double seconds = _times.TryPeek(out long first) ? Stopwatch.GetElapsedTime(first, now).TotalSeconds : 0;
        int intervals = _times.Count;
        _times.Enqueue(now);
        return seconds > 0 ? intervals / seconds : 0;
    }
}
