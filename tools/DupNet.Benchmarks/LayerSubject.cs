using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;

namespace DupNet.Benchmarks;

/// <summary>A layer of a subject.</summary>
/// <param name="Input">Model and input.</param>
/// <param name="Index">The layer, from 0.</param>
public sealed record LayerSubject(Subject Input, int Index)
{
    private static readonly Subject[] s_inputs = [new("dupnet-nano", 96), new("dupnet-tinier-yolo", 160)];

    /// <summary>All layers of both models at the inputs that they were made for.</summary>
    public static IReadOnlyList<LayerSubject> All { get; } =
    [
        .. s_inputs.SelectMany(static input =>
            Enumerable.Range(0, DupNetModel.Load(input.File()).Layers.Length).Select(layer => new LayerSubject(input, layer))),
    ];

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Input} layer {Index + 1}");
}
