using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Onnx.Folding;
using Onnx;
using DataType = Onnx.TensorProto.Types.DataType;

namespace DupNet.Onnx.Reading;

/// <summary>Operators that work on maps element by element, with a constant a channel at most.</summary>
internal static class ElementOperations
{
    private delegate int Operation(NodeProto node, IReadOnlyList<NodeValue?> inputs, NodeValue.Numbers x);

    private static readonly Dictionary<string, Operation> s_operations = new()
    {
        ["Add"] = Add,
        ["BatchNormalization"] = Normalize,
        ["BipolarQuant"] = QuantizeSign,
        ["Cast"] = Cast,
        ["Clip"] = Clip,
        ["Div"] = Divide,
        ["Dropout"] = Same,
        ["Floor"] = Floor,
        ["Greater"] = (node, inputs, x) => Compare(node, inputs, x, static (a, b) => a > b, 1),
        ["GreaterOrEqual"] = (node, inputs, x) => Compare(node, inputs, x, static (a, b) => a >= b, 1),
        ["Identity"] = Same,
        ["IntQuant"] = Quantize,
        ["LeakyRelu"] = (node, _, x) => Bend(node, x, [.. Enumerable.Repeat((double)node.Number("alpha", 0.01f), x.Map.Channels)]),
        ["Less"] = (node, inputs, x) => Compare(node, inputs, x, static (a, b) => a < b, -1),
        ["LessOrEqual"] = (node, inputs, x) => Compare(node, inputs, x, static (a, b) => a <= b, -1),
        ["MaxPool"] = Pool,
        ["Mul"] = Multiply,
        ["Neg"] = (node, _, x) => Scale(node, x, [.. Enumerable.Repeat(-1.0, x.Map.Channels)]),
        ["PRelu"] = (node, inputs, x) => Bend(node, x, Constant(inputs, 1).PerChannel(x.Map.Channels)),
        ["Quant"] = Quantize,
        ["Relu"] = (node, _, x) => x.Map.Add(node.Describe(), x.Step, static (_, number) => Math.Max(number, 0), static _ => 1),
        ["Round"] = (node, _, x) => x.Map.Add(node.Describe(), x.Step, static (_, number) => Math.Round(number, MidpointRounding.ToEven), static _ => 1),
        ["Sub"] = Subtract,
    };

    /// <summary>Whether an operator is known.</summary>
    public static bool Knows(string operation) => s_operations.ContainsKey(operation);

    /// <summary>Adds what a node computes to the map that it reads.</summary>
    /// <param name="node">The node.</param>
    /// <param name="inputs">Its inputs; null for one that is left out. One at least is a map, none is refused.</param>
    /// <exception cref="NodeRefusedException">The node cannot be a part of a model.</exception>
    public static NodeValue Apply(NodeProto node, IReadOnlyList<NodeValue?> inputs)
    {
        NodeValue.Numbers x = inputs.OfType<NodeValue.Numbers>().FirstOrDefault()
            ?? throw new NodeRefusedException("it reads a map with a border, which only a convolution can");
        return x with { Step = s_operations[node.OpType](node, inputs, x) };
    }

    private static ConstantTensor Constant(IReadOnlyList<NodeValue?> inputs, int index) =>
        index < inputs.Count && inputs[index] is NodeValue.Constant constant
            ? constant.Tensor
            : throw new NodeRefusedException($"its input {index + 1} is no constant");

    /// <summary>The constant of two inputs, whichever it is, a number a channel; and whether it comes first.</summary>
    private static (double[] Numbers, bool IsFirst) Operand(IReadOnlyList<NodeValue?> inputs, NodeValue.Numbers x)
    {
        if (inputs.Count != 2)
        {
            throw new NodeRefusedException("it has not two inputs");
        }

        bool isFirst = inputs[0] is NodeValue.Constant;
        return inputs[isFirst ? 0 : 1] is NodeValue.Constant constant
            ? (constant.Tensor.PerChannel(x.Map.Channels), isFirst)
            : throw new NodeRefusedException("it joins two maps; a .dupnet layer reads one");
    }

    private static void FirstIsMap(IReadOnlyList<NodeValue?> inputs)
    {
        if (inputs[0] is not NodeValue.Numbers)
        {
            throw new NodeRefusedException("its first input is no map");
        }
    }

    private static LinearForm? Linear(NodeValue.Numbers x) => x.Map.Steps[x.Step].Linear;

