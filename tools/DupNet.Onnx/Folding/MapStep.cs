using System;

namespace DupNet.Onnx.Folding;

/// <summary>What one node makes of a map, element by element: a function that never falls, or never rises, of the integer z.</summary>
internal sealed record MapStep
{
    /// <summary>The node, in words.</summary>
    public required string Node { get; init; }

    /// <summary>Index of the step that this one reads; -1: the first step, which computes from z.</summary>
    public int First { get; init; } = -1;

    /// <summary>Index of a second step that it reads, or -1.</summary>
    public int Second { get; init; } = -1;

    /// <summary>The function: channel, number of the first step (z for the first step of all), number of the second.</summary>
    public required Func<int, double, double, double> Apply { get; init; }

    /// <summary>A channel each: 1 rises with z, -1 falls, 0 does not depend on it.</summary>
    public required sbyte[] Direction { get; init; }

    /// <summary>Whether the map was pooled: the numbers belong to the largest or the smallest z of a window.</summary>
    public bool IsPooled { get; init; }

    /// <summary>A channel each, of a pooled map: 1 the largest z counts, -1 the smallest, 0 either.</summary>
    public required sbyte[] Extremum { get; init; }

    /// <summary>The linear form; null where there is none.</summary>
    public LinearForm? Linear { get; init; }
}
