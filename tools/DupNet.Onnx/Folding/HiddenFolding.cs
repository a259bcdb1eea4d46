using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Onnx.Reading;
using DupNet.Packing;

namespace DupNet.Onnx.Folding;

/// <summary>
/// Makes a layer of a convolution and what follows it: batch normalization, pool and quantizer become integer thresholds.
/// </summary>
/// <remarks>
/// The level of a channel is a function of its sum z that never turns. Where it rises, threshold t is the first z with a level above t.
/// Where it falls (gamma below 0), the filter's signs are turned and z with them. Where it is constant (gamma 0), all thresholds lie beyond
/// the sums. A pool takes the largest stored sum, so the level must rise with what the pool chose.
/// </remarks>
internal sealed class HiddenFolding
{
    /// <summary>Stand for levels that all sums reach, or none.</summary>
    private const long Always = long.MinValue;
    private const long Never = long.MaxValue;

    private readonly Convolution _convolution;
    private readonly int _step;
    private readonly LevelGrid _grid;
    private readonly int[] _integers;
    private readonly int _count;
    private readonly long[][] _thresholds;

    private HiddenFolding(Convolution convolution, int step, LevelGrid grid)
    {
        _convolution = convolution;
        _step = step;
        _grid = grid;
        _integers = [.. convolution.Weights.Integers];
        _count = (1 << grid.Bits) - 1;
        _thresholds = new long[convolution.ChannelsOut][];
    }

    /// <summary>Makes the layer, with source 0.</summary>
    /// <param name="convolution">The convolution.</param>
    /// <param name="step">Index of the last step of its map.</param>
    /// <param name="grid">The levels of that step.</param>
    /// <exception cref="NodeRefusedException">The format has no such layer.</exception>
    public static LayerSpec Fold(Convolution convolution, int step, LevelGrid grid) => new HiddenFolding(convolution, step, grid).Fold();

    private LayerSpec Fold()
    {
        MapStep last = _convolution.Map.Steps[_step];
        CheckPool(last);
        for (int channel = 0; channel < _convolution.ChannelsOut; channel++)
        {
            FindThresholds(channel, last.Direction[channel] < 0);
        }

        var weights = new IntegerWeights(_integers, _convolution.Weights.Units);
        int[] divisors = [.. Enumerable.Range(0, _convolution.ChannelsOut).Select(Divisor)];
        int length = _integers.Length / _convolution.ChannelsOut;
        IntegerWeights reduced = weights with { Integers = [.. _integers.Select((each, i) => each / divisors[i / length])] };
        if (reduced.Duplication().Duplicates >= weights.Duplication().Duplicates)
        {
            reduced = weights;
            Array.Fill(divisors, 1);
        }

        PackedFilters filters = PackedFilters.Of(_convolution, reduced);
        ThresholdRange[][] ranges = [.. _thresholds.Select((each, channel) => Ranges(each, filters, channel, divisors[channel]))];
        LayerSpec layer = filters.ToLayer(_grid.Bits, last.IsPooled ? 2 : 1, QuantizerKind.Thresholds);

        // 4 bytes a channel in place of 6; a single threshold has 2.
        return _count > 1 && BaseStepFit.Find(ranges) is (int shift, short[] bases, ushort[] steps)
            ? layer with { Quantizer = QuantizerKind.BaseAndStep, Shift = shift, Base = bases, Step = steps }
            : layer with { Thresholds = [.. ranges.SelectMany(each => each.Select(range => range.Value))] };
    }

    private static long CeilingDivide(long value, int divisor) => (value / divisor) + (value % divisor > 0 ? 1 : 0);

    private void CheckPool(MapStep last)
    {
        int[] turned =
        [
            .. Enumerable.Range(0, _convolution.ChannelsOut).Where(channel => last.IsPooled && last.Direction[channel] * last.Extremum[channel] < 0),
        ];
        if (turned.Length > 0)
        {
            throw new NodeRefusedException(
                $"its map is pooled before a factor below 0 (gamma) turns {Channels(turned)}; a .dupnet layer pools first, so the pool must come after it");
        }
    }

    private static string Channels(int[] channels) =>
        $"channel{(channels.Length > 1 ? "s" : string.Empty)} {string.Join(", ", channels.Take(8))}{(channels.Length > 8 ? ", ..." : string.Empty)}";

    private void FindThresholds(int channel, bool isTurned)
    {
        SourceMap map = _convolution.Map;
        (long least, long most) = (map.Least[channel], map.Most[channel]);
        if (isTurned)
        {
            (least, most) = (-most, -least);
            int length = _integers.Length / _convolution.ChannelsOut;
            foreach (ref int weight in _integers.AsSpan(channel * length, length))
            {
                weight = -weight;
            }
        }

        int Level(long z) => _grid.LevelOf(map.At(_step, channel, isTurned ? -z : z));
        var thresholds = new long[_count];
        for (int t = 0; t < _count; t++)
        {
            if (Level(least) > t)
            {
                thresholds[t] = Always;
                continue;
            }

            if (Level(most) <= t)
            {
                thresholds[t] = Never;
                continue;
            }

            (long below, long reached) = (least, most);
            while (reached - below > 1)
            {
                long middle = below + ((reached - below) / 2);
                (below, reached) = Level(middle) > t ? (below, middle) : (middle, reached);
            }

            thresholds[t] = reached;
        }

        _thresholds[channel] = thresholds;
    }

    /// <summary>The largest number that divides all weights of a filter.</summary>
    private int Divisor(int filter)
    {
        int length = _integers.Length / _convolution.ChannelsOut;
        int divisor = 0;
        foreach (int weight in _integers.AsSpan(filter * length, length))
        {
            (int a, int b) = (divisor, Math.Abs(weight));
            while (b != 0)
            {
                (a, b) = (b, a % b);
            }

            divisor = a;
        }

        return Math.Max(divisor, 1);
    }

    /// <summary>Thresholds of the stored sums, which are the sums divided by the filter's divisor, times a factor.</summary>
    private ThresholdRange[] Ranges(long[] thresholds, PackedFilters filters, int channel, int divisor)
    {
        (int least, int most) = filters.Range(channel);
        var ranges = new ThresholdRange[thresholds.Length];
        for (int t = 0; t < ranges.Length; t++)
        {
            ranges[t] = thresholds[t] switch
            {
                Always => new ThresholdRange(-ThresholdRange.Unbounded, least),
                Never => new ThresholdRange(most + 1, ThresholdRange.Unbounded),
                long first => Between(CeilingDivide(first, divisor), filters.Factor),
            };
        }

        return ranges;
    }

    private static ThresholdRange Between(long first, int factor) => new((factor * (first - 1)) + 1, factor * first);
}
