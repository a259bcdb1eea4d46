using System;
using System.Collections.Generic;
using System.Linq;
using Onnx;

namespace DupNet.Onnx.Reading;

/// <summary>Operators that make, join, cut and turn constants. Exporters compute the numbers of a padding with them.</summary>
internal static class ConstantPieces
{
    private const int MostMade = 1 << 16;
    private const int MostNumbers = 1 << 25;
    private const int MostSides = 8;

    /// <summary>Whether an operator is one of these.</summary>
    public static bool Knows(string operation) => operation is "Concat" or "ConstantOfShape" or "Slice" or "Transpose";

    /// <summary>Computes the output of a node.</summary>
    /// <exception cref="NodeRefusedException">The node is not understood.</exception>
    public static ConstantTensor Apply(NodeProto node, IReadOnlyList<ConstantTensor?> inputs, string name) => node.OpType switch
    {
        "Concat" => Joined(node, [.. inputs.OfType<ConstantTensor>()], name),
        "ConstantOfShape" => Made(node, Input(inputs, 0), name),
        "Slice" => Cut(node, inputs, name),
        _ => Turned(node, Input(inputs, 0), name),
    };

    private static ConstantTensor Input(IReadOnlyList<ConstantTensor?> inputs, int index) =>
        (index < inputs.Count ? inputs[index] : null) ?? throw new NodeRefusedException($"its input {index + 1} is missing");

    private static ConstantTensor Made(NodeProto node, ConstantTensor shape, string name)
    {
        double value = NodeAttributes.Find(node, "value")?.T is TensorProto told ? new TensorReader().Read(told, name).Single() : 0;
        double count = shape.Values.Aggregate(1.0, static (a, b) => a * b);
        return shape.Values.Length <= MostSides && Array.TrueForAll(shape.Values, static side => side >= 0 && side == Math.Floor(side)) && count <= MostMade
            ? Filled(name, [.. shape.Values.Select(static side => (int)side)], _ => value)
            : throw new NodeRefusedException($"'{shape.Name}' is the shape of no constant of a detector");
    }

    private static ConstantTensor Joined(NodeProto node, ConstantTensor[] parts, string name)
    {
        int rank = parts.Length > 0 ? parts[0].Sides.Length : throw new NodeRefusedException("its inputs are missing");
        int axis = Axis(node.Integer("axis", 0), rank);
        if (parts.Any(part => part.Sides.Length != rank || part.Sides.Where((side, i) => i != axis && side != parts[0].Sides[i]).Any()))
        {
            throw new NodeRefusedException("its inputs do not fit together");
        }

        int[] sides = [.. parts[0].Sides];
        sides[axis] = parts.Sum(part => part.Sides[axis]);
        return Filled(name, sides, place =>
        {
            int at = place[axis];
            int part = 0;
            while (at >= parts[part].Sides[axis])
            {
                at -= parts[part++].Sides[axis];
            }

            return Number(parts[part], [.. place.Select((each, i) => i == axis ? at : each)]);
        });
    }

    private static ConstantTensor Turned(NodeProto node, ConstantTensor x, string name)
    {
        int[] order = node.Integers("perm") is { Count: > 0 } told ? [.. told.Select(axis => Axis(axis, x.Sides.Length))] : [.. Enumerable.Range(0, x.Sides.Length).Reverse()];
        return order.Distinct().Count() == x.Sides.Length && order.Length == x.Sides.Length
            ? Filled(name, [.. order.Select(axis => x.Sides[axis])], place => Number(x, [.. Enumerable.Range(0, order.Length).Select(axis => place[Array.IndexOf(order, axis)])]))
            : throw new NodeRefusedException($"its order of axes does not fit '{x.Name}' ({x.Shape})");
    }

    private static ConstantTensor Cut(NodeProto node, IReadOnlyList<ConstantTensor?> inputs, string name)
    {
        ConstantTensor x = Input(inputs, 0);
        double[] starts = Told(node, "starts", inputs, 1) ?? throw new NodeRefusedException("it does not say where it starts");
        double[] ends = Told(node, "ends", inputs, 2) ?? throw new NodeRefusedException("it does not say where it ends");
        double[] axes = Told(node, "axes", inputs, 3) ?? [.. Enumerable.Range(0, starts.Length)];
        double[] steps = Told(node, "steps", inputs, 4) ?? [.. starts.Select(static _ => 1.0)];
        if (ends.Length != starts.Length || axes.Length != starts.Length || steps.Length != starts.Length || steps.Any(static step => step == 0 || step != Math.Floor(step) || Math.Abs(step) > MostMade))
        {
            throw new NodeRefusedException("its starts, ends, axes and steps do not fit together");
        }

        int[] sides = [.. x.Sides];
        var first = new int[sides.Length];
        int[] stride = [.. sides.Select(static _ => 1)];
        for (int i = 0; i < starts.Length; i++)
        {
            int axis = Axis(axes[i], sides.Length);
            int side = x.Sides[axis];
            int step = (int)steps[i];
            int from = At(starts[i], side, 0, step > 0 ? side : side - 1);
            int until = At(ends[i], side, step > 0 ? 0 : -1, step > 0 ? side : side - 1);
            first[axis] = from;
            stride[axis] = step;
            sides[axis] = Math.Max(0, (int)Math.Ceiling((until - from) / (double)step));
        }

        return Filled(name, sides, place => Number(x, [.. place.Select((each, i) => first[i] + (each * stride[i]))]));
    }

    /// <summary>Whole numbers of an attribute, or of an input from a later operator set on; null for none.</summary>
    private static double[]? Told(NodeProto node, string attribute, IReadOnlyList<ConstantTensor?> inputs, int index) =>
        node.Integers(attribute) is { } listed ? [.. listed] : index < inputs.Count ? inputs[index]?.Checked().Values : null;

    // Counted from the end where it is below 0; beyond the ends is at them.
    private static int At(double place, int side, int least, int most) => (int)Math.Clamp(place < 0 ? place + side : place, least, Math.Max(least, most));

    private static int Axis(double axis, int rank)
    {
        double counted = axis < 0 ? axis + rank : axis;
        return counted >= 0 && counted < rank ? (int)counted : throw new NodeRefusedException("it names an axis that there is not");
    }

    private static double Number(ConstantTensor x, int[] place)
    {
        int index = 0;
        for (int i = 0; i < place.Length; i++)
        {
            index = (index * x.Sides[i]) + place[i];
        }

        return x.Values[index];
    }

    private static ConstantTensor Filled(string name, int[] sides, Func<int[], double> number)
    {
        double count = sides.Aggregate(1.0, static (a, b) => a * b);
        var values = new double[count <= MostNumbers ? (int)count : throw new NodeRefusedException($"it makes more than {MostNumbers} numbers")];
        var place = new int[sides.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = number(place);
            for (int axis = sides.Length - 1; axis >= 0 && ++place[axis] == sides[axis]; axis--)
            {
                place[axis] = 0;
            }
        }

        return new ConstantTensor(name, sides, values);
    }
}
