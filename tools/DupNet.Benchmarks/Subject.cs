using System;
using System.Collections.Generic;
using System.IO;
using DupNet.Embedded;
using DupNet.NativeCore;

namespace DupNet.Benchmarks;

/// <summary>A model of the repository at an input size.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Side">Width and height of the input in pixels.</param>
public sealed record Subject(string Model, int Side)
{
    /// <summary>The default model at the sizes that its card names, and dupnet-nano.</summary>
    public static IReadOnlyList<Subject> All { get; } =
    [
        new("dupnet-nano", 96),
        new("dupnet-tinier-yolo", 96),
        new("dupnet-tinier-yolo", 160),
        new("dupnet-tinier-yolo", 320),
    ];

    /// <summary>The bytes of the model's file.</summary>
    public byte[] File() =>
        System.IO.File.ReadAllBytes(Path.Combine(Checkout.Root, "models", Model, Model + ".dupnet"));

    /// <summary>Settings of a detector for this model and input size.</summary>
    public DetectorSettings Settings(DupNetModel model) => new(model) { InputWidth = Side, InputHeight = Side };

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Model} {Side}");
}
