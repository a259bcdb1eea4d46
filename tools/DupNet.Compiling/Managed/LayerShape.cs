using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;
using DupNet.Packing;

namespace DupNet.Compiling.Managed;

/// <summary>What generated code must know of a layer: its windows, where their inputs lie in words, and how outputs are packed.</summary>
internal sealed class LayerShape
{
    /// <summary>Describes a layer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="plan">A plan of it: how maps are packed does not depend on the size.</param>
    /// <param name="index">Index of the layer, from 0.</param>
    public LayerShape(CompiledModel model, NetworkPlan plan, int index)
    {
        Spec = model.Spec.Layers[index];
        Number = index + 1;
        FeatureMap? input = plan.Layers[index].Input;
        Output = plan.Layers[index].Output;
        Width = plan.Layers[index].Width;
        Height = plan.Layers[index].Height;
        ElementBits = input?.ElementBits ?? 8;
        IsFolded = input is { Fold: > 1 };
        PixelWords = input?.PixelBytes ?? Spec.ChannelsIn;
        int pool = Spec.Pool;
        Windows = [.. Enumerable.Range(0, pool * pool).Select(i => (i / pool * Spec.Stride, i % pool * Spec.Stride))];
    }

    /// <summary>The layer.</summary>
    public LayerSpec Spec { get; }

    /// <summary>Its number, from 1.</summary>
    public int Number { get; }

    /// <summary>The map that is written; null for a head.</summary>
    public FeatureMap? Output { get; }

    /// <summary>Columns of the output at the size that code is chosen for.</summary>
    public int Width { get; }

    /// <summary>Rows of the output at that size.</summary>
    public int Height { get; }

    /// <summary>Bits of an element of the input: 8, 2 or 1.</summary>
    public int ElementBits { get; }

    /// <summary>Whether elements are sums over the r channels that share a weight.</summary>
    public bool IsFolded { get; }

    /// <summary>Words of a pixel of the input, one for each byte.</summary>
    public int PixelWords { get; }

    /// <summary>Where the windows of a place start, (row, column): one, or the four of a pool.</summary>
    public IReadOnlyList<(int Row, int Column)> Windows { get; }

    /// <summary>Rows and columns of pixels that the windows of a place cover.</summary>
    public int Side => Spec.Kernel + ((Spec.Pool - 1) * Spec.Stride);

    /// <summary>Pixels from a place to the next.</summary>
    public int Step => Spec.Pool * Spec.Stride;

    /// <summary>Weights of a filter that share a tap, U = C / r.</summary>
    public int Stored => Spec.ChannelsIn / Spec.WeightDuplication;

    /// <summary>Largest sum T of the inputs that share a weight.</summary>
    public int LargestInput => Spec.WeightDuplication * ((1 << Spec.InputBits) - 1);

    /// <summary>Words that a place gives.</summary>
    public int ResultWords => Output?.PixelBytes ?? Spec.ChannelsOut;

    /// <summary>The weight 2n - d of a filter.</summary>
    public int Weight(int filter, int index) => (2 * Spec.Ones[(filter * Spec.FilterLength) + index]) - Spec.InputDuplication;

    /// <summary>The tap of a window that lies on a pixel of the place; -1 for none.</summary>
    /// <param name="window">The window.</param>
    /// <param name="row">Row of the pixel in the place.</param>
    /// <param name="column">Column of the pixel.</param>
    public int TapOn(int window, int row, int column)
    {
        int y = row - Windows[window].Row;
        int x = column - Windows[window].Column;
        return y >= 0 && x >= 0 && y < Spec.Kernel && x < Spec.Kernel ? (y * Spec.Kernel) + x : -1;
    }

    /// <summary>Elements of a pixel whose sum is an input.</summary>
    public IEnumerable<int> ElementsOf(int channel) =>
        IsFolded ? [channel] : Enumerable.Range(0, Spec.WeightDuplication).Select(i => channel + (i * Stored));

    /// <summary>Places that a kernel computes at the size that code is chosen for, at best.</summary>
    /// <param name="lanes">Pixels of a word.</param>
    public long Places(int lanes)
    {
        long best = long.MaxValue;
        int largestDown = Spec.Source == 0 || Output is null ? 1 : lanes;
        for (int down = 1; down <= largestDown; down *= 2)
        {
            int across = lanes / down;
            best = Math.Min(best, (long)((Width + across - 1) / across) * ((Height + down - 1) / down));
        }

        return best;
    }
}
