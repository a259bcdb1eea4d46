using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using DupNet.Counting;
using DupNet.Embedded;

namespace DupNet.Cli.Soaking;

/// <summary>
/// Detections for a long time: some inputs again and again, each of which gives way to a new one in its turn, and one with the model's own
/// settings, whose time is taken.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="settings">Settings of the detector whose time is taken.</param>
/// <param name="seed">Decides which inputs are drawn.</param>
/// <param name="makeEngine">Makes the engine of a detector; null for managed kernels.</param>
internal sealed class SoakRun(DupNetModel model, DetectorSettings settings, int seed, Func<IDetectionEngine?> makeEngine)
{
    private const int InputsAtATime = 12;
    private const int RunsOfAnInput = 40;
    private const int TimedEvery = 4;
    private const int WarmUp = 40;
    private const double MostSecondsBetweenSamples = 1;
    private const int LeastSamples = 50;

    private readonly Random _random = new(seed);
    private readonly SoakInput[] _inputs = [.. Enumerable.Range(0, InputsAtATime).Select(_ => new SoakInput(model))];
    private readonly SoakSamples _times = new();
    private readonly SoakSamples _heap = new();
    private readonly SoakSamples _workingSet = new();
    private long _detections;
    private int _drawn;
    private long _repetitions;
    private long _differences;

    /// <summary>Runs until the time is over or the run is cancelled.</summary>
    /// <param name="time">How long.</param>
    /// <param name="progress">Is told the seconds that are over and those of the whole run; null for none.</param>
    /// <param name="cancellation">Ends the run before the next detection.</param>
    public SoakReport Run(TimeSpan time, Action<int, int>? progress, CancellationToken cancellation)
    {
        var timed = new Detector(model, settings, makeEngine());
        Frame frame = QvgaFrame.Noise();
        for (int i = 0; i < WarmUp && !cancellation.IsCancellationRequested; i++)
        {
            timed.Detect(frame);
        }

        foreach (SoakInput input in _inputs)
        {
            Draw(input);
        }

        using var process = Process.GetCurrentProcess();
        long start = Stopwatch.GetTimestamp();
        double between = Math.Min(MostSecondsBetweenSamples, time.TotalSeconds / LeastSamples);
        double sampled = -between;
        double seconds = 0;
        for (int step = 0; seconds < time.TotalSeconds && !cancellation.IsCancellationRequested; step++)
        {
            RunStep(step);
            if (step % TimedEvery == 0)
            {
                Time(timed, frame, seconds);
            }

            if (seconds - sampled >= between)
            {
                sampled = seconds;
                Sample(process, seconds);
            }

            seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            progress?.Invoke((int)Math.Min(seconds, time.TotalSeconds), (int)Math.Ceiling(time.TotalSeconds));
        }

        // So that there is an end to compare with, however long the last step took.
        if (!cancellation.IsCancellationRequested)
        {
            Time(timed, frame, seconds);
            Sample(process, seconds);
        }

        return Report(seconds);
    }

    private void Time(Detector timed, Frame frame, double seconds)
    {
        long begin = Stopwatch.GetTimestamp();
        timed.Detect(frame);
        _detections++;
        _times.Add(seconds, Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
    }

    private void RunStep(int step)
    {
        SoakInput input = _inputs[_random.Next(InputsAtATime)];
        (bool repeated, bool same) = input.Run(makeEngine);
        _detections++;
        _repetitions += repeated ? 1 : 0;
        _differences += same ? 0 : 1;
        if ((step + 1) % RunsOfAnInput == 0)
        {
            Draw(_inputs[step / RunsOfAnInput % InputsAtATime]);
        }
    }

    private void Draw(SoakInput input)
    {
        input.Draw(_random);
        _drawn++;
    }

    /// <summary>Without the detectors, whose memory depends on the inputs of the moment.</summary>
    private void Sample(Process process, double seconds)
    {
        foreach (SoakInput input in _inputs)
        {
            input.Forget();
        }

        _heap.Add(seconds, GC.GetTotalMemory(forceFullCollection: true));
        process.Refresh();
        _workingSet.Add(seconds, process.WorkingSet64);
    }

    private SoakReport Report(double seconds)
    {
        (double firstTime, double lastTime) = _times.Tenths(seconds);
        (double firstHeap, double lastHeap) = _heap.Tenths(seconds);
        (double firstSet, double lastSet) = _workingSet.Tenths(seconds);
        return new SoakReport(
            model.Name,
            seed,
            seconds,
            _detections,
            _drawn,
            _repetitions,
            _differences,
            new SoakTimes(_times.Percentile(0.5), _times.Percentile(0.9), _times.Percentile(0.99), _times.Largest),
            new SoakDrift(firstTime, lastTime, Whole(firstHeap), Whole(lastHeap), Whole(firstSet), Whole(lastSet)));
    }

    private static long Whole(double bytes) => double.IsNaN(bytes) ? 0 : (long)bytes;
}
