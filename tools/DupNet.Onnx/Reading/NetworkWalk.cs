using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.Onnx.Folding;
using DupNet.Packing;
using Onnx;

namespace DupNet.Onnx.Reading;

/// <summary>Walks through a graph, node by node, and makes layers of it. Whatever has no place in a model is noted, and the walk goes on.</summary>
internal sealed class NetworkWalk
{
    private const int MostKernel = 7;

    /// <summary>The format has 32 layers; a few more are looked at, so that all that is wrong with them is told.</summary>
    private const int MostConvolutions = 64;
    private const int MostReasons = 1000;
    private const int LargestSum = 32767;
    private const double Tolerance = 1e-6;

    private static readonly HashSet<string> s_quantizers = ["BipolarQuant", "IntQuant", "Quant"];

    private readonly GraphProto _graph;
    private readonly NetworkInput _input;
    private readonly List<string> _reasons;
    private readonly TensorReader _tensors = new();
    private readonly Dictionary<string, TensorProto> _constants;
    private readonly Dictionary<string, NodeValue> _values = [];
    private readonly HashSet<string> _rectified = [];
    private readonly Dictionary<SourceMap, Convolution> _convolutions = [];
    private readonly Dictionary<(SourceMap Map, int Step), (LayerDraft? Layer, LevelGrid Grid)> _maps = [];
    private readonly List<LayerDraft> _layers = [];
    private int _imageReaders;

    private NetworkWalk(GraphProto graph, Dictionary<string, TensorProto> constants, NetworkInput input, double least, double most, List<string> reasons)
    {
        _graph = graph;
        _input = input;
        _reasons = reasons;
        _constants = constants;
        double[] gain = [.. Enumerable.Repeat((most - least) / byte.MaxValue, input.Channels)];
        double[] offset = [.. Enumerable.Repeat(least, input.Channels)];
        int[] bytes = [.. Enumerable.Repeat((int)byte.MaxValue, input.Channels)];
        var image = new SourceMap($"the input '{input.Name}'", gain, offset, new int[input.Channels], bytes);
        _values[input.Name] = new NodeValue.Numbers(image, 0);
    }

    /// <summary>The byte that the first convolution pads with; null where it does not pad.</summary>
    public byte? PadValue { get; private set; }

    /// <summary>Largest difference of a logit from the graph's.</summary>
    public double LogitError { get; private set; }

    /// <summary>The layers, in order of execution. Heads have no anchors yet.</summary>
    public IReadOnlyList<LayerDraft> Layers { get; private set; } = [];

    /// <summary>Walks through a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="constants">Its constants by name.</param>
    /// <param name="input">Its input.</param>
    /// <param name="least">The number for a byte 0 of the image.</param>
    /// <param name="most">The number for a byte 255.</param>
    /// <param name="reasons">Takes what stands in the way, a line each.</param>
    /// <exception cref="ImportRefusedException">The graph is no graph: a circle, a tensor without a maker.</exception>
    public static NetworkWalk Through(
        GraphProto graph, Dictionary<string, TensorProto> constants, NetworkInput input, double least, double most, List<string> reasons)
    {
        var walk = new NetworkWalk(graph, constants, input, least, most, reasons);
        IReadOnlyList<NodeProto> nodes = GraphOrder.Of(graph, constants.Keys.Append(input.Name));
        for (int i = 0; i < nodes.Count; i++)
        {
            walk.Take(nodes[i], i);
        }

        walk.TakeOutputs();
        walk.Layers = [.. walk._layers.OrderBy(layer => layer.Position).ThenBy(layer => layer.Step)];
        return walk;
    }

