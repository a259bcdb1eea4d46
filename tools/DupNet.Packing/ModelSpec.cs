using System.Collections.Generic;

namespace DupNet.Packing;

/// <summary>A model to be packed.</summary>
public sealed record ModelSpec
{
    /// <summary>The model's name, at most 63 printable ASCII characters.</summary>
    public required string Name { get; init; }

    /// <summary>Names of the classes, at least one.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = ["face"];

    /// <summary>Channels of the input: 1 for gray, 3 for red, green, blue.</summary>
    public int InputChannels { get; init; } = 3;

    /// <summary>Value that image bytes outside the image have.</summary>
    public byte PadValue { get; init; } = 128;

    /// <summary>Largest stretch of a letterboxed frame across its bars, in 1/256 of its side, 0..256.</summary>
    public ushort LargestStretch { get; init; }

    /// <summary>Default score threshold in 1/65536.</summary>
    public ushort ScoreThreshold { get; init; } = 32768;

    /// <summary>Smallest side of the input in pixels.</summary>
    public required int SmallestSide { get; init; }

    /// <summary>Largest side of the input in pixels.</summary>
    public required int LargestSide { get; init; }

    /// <summary>Width in pixels of the input that the model was made for.</summary>
    public required int DefaultWidth { get; init; }

    /// <summary>Height in pixels of the input that the model was made for.</summary>
    public required int DefaultHeight { get; init; }

    /// <summary>Side in pixels of the input for the known answer. 0 takes the smallest side that is at least 32, or else the largest side.</summary>
    public int KnownAnswerSide { get; init; }

    /// <summary>Seed of the generated input for the known answer.</summary>
    public uint KnownAnswerSeed { get; init; } = 1;

    /// <summary>The prior boxes of all heads.</summary>
    public required IReadOnlyList<AnchorSpec> Anchors { get; init; }

    /// <summary>The layers, in order of execution.</summary>
    public required IReadOnlyList<LayerSpec> Layers { get; init; }

    /// <summary>Step between input sides in pixels, all of which are multiples of it: pixels along a cell of the coarsest map.</summary>
    public int Stride
    {
        get
        {
            int longest = 1;
            int[] strides = new int[Layers.Count + 1];
            strides[0] = 1;
            for (int i = 0; i < Layers.Count; i++)
            {
                strides[i + 1] = strides[Layers[i].Source] * Layers[i].Stride * Layers[i].Pool;
                longest = int.Max(longest, strides[i + 1]);
            }

            return longest;
        }
    }
}
