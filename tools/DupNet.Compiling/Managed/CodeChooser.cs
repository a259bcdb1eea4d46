using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded.Networks;

namespace DupNet.Compiling.Managed;

/// <summary>Chooses how each layer is written, and which layers are.</summary>
internal static class CodeChooser
{
    private const int FewestInputs = 2;
    private const int MostInputs = 6;

    private static readonly int[] s_lanes = [4, 8];

    /// <summary>The code of the layers that a choice allows, in the order of the layers.</summary>
    /// <param name="model">The model.</param>
    /// <param name="choice">Which layers may be generated, and how many bytes of IL they may take.</param>
    public static IReadOnlyList<LayerCode> Choose(CompiledModel model, LayerChoice choice)
    {
        NetworkPlan plan = new(model.Model, model.Model.DefaultWidth, model.Model.DefaultHeight);
        LayerCode[] all =
        [
            .. Enumerable.Range(0, model.Spec.Layers.Count).Where(i => choice.Allows(i + 1)).Select(i => Best(new LayerShape(model, plan, i))),
        ];
        if (choice.CodeBytes is not { } bytes)
        {
            return all;
        }

        // What gains most a byte comes first.
        List<LayerCode> chosen = [];
        foreach (LayerCode code in all.OrderByDescending(code => (double)(plan.Cost(code.Shape.Number - 1) - code.Instructions) / code.Bytes))
        {
            if (code.Bytes <= bytes && plan.Cost(code.Shape.Number - 1) > code.Instructions)
            {
                chosen.Add(code);
                bytes -= code.Bytes;
            }
        }

        return [.. chosen.OrderBy(code => code.Shape.Number)];
    }

    /// <summary>The code of fewest instructions, the first of equal ones.</summary>
    private static LayerCode Best(LayerShape shape)
    {
        var ways =
            from crosses in new[] { false, true }
            where !crosses || shape.Spec.Kernel > 1
            let most = Math.Min(MostInputs, Math.Max(FewestInputs, crosses ? shape.Stored * shape.Side : shape.Stored))
            from inputs in Enumerable.Range(FewestInputs, most - FewestInputs + 1)
            from lanes in s_lanes
            where lanes == 4 || LayerWriter.FitsBytes(shape, inputs)
            select LayerWriter.Write(shape, lanes, inputs, crosses);
        return ways
            .MinBy(code => code.Instructions)!;
    }
}