    private static string WhyUnknown(string operation) => operation switch
    {
        "QuantizeLinear" or "DequantizeLinear" => "QCDQ is not read; Brevitas writes QONNX with export_qonnx",
        "QLinearConv" or "ConvInteger" => "8-bit arithmetic is not read; export the network with floats",
        "Gemm" or "MatMul" or "Flatten" or "GlobalAveragePool" => "a .dupnet is convolutional to its outputs: no layer joins all positions",
        "Concat" or "Resize" or "Upsample" or "ConvTranspose" => "a .dupnet layer reads one map, and maps only shrink",
        "AveragePool" => "a .dupnet pool takes the largest of 2x2",
        "Sigmoid" or "Softmax" or "Exp" => "the decoder of the runtime does this; let the network end with its convolutions",
        "Reshape" or "Transpose" or "Slice" or "Split" => "heads must end as they are computed, 1 x channels x height x width",
        _ => "a .dupnet has no such operation",
    };

    private static string WhyForeign(string domain) =>
        domain.StartsWith("finn", StringComparison.Ordinal) || domain.StartsWith("qonnx", StringComparison.Ordinal)
            ? $"operators of '{domain}' come of tools that go on from QONNX; import what export_qonnx wrote"
            : $"operators of '{domain}' are not known";

    private void Take(NodeProto node, int position)
    {
        NodeValue result;
        try
        {
            result = Compute(node, position);
        }
        catch (NodeRefusedException e)
        {
            Tell(node.Describe(), e.Message);
            result = new NodeValue.Refused();
        }

        if (node.OpType == "Relu")
        {
            _rectified.UnionWith(node.Output);
        }

        for (int i = 0; i < node.Output.Count; i++)
        {
            _values[node.Output[i]] = i == 0 ? result : new NodeValue.Refused($"it reads a further output of {node.Describe()}");
        }
    }

    private void Tell(string who, string why)
    {
        string reason = $"{who}: {why}.";
        if (!_reasons.Contains(reason))
        {
            _reasons.Add(reason);
        }

        if (_reasons.Count >= MostReasons)
        {
            throw new ImportRefusedException(_reasons);
        }
    }

    private NodeValue Compute(NodeProto node, int position)
    {
        bool isQuantizer = s_quantizers.Contains(node.OpType);
        if (!isQuantizer && node.Domain is not ("" or "ai.onnx"))
        {
            throw new NodeRefusedException(WhyForeign(node.Domain));
        }

        if (node.OpType == "Constant")
        {
            return new NodeValue.Constant(ReadConstant(node));
        }

        NodeValue?[] inputs = [.. node.Input.Select(Find)];
        if (node.OpType == "Shape" || (inputs.OfType<NodeValue.Sizes>().Any() && inputs.All(static input => input is null or NodeValue.Sizes or NodeValue.Constant)))
        {
            return new NodeValue.Sizes();
        }

        if (inputs.OfType<NodeValue.Refused>().FirstOrDefault() is { } refused)
        {
            // Unknown operators are told even if what they read is refused too: the list is for one round of changes.
            string? why = refused.Why ?? (IsKnown(node.OpType) ? null : WhyUnknown(node.OpType));
            return why is null ? new NodeValue.Refused() : throw new NodeRefusedException(why);
        }

        if (inputs.Length > 0 && inputs.All(input => input is null or NodeValue.Constant) && ConstantOperations.Knows(node.OpType))
        {
            string name = node.Output.FirstOrDefault() ?? string.Empty;
            ConstantTensor made = ConstantOperations.Apply(node, [.. inputs.Select(input => (input as NodeValue.Constant)?.Tensor)], name);
            _tensors.Count(made.Values.Length, name);
            return new NodeValue.Constant(made);
        }

        if (node.OpType == "BipolarQuant" && _rectified.Contains(node.Input.FirstOrDefault() ?? string.Empty))
        {
            throw new NodeRefusedException(
                "it reads a Relu, so it gives one number whatever the image is. Brevitas writes a quantizer of 1 bit so, such as QuantReLU(bit_width=1), though its levels are 0 and 1; "
                + "take 2 bits, or a quantizer with a sign and no Relu before it");
        }

        return node.OpType switch
        {
            "Conv" => Convolve(node, inputs, position),
            "Pad" => Border(node, inputs),
            _ when ElementOperations.Knows(node.OpType) => ElementOperations.Apply(node, inputs),
            _ => throw new NodeRefusedException(WhyUnknown(node.OpType)),
        };
    }

