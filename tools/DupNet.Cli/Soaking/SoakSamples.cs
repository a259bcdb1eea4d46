using System;
using System.Collections.Generic;
using System.Linq;

namespace DupNet.Cli.Soaking;

/// <summary>Values over time, in memory that does not grow: when it is full, every second value is dropped, and from then on taken.</summary>
internal sealed class SoakSamples
{
    private const int Most = 1 << 15;

    private readonly (double Seconds, double Value)[] _samples = new (double, double)[Most];
    private int _count;
    private int _step = 1;
    private int _skipped;

    /// <summary>Largest value of all, those that were dropped too; 0 for none.</summary>
    public double Largest { get; private set; }

    /// <summary>Number of values that are held.</summary>
    public int Count => _count;

    /// <summary>Takes a value.</summary>
    /// <param name="seconds">When, from the start; no earlier than the last one.</param>
    /// <param name="value">The value.</param>
    public void Add(double seconds, double value)
    {
        Largest = Math.Max(Largest, value);
        if (++_skipped < _step)
        {
            return;
        }

        _skipped = 0;
        if (_count == Most)
        {
            for (int i = 0; i < Most / 2; i++)
            {
                _samples[i] = _samples[2 * i];
            }

            _count = Most / 2;
            _step *= 2;
        }

        _samples[_count++] = (seconds, value);
    }

    /// <summary>The value below which a part of all values lie.</summary>
    /// <param name="part">0..1.</param>
    public double Percentile(double part) => Of(_samples.Take(_count).Select(static sample => sample.Value), part);

    /// <summary>Medians of the values of the first and of the last tenth of the time.</summary>
    /// <param name="seconds">The whole time.</param>
    public (double First, double Last) Tenths(double seconds) => (
        Of(_samples.Take(_count).Where(sample => sample.Seconds <= seconds / 10).Select(static sample => sample.Value), 0.5),
        Of(_samples.Take(_count).Where(sample => sample.Seconds >= seconds * 9 / 10).Select(static sample => sample.Value), 0.5));

    private static double Of(IEnumerable<double> values, double part)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Min((int)(part * sorted.Length), sorted.Length - 1)];
    }
}
