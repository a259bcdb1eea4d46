using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;

namespace DupNet.Counting.Costs;

/// <summary>A buffer of a detector, and the layers between which it holds something. All buffers are allocated when the detector is made.</summary>
/// <param name="Name">What the buffer holds.</param>
/// <param name="Bytes">Size of the buffer in bytes.</param>
/// <param name="ArenaOffset">
/// Offset of the buffer in the arena, in bytes; null outside the arena. Buffers that live at different times share bytes.
/// </param>
/// <param name="FirstLayer">Number of the layer that writes the buffer first, from 1; 0 for the sampling of the frame.</param>
/// <param name="LastLayer">Number of the layer that reads the buffer last, from 1; number of layers plus 1 for the boxes.</param>
public sealed record BufferReport(string Name, int Bytes, int? ArenaOffset, int FirstLayer, int LastLayer)
{
    /// <summary>Lists the buffers of a detector.</summary>
    /// <param name="plan">The plan that the detector's network runs by.</param>
    /// <param name="memoryBytes">Bytes of all buffers of the detector.</param>
    public static IReadOnlyList<BufferReport> Of(NetworkPlan plan, int memoryBytes)
    {
        int layers = plan.Layers.Length;
        List<BufferReport> buffers = [.. plan.Layers.Select((layer, i) => Map(plan, layer, i + 1)).OfType<BufferReport>()];
        for (int i = 0; i < layers; i++)
        {
            if (plan.WorkBytes(i) > 0)
            {
                // The first layer's come first; a layer that runs together with the next keeps its own as long.
                int last = plan.Layers[i].IsBanded ? i + 2 : i + 1;
                buffers.Insert(i == 0 ? 0 : buffers.Count, new BufferReport(plan.WorkName(i), plan.WorkBytes(i), plan.WorkOffset(i), i + 1, last));
            }
        }

        buffers.Add(new BufferReport("tables, sums, quantizer of the running layer", plan.BufferBytes - plan.ArenaBytes, null, 1, layers));
        buffers.Add(new BufferReport("sampling, candidates, boxes", memoryBytes - plan.BufferBytes, null, 0, layers + 1));
        return buffers;
    }

    private static BufferReport? Map(NetworkPlan plan, LayerPlan layer, int number)
    {
        if (layer.Output is not FeatureMap map)
        {
            return null;
        }

        int last = Enumerable.Range(1, plan.Layers.Length).Last(reader => plan.Layers[reader - 1].Layer.Source == number);
        int rows = map.Height + (2 * map.Margin);
        string held = map.IsBanded ? FormattableString.Invariant($", {map.RowsHeld} of {rows} rows") : string.Empty;
        string content = map.Fold > 1 ? FormattableString.Invariant($"sums of {map.Fold}") : FormattableString.Invariant($"{map.ElementBits} bits");
        return new BufferReport(FormattableString.Invariant($"map {number}, {content}{held}"), map.Bytes, map.Offset, number, last);
    }
}