    private static bool IsKnown(string operation) => operation is "Conv" or "Pad" || ElementOperations.Knows(operation)
        || (ConstantOperations.Knows(operation) && !ConstantPieces.Knows(operation));

    private NodeValue? Find(string name)
    {
        if (name.Length == 0)
        {
            return null;
        }

        return _values.TryGetValue(name, out NodeValue? value) ? value : new NodeValue.Constant(_tensors.Read(_constants[name], name));
    }

    private ConstantTensor ReadConstant(NodeProto node)
    {
        string name = node.Output.FirstOrDefault() ?? string.Empty;
        foreach (AttributeProto attribute in node.Attribute)
        {
            switch (attribute.Name)
            {
                case "value" when attribute.T is not null:
                    return _tensors.Read(attribute.T, name);
                case "value_float":
                    return new ConstantTensor(name, [], [attribute.F]);
                case "value_int":
                    return new ConstantTensor(name, [], [attribute.I]);
                case "value_floats":
                    return new ConstantTensor(name, [attribute.Floats.Count], [.. attribute.Floats]);
                case "value_ints":
                    return new ConstantTensor(name, [attribute.Ints.Count], [.. attribute.Ints]);
                default:
                    break;
            }
        }

        throw new NodeRefusedException("it holds no numbers");
    }

    private static ConstantTensor ConstantAt(NodeValue?[] inputs, int index, string what) =>
        index < inputs.Length && inputs[index] is NodeValue.Constant constant
            ? constant.Tensor.Checked()
            : throw new NodeRefusedException($"its {what} are not constant");

    private static NodeValue.Bordered Border(NodeProto node, NodeValue?[] inputs)
    {
        if (inputs.Length == 0 || inputs[0] is not NodeValue.Numbers map)
        {
            throw new NodeRefusedException("its input is no map, or has a border already");
        }

        if (node.Word("mode", "CONSTANT") != "CONSTANT")
        {
            throw new NodeRefusedException("its mode is not constant");
        }

        double[] pads = node.Integers("pads") is { } listed ? [.. listed] : ConstantAt(inputs, 1, "pads").Values;
        double number = inputs.Length > 2 && inputs[2] is not null ? ConstantAt(inputs, 2, "numbers").Single() : node.Number("value", 0);
        bool isEven = pads.Length == 8 && pads[0] == 0 && pads[1] == 0 && pads[4] == 0 && pads[5] == 0
            && pads[2] >= 0 && pads[2] < MostKernel && pads[3] == pads[2] && pads[6] == pads[2] && pads[7] == pads[2];
        return isEven
            ? new NodeValue.Bordered(map, (int)pads[2], number)
            : throw new NodeRefusedException("a .dupnet layer has the same padding on all four sides, less than its kernel");
    }