    private static int Scale(NodeProto node, NodeValue.Numbers x, double[] factor) => x.Map.Add(
        node.Describe(), x.Step, (channel, number) => number * factor[channel], channel => Math.Sign(factor[channel]), Linear(x)?.Times(factor));

    private static int Shift(NodeProto node, NodeValue.Numbers x, double[] summand, int sign) => x.Map.Add(
        node.Describe(),
        x.Step,
        (channel, number) => (sign * number) + summand[channel],
        _ => sign,
        (sign > 0 ? Linear(x) : Linear(x)?.Times([.. summand.Select(static _ => -1.0)]))?.Plus(summand));

    private static int Add(NodeProto node, IReadOnlyList<NodeValue?> inputs, NodeValue.Numbers x)
    {
        if (inputs is [NodeValue.Numbers first, NodeValue.Numbers second])
        {
            return first.Map == second.Map
                ? first.Map.AddSum(node.Describe(), first.Step, second.Step)
                : throw new NodeRefusedException("it adds two maps of different convolutions; a .dupnet layer reads one");
        }

        return Shift(node, x, Operand(inputs, x).Numbers, 1);
    }

    private static int Subtract(NodeProto node, IReadOnlyList<NodeValue?> inputs, NodeValue.Numbers x)
    {
        (double[] numbers, bool isFirst) = Operand(inputs, x);
        return isFirst ? Shift(node, x, numbers, -1) : Shift(node, x, Array.ConvertAll(numbers, static each => -each), 1);
    }

    private static int Multiply(NodeProto node, IReadOnlyList<NodeValue?> inputs, NodeValue.Numbers x) =>
        Scale(node, x, Operand(inputs, x).Numbers);

    private static int Divide(NodeProto node, IReadOnlyList<NodeValue?> inputs, NodeValue.Numbers x)
    {
        (double[] numbers, bool isFirst) = Operand(inputs, x);
        if (isFirst || numbers.Contains(0))
        {
            throw new NodeRefusedException(isFirst ? "it divides by a map" : "it divides by 0");
        }

        return x.Map.Add(
            node.Describe(),
            x.Step,
            (channel, number) => number / numbers[channel],
            channel => Math.Sign(numbers[channel]),
            Linear(x)?.Times(Array.ConvertAll(numbers, static each => 1 / each)));
    }

    private static int Normalize(NodeProto node, IReadOnlyList<NodeValue?> inputs, NodeValue.Numbers x)
    {
        FirstIsMap(inputs);

        // Before operator set 14 further outputs, the new means and variances, say so.
        if (node.Integer("training_mode", 0) != 0 || node.Output.Skip(1).Any(static output => output.Length > 0))
        {
            throw new NodeRefusedException("it is in training mode; export the network in evaluation mode (eval())");
        }

        double epsilon = node.Number("epsilon", 1e-5f);
        int channels = x.Map.Channels;
        double[] gamma = Constant(inputs, 1).Vector(channels);
        double[] beta = Constant(inputs, 2).Vector(channels);
        double[] mean = Constant(inputs, 3).Vector(channels);
        double[] variance = Constant(inputs, 4).Vector(channels);
        double[] deviation = [.. variance.Select(each => Math.Sqrt(each + epsilon))];
        if (!Array.TrueForAll(deviation, static each => each > 0 && double.IsFinite(each)))
        {
            throw new NodeRefusedException("a variance, with epsilon, is not above 0");
        }

        double[] gain = [.. gamma.Zip(deviation, static (g, d) => g / d)];
        return x.Map.Add(
            node.Describe(),
            x.Step,
            (channel, number) => ((number - mean[channel]) / deviation[channel] * gamma[channel]) + beta[channel],
            channel => Math.Sign(gamma[channel]),
            Linear(x)?.Plus(Array.ConvertAll(mean, static each => -each))?.Times(gain)?.Plus(beta));
    }

    private static int Quantize(NodeProto node, IReadOnlyList<NodeValue?> inputs, NodeValue.Numbers x)
    {
        FirstIsMap(inputs);
        int channels = x.Map.Channels;
        double[] scale = Positive(Constant(inputs, 1).PerChannel(channels));
        double[] zero = Constant(inputs, 2).PerChannel(channels);
        var quantization = Quantization.Of(node, Constant(inputs, 3).Single());
        return x.Map.Add(node.Describe(), x.Step, (channel, number) => quantization.Of(number, scale[channel], zero[channel]), static _ => 1);
    }

