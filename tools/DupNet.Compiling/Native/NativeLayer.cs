using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Packing;

namespace DupNet.Compiling.Native;

/// <summary>What the code of a layer is written from.</summary>
internal sealed class NativeLayer
{
    /// <summary>The layer of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="number">Number of the layer, from 1.</param>
    /// <param name="target">What the code is shaped for.</param>
    /// <param name="isGray">Whether it reads gray pixels, whose three channels are one: n and d are those of all three.</param>
    public NativeLayer(ModelSpec model, int number, NativeTarget target, bool isGray)
    {
        LayerSpec spec = model.Layers[number - 1];
        Spec = spec;
        Number = number;
        IsGray = isGray;
        Target = target;
        Taps = spec.Kernel * spec.Kernel;
        int stored = spec.ChannelsIn / spec.WeightDuplication;
        int duplicates = isGray ? spec.ChannelsIn : 1;
        Inputs = isGray ? 1 : stored;
        Copies = spec.InputDuplication * duplicates;
        LargestInput = ((1 << spec.InputBits) - 1) * (isGray ? 1 : spec.WeightDuplication);
        Ones =
        [
            .. Enumerable.Range(0, spec.ChannelsOut).Select(filter =>
            {
                byte[] own = spec.Ones[(filter * spec.FilterLength)..((filter + 1) * spec.FilterLength)];
                return isGray
                    ? [.. Enumerable.Range(0, Taps).Select(tap => own[(tap * stored)..((tap + 1) * stored)].Sum(n => n) * spec.WeightDuplication)]
                    : Array.ConvertAll(own, n => (int)n);
            }),
        ];
        Fold = FoldOf(model, number);
        ByteFilters = spec.OutputBits == 0 || Fold > 1 ? 1 : 8 / spec.OutputBits;
        Blocks = FilterBlock.Cut(spec.ChannelsOut, target.Filters, ByteFilters, Fold);
    }

    public LayerSpec Spec { get; }

    public int Number { get; }

    public bool IsGray { get; }

    public NativeTarget Target { get; }

    /// <summary>k * k.</summary>
    public int Taps { get; }

    /// <summary>Inputs of a tap: words of a position.</summary>
    public int Inputs { get; }

    /// <summary>d.</summary>
    public int Copies { get; }

    /// <summary>Largest input of a tap.</summary>
    public int LargestInput { get; }

    /// <summary>Of each filter, for each input n.</summary>
    public int[][] Ones { get; }

    /// <summary>Filters that an element of the output map sums up, as the native core's planner decides it.</summary>
    public int Fold { get; }

    /// <summary>Filters whose levels make up a byte; 1 where each has its own.</summary>
    public int ByteFilters { get; }

    /// <summary>The filters, by function.</summary>
    public IReadOnlyList<FilterBlock> Blocks { get; }

    public bool IsHead => Spec.OutputBits == 0;

    public bool HasPool => Spec.Pool == 2;

    /// <summary>Largest |z|, whatever the weights.</summary>
    public int LargestSum => Taps * Inputs * Copies * LargestInput;

    /// <summary>Filters of the largest block.</summary>
    public int MostFilters => Blocks.Max(block => block.Filters.Count);

    /// <summary>The smallest z of a filter.</summary>
    public int Smallest(int filter) => -Ones[filter].Sum(n => int.Max(0, Copies - (2 * n))) * LargestInput;

    /// <summary>The largest z of a filter.</summary>
    public int Largest(int filter) => Ones[filter].Sum(n => int.Max(0, (2 * n) - Copies)) * LargestInput;

    /// <summary>A threshold of a filter, moved into [smallest z, largest z + 1], which changes no level.</summary>
    public int Threshold(int filter, int t) => int.Clamp(Spec.Threshold(filter, t), Smallest(filter), Largest(filter) + 1);

    private static int FoldOf(ModelSpec model, int number)
    {
        int[] duplications = [.. model.Layers.Where(layer => layer.Source == number).Select(layer => layer.WeightDuplication).Distinct()];
        int largest = (1 << model.Layers[number - 1].OutputBits) - 1;
        return duplications.Length == 1 && duplications[0] * largest <= 255 ? duplications[0] : 1;
    }
}