    private NodeValue Convolve(NodeProto node, NodeValue?[] inputs, int position)
    {
        (NodeValue.Numbers x, int border, double padding) = inputs.FirstOrDefault() switch
        {
            NodeValue.Numbers numbers => (numbers, 0, 0.0),
            NodeValue.Bordered bordered => (bordered.Inner, bordered.Border, bordered.Number),
            _ => throw new NodeRefusedException("its input is no map"),
        };
        if (_convolutions.Count >= MostConvolutions)
        {
            throw new NodeRefusedException($"it is one of more than {MostConvolutions} convolutions; the format has 32 layers");
        }

        ConstantTensor weights = ConstantAt(inputs, 1, "weights");
        ConvolutionShape shape = ConvolutionShape.Of(node, weights, x.Map.Channels, border);
        if (Levels(x, padding, shape.Padding > 0) is not { } levels)
        {
            return new NodeValue.Refused();
        }

        int largest = (1 << levels.Bits) - 1;
        long reach = (long)shape.Kernel * shape.Kernel * shape.ChannelsIn * largest;
        if (reach > LargestSum)
        {
            throw new NodeRefusedException(string.Create(
                CultureInfo.InvariantCulture, $"its sums reach {reach} (k*k * channels * largest level); the format has 16 bits, {LargestSum}"));
        }

        IntegerWeights integers = IntegerWeights.Of(weights.Values, shape.ChannelsOut);
        double[] bias = inputs.Length > 2 && inputs[2] is not null ? ConstantAt(inputs, 2, "biases").Vector(shape.ChannelsOut) : new double[shape.ChannelsOut];
        SourceMap map = Sums(node, shape, integers, levels, bias, largest);
        _convolutions[map] = new Convolution
        {
            Node = node.Describe(),
            Position = position,
            Source = levels.Layer,
            InputBits = levels.Bits,
            Kernel = shape.Kernel,
            Stride = shape.Stride,
            Padding = shape.Padding,
            ChannelsIn = shape.ChannelsIn,
            ChannelsOut = shape.ChannelsOut,
            Weights = integers,
            Map = map,
        };
        return new NodeValue.Numbers(map, 0);
    }

    /// <summary>The sums of integer weights and levels; what a sum stands for is gain * z + offset.</summary>
    private static SourceMap Sums(NodeProto node, ConvolutionShape shape, IntegerWeights weights, InputLevels levels, double[] bias, int largest)
    {
        int window = shape.Kernel * shape.Kernel;
        var gain = new double[shape.ChannelsOut];
        var offset = new double[shape.ChannelsOut];
        var least = new int[shape.ChannelsOut];
        var most = new int[shape.ChannelsOut];
        for (int o = 0; o < shape.ChannelsOut; o++)
        {
            double constant = 0;
            for (int i = 0; i < shape.ChannelsIn * window; i++)
            {
                int weight = weights.Integers[(o * shape.ChannelsIn * window) + i];
                constant += weight * levels.Offsets[i / window];
                least[o] += Math.Min(weight, 0) * largest;
                most[o] += Math.Max(weight, 0) * largest;
            }

            gain[o] = weights.Units[o] * levels.Step;
            offset[o] = (weights.Units[o] * constant) + bias[o];
        }

        return new SourceMap(node.Describe(), gain, offset, least, most);
    }

