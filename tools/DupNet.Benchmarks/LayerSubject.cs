using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;

namespace DupNet.Benchmarks;

/// <summary>A layer of a model at an input size.</summary>
/// <param name="Input">The model and its input size.</param>
/// <param name="Index">Index of the layer, from 0.</param>
public sealed record LayerSubject(Subject Input, int Index)
{
    private static readonly Subject[] s_inputs = [new("dupnet-nano", 96), new("dupnet-tinier-yolo", 160)];

    /// <summary>All layers of the default model and of dupnet-nano, each at the input size that the model was made for.</summary>
    public static IReadOnlyList<LayerSubject> All { get; } =
    [
        .. s_inputs.SelectMany(static input =>
            Enumerable.Range(0, DupNetModel.Load(input.File()).Layers.Length).Select(layer => new LayerSubject(input, layer))),
    ];

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Input} layer {Index + 1}");
}