    private static int QuantizeSign(NodeProto node, IReadOnlyList<NodeValue?> inputs, NodeValue.Numbers x)
    {
        FirstIsMap(inputs);
        double[] scale = Positive(Constant(inputs, 1).PerChannel(x.Map.Channels));
        return x.Map.Add(node.Describe(), x.Step, (channel, number) => number >= 0 ? scale[channel] : -scale[channel], static _ => 1);
    }

    private static double[] Positive(double[] scale) => Array.TrueForAll(scale, static each => each > 0)
        ? scale
        : throw new NodeRefusedException("its scale is not above 0");

    private static int Compare(NodeProto node, IReadOnlyList<NodeValue?> inputs, NodeValue.Numbers x, Func<double, double, bool> compare, int slope)
    {
        (double[] numbers, bool isFirst) = Operand(inputs, x);
        return isFirst
            ? x.Map.Add(node.Describe(), x.Step, (channel, number) => compare(numbers[channel], number) ? 1 : 0, _ => -slope)
            : x.Map.Add(node.Describe(), x.Step, (channel, number) => compare(number, numbers[channel]) ? 1 : 0, _ => slope);
    }

    // What is below 0 is multiplied.
    private static int Bend(NodeProto node, NodeValue.Numbers x, double[] slope) => Array.TrueForAll(slope, static each => each >= 0)
        ? x.Map.Add(node.Describe(), x.Step, (channel, number) => number < 0 ? number * slope[channel] : number, static _ => 1)
        : throw new NodeRefusedException("its slope below 0 is negative, so levels would fall and rise; a .dupnet has thresholds");

    private static int Floor(NodeProto node, IReadOnlyList<NodeValue?> inputs, NodeValue.Numbers x) =>
        x.Map.Add(node.Describe(), x.Step, static (_, number) => Math.Floor(number), static _ => 1, Linear(x)?.Floor());

    private static int Clip(NodeProto node, IReadOnlyList<NodeValue?> inputs, NodeValue.Numbers x)
    {
        FirstIsMap(inputs);
        double least = Bound(node, inputs, 1, "min", double.NegativeInfinity);
        double most = Bound(node, inputs, 2, "max", double.PositiveInfinity);
        return least <= most
            ? x.Map.Add(node.Describe(), x.Step, (_, number) => Math.Clamp(number, least, most), static _ => 1)
            : throw new NodeRefusedException("its least number is above its largest");
    }

    /// <summary>A bound of a Clip: an input, or an attribute before operator set 11.</summary>
    private static double Bound(NodeProto node, IReadOnlyList<NodeValue?> inputs, int index, string attribute, double none)
    {
        if (index < inputs.Count && inputs[index] is not null)
        {
            return Constant(inputs, index).Single();
        }

        return NodeAttributes.Find(node, attribute) is { } bound
            ? float.IsNaN(bound.F) ? throw new NodeRefusedException($"its {attribute} is no number") : bound.F
            : none;
    }

    private static int Cast(NodeProto node, IReadOnlyList<NodeValue?> inputs, NodeValue.Numbers x)
    {
        var type = (DataType)node.Integer("to", 0);
        return type is DataType.Float or DataType.Double
            ? Same(node, inputs, x)
            : throw new NodeRefusedException($"it converts a map to {type}; numbers must stay floats");
    }

    private static int Same(NodeProto node, IReadOnlyList<NodeValue?> inputs, NodeValue.Numbers x)
    {
        FirstIsMap(inputs);
        return x.Step;
    }

    private static int Pool(NodeProto node, IReadOnlyList<NodeValue?> inputs, NodeValue.Numbers x)
    {
        bool isPlain = Are(node, "kernel_shape", 2) && Are(node, "strides", 2, 1) && Are(node, "pads", 0, 0) && Are(node, "dilations", 1, 1)
            && node.Word("auto_pad", "NOTSET") is "NOTSET" or "VALID";
        return isPlain
            ? x.Map.AddPool(node.Describe(), x.Step)
            : throw new NodeRefusedException("a .dupnet pool is 2x2 with stride 2 and no padding");
    }

    private static bool Are(NodeProto node, string attribute, long wanted, long initial = 0) =>
        node.Integers(attribute) is { Count: > 0 } numbers ? numbers.All(number => number == wanted) : wanted == initial;
}