    /// <summary>The input of a convolution as levels; null where the layer that makes it is refused, which is told.</summary>
    private InputLevels? Levels(NodeValue.Numbers x, double padding, bool isPadded)
    {
        if (!_convolutions.TryGetValue(x.Map, out Convolution? convolution))
        {
            return ImageLevels(x, padding, isPadded);
        }

        if (!_maps.TryGetValue((x.Map, x.Step), out (LayerDraft? Layer, LevelGrid Grid) made))
        {
            made = MakeLayer(convolution, x.Step, LevelGrid.Find(x.Map, x.Step));
            _maps[(x.Map, x.Step)] = made;
        }

        if (made.Layer is null)
        {
            return null;
        }

        LevelGrid grid = made.Grid;
        return isPadded && Math.Abs(padding - grid.Offset) > Tolerance * grid.Step
            ? throw new NodeRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"it pads with {padding}, but level 0 of its input is {grid.Offset:0.######}; in a .dupnet padding reads level 0"))
            : new InputLevels(made.Layer, grid.Bits, grid.Step, [.. Enumerable.Repeat(grid.Offset, x.Map.Channels)]);
    }

    private (LayerDraft? Layer, LevelGrid Grid) MakeLayer(Convolution convolution, int step, LevelGrid grid)
    {
        try
        {
            LayerSpec layer = HiddenFolding.Fold(convolution, step, grid);
            var draft = new LayerDraft(convolution.Node, convolution.Position, step, convolution.Source, layer);
            _layers.Add(draft);
            return (draft, grid);
        }
        catch (NodeRefusedException e)
        {
            Tell(convolution.Node, e.Message);
            return (null, grid);
        }
    }

    /// <summary>The image as bytes: what precedes the first convolution must be the same linear function of a byte in all channels.</summary>
    private InputLevels ImageLevels(NodeValue.Numbers x, double padding, bool isPadded)
    {
        if (++_imageReaders > 1)
        {
            throw new NodeRefusedException("it reads the image, as another convolution does; in a .dupnet only the first layer does");
        }

        if (x.Map.Steps[x.Step].IsPooled)
        {
            throw new NodeRefusedException("it reads a pooled image; a .dupnet pools after a convolution");
        }

        double step = (x.Map.At(x.Step, 0, byte.MaxValue) - x.Map.At(x.Step, 0, 0)) / byte.MaxValue;
        double[] offsets = [.. Enumerable.Range(0, x.Map.Channels).Select(channel => x.Map.At(x.Step, channel, 0))];
        bool isLinear = step != 0 && double.IsFinite(step);
        for (int channel = 0; channel < x.Map.Channels && isLinear; channel++)
        {
            for (int value = 0; value <= byte.MaxValue; value++)
            {
                isLinear &= Math.Abs(x.Map.At(x.Step, channel, value) - offsets[channel] - (step * value)) < Tolerance * byte.MaxValue * Math.Abs(step);
            }
        }

        if (!isLinear)
        {
            throw new NodeRefusedException(
                $"it reads the output of {x.Map.Steps[x.Step].Node}, which is not the same linear function of the image's bytes in all channels; a .dupnet's first layer reads bytes. After a quantizer of the image it is one if the range of the input is 255 of its steps");
        }

        if (isPadded)
        {
            double[] bytes = [.. offsets.Select(offset => (padding - offset) / step)];
            double pad = Math.Round(bytes[0]);
            PadValue = pad is >= 0 and <= byte.MaxValue && Array.TrueForAll(bytes, each => Math.Abs(each - pad) < Tolerance * byte.MaxValue)
                ? (byte)pad
                : throw new NodeRefusedException(string.Create(
                    CultureInfo.InvariantCulture, $"it pads with {padding}, which is byte {bytes[0]:0.###} of the image; needed is a whole one, 0..255, the same in all channels"));
        }

        return new InputLevels(null, 8, step, offsets);
    }

    private void TakeOutputs()
    {
        if (_graph.Output.Count == 0)
        {
            _reasons.Add("the network has no output.");
        }

        foreach (string name in _graph.Output.Select(output => output.Name).Distinct())
        {
            try
            {
                TakeOutput(name);
            }
            catch (NodeRefusedException e)
            {
                Tell($"output '{name}'", e.Message);
            }
        }
    }

    private void TakeOutput(string name)
    {
        switch (Find(name))
        {
            case NodeValue.Numbers numbers when _convolutions.TryGetValue(numbers.Map, out Convolution? convolution):
                try
                {
                    (LayerSpec layer, double error) = HeadFolding.Fold(convolution, numbers.Step);
                    LogitError = Math.Max(LogitError, error);
                    _layers.Add(new LayerDraft(convolution.Node, convolution.Position, numbers.Step, convolution.Source, layer, name));
                }
                catch (NodeRefusedException e)
                {
                    Tell(convolution.Node, e.Message);
                }

                break;
            case NodeValue.Refused refused:
                if (refused.Why is not null)
                {
                    throw new NodeRefusedException("it is a further output of a node");
                }

                break;
            default:
                throw new NodeRefusedException("no convolution makes it; a head is a convolution with scale and bias");
        }
    }

    /// <summary>What a convolution reads: number = offset of the channel + step * level.</summary>
    private sealed record InputLevels(LayerDraft? Layer, int Bits, double Step, double[] Offsets);
}
