using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace DupNet.CommandLine.Output;

/// <summary>
/// Tells how far a long task is and how long it still takes: on a terminal by a line that moves, elsewhere by a line a minute. At the end
/// it tells how long the task took. Safe for use by several threads.
/// </summary>
/// <param name="error">Takes the lines.</param>
/// <param name="things">What is counted, such as <c>photos</c>.</param>
public sealed class Progress(TextWriter error, string things)
{
    private const double SecondsBetweenFrames = 0.1;
    private const double SecondsBetweenLines = 60;

    /// <summary>Before, the speed is not known.</summary>
    private const double SecondsUntilEstimate = 1;

    private readonly object _gate = new();
    private readonly MovingLine _line = new(error);
    private readonly long _start = Stopwatch.GetTimestamp();
    private double _shownAt;
    private int _most;

    /// <summary>Makes the progress of a task over photos.</summary>
    /// <param name="error">Takes the lines.</param>
    public static Progress OfPhotos(TextWriter error) => new(error, "photos");

    /// <summary>Tells how much of the task is done.</summary>
    /// <param name="done">How much is done; the task is over when this is <paramref name="all"/>.</param>
    /// <param name="all">How much there is to do, at least 1.</param>
    public void Report(int done, int all)
    {
        lock (_gate)
        {
            // Threads may come late.
            if (done <= _most)
            {
                return;
            }

            _most = done;
            double seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
            string text = string.Create(CultureInfo.InvariantCulture, $"{done} of {all} {things}");
            if (done == all)
            {
                _line.Keep($"{text} in {TimeText.Of(seconds)}");
            }
            else if (seconds - _shownAt >= (_line.Moves ? SecondsBetweenFrames : SecondsBetweenLines))
            {
                _shownAt = seconds;
                Show(seconds < SecondsUntilEstimate ? text : $"{text}, {TimeText.Of(seconds / done * (all - done))} left");
            }
        }
    }

    private void Show(string text)
    {
        if (_line.Moves)
        {
            _line.Show(text);
        }
        else
        {
            _line.Keep(text);
        }
    }
}
