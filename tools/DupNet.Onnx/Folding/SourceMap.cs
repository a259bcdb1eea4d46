using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.Onnx.Reading;

namespace DupNet.Onnx.Folding;

/// <summary>
/// A map of integers z, the sums of a convolution or the bytes of the image, and all that nodes compute from it element by element. Steps
/// are added; none is changed.
/// </summary>
internal sealed class SourceMap
{
    private const int MostSteps = 200;

    private readonly List<MapStep> _steps = [];
    private double[] _numbers = [];
    private int[] _needed = [];
    private int _neededBy = -1;

    /// <summary>Makes the map with its first step: gain * z + offset.</summary>
    /// <param name="node">The node that makes it, in words.</param>
    /// <param name="gain">Gain of each channel.</param>
    /// <param name="offset">Offset of each channel.</param>
    /// <param name="least">Smallest z of each channel.</param>
    /// <param name="most">Largest z of each channel.</param>
    public SourceMap(string node, double[] gain, double[] offset, int[] least, int[] most)
    {
        Least = least;
        Most = most;
        _steps.Add(new MapStep
        {
            Node = node,
            Apply = (channel, z, _) => (gain[channel] * z) + offset[channel],
            Direction = [.. gain.Select(each => (sbyte)Math.Sign(each))],
            Extremum = new sbyte[gain.Length],
            Linear = new LinearForm(gain, offset),
        });
    }

    /// <summary>Number of channels.</summary>
    public int Channels => Least.Count;

    /// <summary>Smallest z of each channel.</summary>
    public IReadOnlyList<int> Least { get; }

    /// <summary>Largest z of each channel.</summary>
    public IReadOnlyList<int> Most { get; }

    /// <summary>The steps.</summary>
    public IReadOnlyList<MapStep> Steps => _steps;

    /// <summary>Adds a function of one step.</summary>
    /// <param name="node">The node, in words.</param>
    /// <param name="first">Index of the step that is read.</param>
    /// <param name="apply">The function: channel and number.</param>
    /// <param name="slope">Sign of the function's slope in a channel, 0 where it is constant.</param>
    /// <param name="linear">The linear form of the result; null for none.</param>
    /// <returns>Index of the new step.</returns>
    public int Add(string node, int first, Func<int, double, double> apply, Func<int, int> slope, LinearForm? linear = null) => Add(_steps[first] with
    {
        Node = node,
        First = first,
        Second = -1,
        Apply = (channel, number, _) => apply(channel, number),
        Direction = [.. _steps[first].Direction.Select((direction, channel) => (sbyte)(direction * Math.Sign(slope(channel))))],
        Linear = linear,
    });

    /// <summary>Adds the sum of two steps.</summary>
    /// <exception cref="NodeRefusedException">One rises where the other falls, or one is pooled and the other not.</exception>
    public int AddSum(string node, int first, int second)
    {
        MapStep a = _steps[first];
        MapStep b = _steps[second];
        if (a.IsPooled != b.IsPooled)
        {
            throw new NodeRefusedException("it adds a pooled map to one that is not");
        }

        return Add(a with
        {
            Node = node,
            First = first,
            Second = second,
            Apply = static (_, x, y) => x + y,
            Direction = Common(a.Direction, b.Direction),
            Extremum = Common(a.Extremum, b.Extremum),
            Linear = null,
        });
    }

    /// <summary>Adds a 2x2 maximum.</summary>
    /// <exception cref="NodeRefusedException">The map is pooled already.</exception>
    public int AddPool(string node, int first)
    {
        MapStep step = _steps[first];
        return step.IsPooled
            ? throw new NodeRefusedException("its input is pooled already; a layer of a .dupnet has one pool")
            : Add(step with { Node = node, First = first, Second = -1, Apply = static (_, x, _) => x, IsPooled = true, Extremum = step.Direction });
    }

    /// <summary>The number that a step gives for an integer.</summary>
    /// <exception cref="NodeRefusedException">The numbers overflow.</exception>
    public double At(int step, int channel, long z)
    {
        Prepare(step);
        foreach (int index in _needed)
        {
            MapStep each = _steps[index];
            _numbers[index] = each.Apply(channel, each.First < 0 ? z : _numbers[each.First], each.Second < 0 ? 0 : _numbers[each.Second]);
        }

        double number = _numbers[step];
        return double.IsNaN(number)
            ? throw new NodeRefusedException(string.Create(CultureInfo.InvariantCulture, $"channel {channel} gets no number (NaN) at {_steps[step].Node}"))
            : number;
    }

    private static sbyte[] Common(sbyte[] first, sbyte[] second)
    {
        var common = new sbyte[first.Length];
        for (int i = 0; i < common.Length; i++)
        {
            common[i] = first[i] * second[i] >= 0
                ? (sbyte)Math.Sign(first[i] + second[i])
                : throw new NodeRefusedException($"in channel {i} it adds a number that rises with the sum to one that falls");
        }

        return common;
    }

    private int Add(MapStep step)
    {
        if (_steps.Count >= MostSteps)
        {
            throw new NodeRefusedException($"more than {MostSteps} nodes follow one convolution");
        }

        _steps.Add(step);
        return _steps.Count - 1;
    }

    /// <summary>Lists the steps that a step needs, in order.</summary>
    private void Prepare(int step)
    {
        if (_neededBy == step)
        {
            return;
        }

        var isNeeded = new bool[step + 1];
        isNeeded[step] = true;
        for (int i = step; i > 0; i--)
        {
            if (isNeeded[i])
            {
                isNeeded[_steps[i].First] = true;
                isNeeded[Math.Max(_steps[i].Second, 0)] = true;
            }
        }

        _needed = [.. Enumerable.Range(0, step + 1).Where(i => isNeeded[i])];
        _numbers = new double[step + 1];
        _neededBy = step;
    }
}
