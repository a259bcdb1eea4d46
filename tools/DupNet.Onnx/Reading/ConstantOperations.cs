using System;
using System.Collections.Generic;
using System.Linq;
using Onnx;
using DataType = Onnx.TensorProto.Types.DataType;

namespace DupNet.Onnx.Reading;

/// <summary>Operators whose inputs are all constant: quantizers of weights and biases, shapes, simple arithmetic.</summary>
internal static class ConstantOperations
{
    /// <summary>Whether an operator is known for constants.</summary>
    public static bool Knows(string operation) => operation is "Add" or "BipolarQuant" or "Cast" or "Div" or "Identity" or "IntQuant" or "Mul" or "Neg"
        or "Quant" or "Reshape" or "Squeeze" or "Sub" or "Unsqueeze"
        || ConstantPieces.Knows(operation);

    /// <summary>Computes the output of a node.</summary>
    /// <exception cref="NodeRefusedException">The node is not understood.</exception>
    public static ConstantTensor Apply(NodeProto node, IReadOnlyList<ConstantTensor?> inputs, string name)
    {
        if (ConstantPieces.Knows(node.OpType))
        {
            return ConstantPieces.Apply(node, inputs, name);
        }

        ConstantTensor x = Input(inputs, 0);
        return node.OpType switch
        {
            "BipolarQuant" => Map(name, x, Positive(Input(inputs, 1)), null, static (value, scale, _) => value >= 0 ? scale : -scale),
            "Quant" or "IntQuant" => Quantize(node, inputs, name),
            "Add" => Map(name, x, Input(inputs, 1), null, static (a, b, _) => a + b),
            "Sub" => Map(name, x, Input(inputs, 1), null, static (a, b, _) => a - b),
            "Mul" => Map(name, x, Input(inputs, 1), null, static (a, b, _) => a * b),
            "Div" => Map(name, x, Input(inputs, 1), null, static (a, b, _) => a / b),
            "Neg" => x with { Name = name, Values = Array.ConvertAll(x.Values, static value => -value) },
            "Cast" => (DataType)node.Integer("to", 0) is DataType.Float or DataType.Double or DataType.Int64 or DataType.Int32
                ? x with { Name = name }
                : throw new NodeRefusedException("it converts a constant to a type that is not read"),
            "Identity" => x with { Name = name },
            "Reshape" => Reshape(x, Input(inputs, 1), name),
            _ => x with { Name = name, Sides = Resized(node, x, inputs) },
        };
    }

    private static ConstantTensor Input(IReadOnlyList<ConstantTensor?> inputs, int index) =>
        (index < inputs.Count ? inputs[index] : null) ?? throw new NodeRefusedException($"its input {index + 1} is missing");

    private static ConstantTensor Quantize(NodeProto node, IReadOnlyList<ConstantTensor?> inputs, string name)
    {
        var quantization = Quantization.Of(node, Input(inputs, 3).Single());
        return Map(name, Input(inputs, 0), Positive(Input(inputs, 1)), Input(inputs, 2), quantization.Of);
    }

    private static ConstantTensor Positive(ConstantTensor scale) => Array.TrueForAll(scale.Checked().Values, static each => each > 0)
        ? scale
        : throw new NodeRefusedException($"its scale '{scale.Name}' is not above 0");

    /// <summary>A function of each element and the elements of one or two more constants at its place.</summary>
    private static ConstantTensor Map(string name, ConstantTensor x, ConstantTensor second, ConstantTensor? third, Func<double, double, double, double> function)
    {
        if (second.Values.Length > x.Values.Length && third is null)
        {
            return Map(name, second, x, null, (a, b, c) => function(b, a, c));
        }

        int[] seconds = Places(x, second.Checked());
        int[] thirds = third is null ? [] : Places(x, third.Checked());
        var values = new double[x.Values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = function(x.Values[i], second.Values[Place(x, seconds, i)], third is null ? 0 : third.Values[Place(x, thirds, i)]);
        }

        return new ConstantTensor(name, x.Sides, values);
    }

    /// <summary>For each dimension of a tensor, how far a step along it moves in another one, which is broadcast to it.</summary>
    private static int[] Places(ConstantTensor x, ConstantTensor other)
    {
        var steps = new int[x.Sides.Length];
        int lead = x.Sides.Length - other.Sides.Length;
        if (other.Values.Length == 1)
        {
            return steps;
        }

        int step = 1;
        for (int i = x.Sides.Length - 1; i >= 0 && lead >= 0; i--)
        {
            int side = i >= lead ? other.Sides[i - lead] : 1;
            if (side != 1 && side != x.Sides[i])
            {
                lead = -1;
                break;
            }

            steps[i] = side == 1 ? 0 : step;
            step *= side;
        }

        return lead >= 0
            ? steps
            : throw new NodeRefusedException($"'{other.Name}' ({other.Shape}) does not fit '{x.Name}' ({x.Shape})");
    }

    private static int Place(ConstantTensor x, int[] steps, int index)
    {
        int place = 0;
        for (int i = steps.Length - 1; i >= 0; i--)
        {
            place += index % x.Sides[i] * steps[i];
            index /= x.Sides[i];
        }

        return place;
    }

    private static ConstantTensor Reshape(ConstantTensor x, ConstantTensor shape, string name)
    {
        double[] wanted = [.. shape.Values.Select((side, i) => side == 0 && i < x.Sides.Length ? x.Sides[i] : side)];
        double known = wanted.Where(static side => side != -1).Aggregate(1.0, static (a, b) => a * b);
        int[] sides = [.. wanted.Select(side => side == -1 && known > 0 ? (int)(x.Values.Length / known) : side is >= 0 and <= int.MaxValue ? (int)side : -1)];
        return sides.Length <= 8 && sides.Aggregate(1.0, static (a, b) => a * b) == x.Values.Length && Array.TrueForAll(sides, static side => side >= 0)
            ? new ConstantTensor(name, sides, x.Values)
            : throw new NodeRefusedException($"its shape does not fit '{x.Name}' ({x.Shape})");
    }

    private static int[] Resized(NodeProto node, ConstantTensor x, IReadOnlyList<ConstantTensor?> inputs)
    {
        long[] axes = node.Integers("axes") is { } listed ? [.. listed]
            : inputs.Count > 1 && inputs[1] is { } given ? [.. given.Values.Select(static each => (long)each)]
            : [];
        bool isLonger = node.OpType == "Unsqueeze";
        int rank = x.Sides.Length + (isLonger ? axes.Length : 0);
        int[] at = [.. axes.Select(axis => (int)(axis < 0 ? axis + rank : axis)).Distinct().Order()];
        List<int> sides = [.. x.Sides];
        foreach (int axis in isLonger ? at : at.Reverse())
        {
            bool fits = axis >= 0 && axis < rank && rank <= 8 && (isLonger ? axis <= sides.Count : sides[axis] == 1);
            if (!fits)
            {
                throw new NodeRefusedException($"its axes do not fit '{x.Name}' ({x.Shape})");
            }

            if (isLonger)
            {
                sides.Insert(axis, 1);
            }
            else
            {
                sides.RemoveAt(axis);
            }
        }

        return at.Length == 0 && !isLonger ? [.. sides.Where(static side => side != 1)] : [.. sides];
    }
}
