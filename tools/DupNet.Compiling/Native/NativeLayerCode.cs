using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Packing;

namespace DupNet.Compiling.Native;

/// <summary>The code of one layer.</summary>
internal sealed class NativeLayerCode
{
    private readonly LayerSpec _spec;
    private readonly NativeLayer _layer;
    private readonly LayerCode _code;
    private readonly LayerCode? _gray;
    private readonly int _columns;
    private readonly int _rows;

    private NativeLayerCode(CompiledModel model, int number, NativeTarget target)
    {
        Number = number;
        _spec = model.Spec.Layers[number - 1];
        (_columns, _rows) = Convolved(model, number);
        _layer = new NativeLayer(model.Spec, number, target, false);
        _code = LayerCode.Cheapest(_layer, _columns, _rows);
        _gray = _spec.Source == 0 && _spec.ChannelsIn > 1 ? LayerCode.Cheapest(new NativeLayer(model.Spec, number, target, true), _columns, _rows) : null;
    }

    /// <summary>Number of the layer, from 1.</summary>
    public int Number { get; }

    /// <summary>Bytes of machine code, estimated.</summary>
    public int Bytes => _code.Bytes + (_gray?.Bytes ?? 0);

    /// <summary>Instructions that the code is estimated to save in a frame of the model's default size.</summary>
    public long Gain => TableInstructions() - _code.Instructions(_columns, _rows);

    /// <summary>The layers that a choice takes: of those allowed, by gain a byte as long as there is room, in the order of the model.</summary>
    public static IReadOnlyList<NativeLayerCode> Choose(CompiledModel model, LayerChoice choice, NativeTarget target)
    {
        NativeLayerCode[] allowed =
        [
            .. Enumerable.Range(1, model.Spec.Layers.Count).Where(choice.Allows).Select(number => new NativeLayerCode(model, number, target)),
        ];
        if (choice.CodeBytes is not int room)
        {
            return allowed;
        }

        List<NativeLayerCode> taken = [];
        foreach (NativeLayerCode layer in allowed.Where(layer => layer.Gain > 0).OrderByDescending(layer => (double)layer.Gain / layer.Bytes))
        {
            if (layer.Bytes <= room)
            {
                room -= layer.Bytes;
                taken.Add(layer);
            }
        }

        return [.. taken.OrderBy(layer => layer.Number)];
    }

    /// <summary>The file, after its first line.</summary>
    public string Text()
    {
        string gray = _gray is null ? string.Empty : _gray.Functions() + $"const CompiledCode gray = {_gray.Description()};\n";
        string pool = _spec.Pool == 2 ? ", pool" : string.Empty;
        return FormattableString.Invariant(
            $"// Layer {Number}: {_spec.ChannelsIn} -> {_spec.ChannelsOut}, k{_spec.Kernel} s{_spec.Stride} r{_spec.WeightDuplication} d{_spec.InputDuplication}{pool}.\n#include \"Kernels/CompiledLayer.h\"\n\nnamespace dupnet\n{{\nnamespace\n{{\n")
            + _code.Functions() + gray
            + FormattableString.Invariant(
                $"}}\n\nextern const CompiledLayer compiledLayer{Number};\nconst CompiledLayer compiledLayer{Number} = {{{Number}, {_layer.Fold}, {_code.Description()}, {(_gray is null ? "nullptr" : "&gray")}}};\n}}\n");
    }

    /// <summary>
    /// About what the table kernels take: a look-up of four inputs in four byte lanes, or of five in two of 16 bits, is 2.6
    /// instructions, an output 30.
    /// </summary>
    private long TableInstructions()
    {
        int stored = _spec.ChannelsIn / _spec.WeightDuplication;
        int largest = ((1 << _spec.InputBits) - 1) * _spec.WeightDuplication;
        bool bytes = largest <= 12;
        int lookups = _spec.Kernel * _spec.Kernel * _spec.WeightPlanes * ((stored + (bytes ? 3 : 4)) / (bytes ? 4 : 5));
        long words = ((long)_columns * _rows) / (bytes ? 4 : 2);
        return words * _spec.ChannelsOut * ((lookups * 26) + 300) / 10;
    }

    /// <summary>Columns and rows of a layer's convolution at the model's default size.</summary>
    private static (int Columns, int Rows) Convolved(CompiledModel model, int number)
    {
        int[] widths = new int[model.Spec.Layers.Count + 1];
        int[] heights = new int[model.Spec.Layers.Count + 1];
        widths[0] = model.Spec.DefaultWidth;
        heights[0] = model.Spec.DefaultHeight;
        for (int i = 1; i <= number; i++)
        {
            Embedded.Layer layer = model.Model.Layers[i - 1];
            widths[i] = layer.OutputSide(widths[layer.Source]);
            heights[i] = layer.OutputSide(heights[layer.Source]);
        }

        Embedded.Layer own = model.Model.Layers[number - 1];
        return (own.ConvolvedSide(widths[own.Source]), own.ConvolvedSide(heights[own.Source]));
    }
}
