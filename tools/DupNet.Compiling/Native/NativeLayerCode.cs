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
        (_columns, _rows) = Convolved(model, number, model.Spec.DefaultWidth, model.Spec.DefaultHeight);
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

    /// <summary>The layers that a choice takes, in the order of the model: of those allowed the ones that gain most together in the room.</summary>
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

        // The most that some layers gain in i steps of the room, and which.
        const int Step = 64;
        var best = new (long Gain, IReadOnlyList<NativeLayerCode> Layers)[(int.Min(room, allowed.Sum(layer => layer.Bytes + Step)) / Step) + 1];
        Array.Fill(best, (0, []));
        foreach (NativeLayerCode layer in allowed.Where(layer => layer.Gain > 0))
        {
            int steps = (layer.Bytes + Step - 1) / Step;
            for (int i = best.Length - 1; i >= steps; i--)
            {
                (long gain, IReadOnlyList<NativeLayerCode> before) = best[i - steps];
                if (gain + layer.Gain > best[i].Gain)
                {
                    best[i] = (gain + layer.Gain, [.. before, layer]);
                }
            }
        }

        return best[^1].Layers;
    }

    /// <summary>Instructions that the code is estimated to take in a frame.</summary>
    /// <param name="model">The model.</param>
    /// <param name="width">Width of the network's input.</param>
    /// <param name="height">Its height.</param>
    public long Instructions(CompiledModel model, int width, int height)
    {
        (int columns, int rows) = Convolved(model, Number, width, height);
        return _code.Instructions(columns, rows);
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
    /// About what the table kernels take (LaneCost.cpp): a look-up of four inputs in four byte lanes, or of five in two of 16 bits, is 2.6
    /// instructions, 4.5 where lanes are widened, an output 50.
    /// </summary>
    private long TableInstructions()
    {
        bool bytes = _layer.LargestInput <= 6;
        int group = bytes ? 4 : 5;
        int lookups = _layer.Taps * _spec.WeightPlanes * ((_layer.Inputs + group - 1) / group);
        int lookup = bytes && !LayerCode.FitsNarrow(_layer) ? 45 : 26;
        long words = LayerCode.Windows(_spec, bytes ? 4 : 2, _columns, _rows);
        return words * _spec.ChannelsOut * ((lookups * lookup) + 500) / 10;
    }

    /// <summary>Columns and rows of a layer's convolution at a size of the input.</summary>
    private static (int Columns, int Rows) Convolved(CompiledModel model, int number, int width, int height)
    {
        int[] widths = new int[model.Spec.Layers.Count + 1];
        int[] heights = new int[model.Spec.Layers.Count + 1];
        widths[0] = width;
        heights[0] = height;
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
