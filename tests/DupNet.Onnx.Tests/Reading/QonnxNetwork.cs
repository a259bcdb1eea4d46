using System;
using System.Collections.Generic;
using System.Linq;
using Google.Protobuf;
using Onnx;
using DataType = Onnx.TensorProto.Types.DataType;

namespace DupNet.Onnx.Tests.Reading;

/// <summary>
/// A network in QONNX, in the shape that Brevitas writes it, and the same network computed in double precision, node by node. It shares no
/// code with the writer and the reader that are tested.
/// </summary>
internal sealed class QonnxNetwork
{
    // Of Brevitas up to 0.11, of FINN's first files, and of Brevitas from 0.12 on.
    private static readonly string[] s_domains = ["onnx.brevitas", "finn.custom_op.general", "qonnx.custom_op.general"];

    private readonly GraphProto _graph = new() { Name = "torch_jit" };
    private readonly Random _random;
    private readonly int _channels;
    private readonly string _domain;
    private readonly string _quantizer;
    private readonly List<Func<Map, Map>> _steps = [];
    private string _last = "inp";
    private int _count;

    /// <summary>Begins a network.</summary>
    /// <param name="random">Decides what a file may have either way: constants as nodes or initialisers, lists of inputs.</param>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="width">Width of the image.</param>
    /// <param name="height">Height of the image.</param>
    public QonnxNetwork(Random random, int channels, int width, int height)
    {
        _random = random;
        _domain = s_domains[random.Next(s_domains.Length)];
        _quantizer = _domain == s_domains[2] && random.Next(2) == 0 ? "IntQuant" : "Quant";
        _channels = channels;
        _graph.Input.Add(Value("inp", 1, channels, height, width));
    }

    /// <summary>A map: numbers by channel, row, column (fastest).</summary>
    public sealed record Map(int Channels, int Width, int Height, double[] Numbers);

    /// <summary>The graph, to be spoilt.</summary>
    public GraphProto Graph => _graph;

    /// <summary>Name of the last node's output.</summary>
    public string Last => _last;

    /// <summary>A convolution of integer weights times a scale for all filters, or one each.</summary>
    /// <param name="integers">Filter, channel, row, column (fastest).</param>
    /// <param name="filters">Number of filters.</param>
    /// <param name="kernel">Side of the kernel.</param>
    /// <param name="stride">Step of the kernel.</param>
    /// <param name="pad">Padding.</param>
    /// <param name="scales">One, or one a filter.</param>
    /// <param name="bits">Bits of the weights: 1 writes BipolarQuant.</param>
    /// <param name="bias">A bias a filter, or none; it may be rounded to 1/1024 by a quantizer of its own.</param>
    public void Conv(int[] integers, int filters, int kernel, int stride, int pad, float[] scales, int bits, float[]? bias)
    {
        int length = integers.Length / filters;
        int channels = length / (kernel * kernel);
        float[] weights = [.. integers.Select((each, i) => each * scales[scales.Length == 1 ? 0 : i / length])];
        string scale = Constant(scales, scales.Length == 1 ? [] : [filters, 1, 1, 1]);
        string weight = Constant(weights, filters, channels, kernel, kernel);
        string quantized = bits == 1
            ? Node("BipolarQuant", _domain, [weight, scale])
            : Quant(weight, scale, bits, signed: true, narrow: true, "ROUND");
        List<string> inputs = [_last, quantized];
        if (bias is not null)
        {
            const float Unit = 1 / 1024f;
            bool isQuantized = _random.Next(2) == 0;
            bias = isQuantized ? [.. bias.Select(static each => MathF.Round(each / Unit) * Unit)] : bias;
            string plain = Constant(bias, filters);
            inputs.Add(isQuantized ? Quant(plain, Constant([Unit]), 24, signed: true, narrow: false, "ROUND") : plain);
        }

        _last = Node(
            "Conv",
            string.Empty,
            inputs,
            Ints("dilations", 1, 1),
            new AttributeProto { Name = "group", Type = AttributeProto.Types.AttributeType.Int, I = 1 },
            Ints("kernel_shape", kernel, kernel),
            Ints("pads", pad, pad, pad, pad),
            Ints("strides", stride, stride));
        double[] factors = [.. Enumerable.Range(0, filters).Select(o => (double)scales[scales.Length == 1 ? 0 : o])];
        _steps.Add(map => Convolve(map, integers, factors, filters, kernel, stride, pad, bias));
    }

    /// <summary>Batch normalization.</summary>
    public void BatchNorm(float[] gamma, float[] beta, float[] mean, float[] variance)
    {
        _last = Node(
            "BatchNormalization",
            string.Empty,
            [_last, Constant(gamma, gamma.Length), Constant(beta, beta.Length), Constant(mean, mean.Length), Constant(variance, variance.Length)],
            new AttributeProto { Name = "epsilon", Type = AttributeProto.Types.AttributeType.Float, F = 1e-5f },
            new AttributeProto { Name = "momentum", Type = AttributeProto.Types.AttributeType.Float, F = 0.9f },

            // Not there before operator set 14, which Brevitas writes.
            new AttributeProto { Name = "training_mode", Type = AttributeProto.Types.AttributeType.Int, I = 0 });
        Each((value, o) => ((value - mean[o]) / Math.Sqrt(variance[o] + (double)1e-5f) * gamma[o]) + beta[o]);
    }

    /// <summary>A 2x2 maximum.</summary>
    public void MaxPool()
    {
        _last = Node(
            "MaxPool",
            string.Empty,
            [_last],
            new AttributeProto { Name = "ceil_mode", Type = AttributeProto.Types.AttributeType.Int, I = 0 },
            Ints("kernel_shape", 2, 2),
            Ints("pads", 0, 0, 0, 0),
            Ints("strides", 2, 2));
        _steps.Add(static map =>
        {
            int width = map.Width / 2;
            int height = map.Height / 2;
            var numbers = new double[map.Channels * width * height];
            for (int i = 0; i < numbers.Length; i++)
            {
                int at = (((i / width / height * map.Height) + (i / width % height * 2)) * map.Width) + (i % width * 2);
                double[] window = [map.Numbers[at], map.Numbers[at + 1], map.Numbers[at + map.Width], map.Numbers[at + map.Width + 1]];
                numbers[i] = window.Max();
            }

            return new Map(map.Channels, width, height, numbers);
        });
    }

    /// <summary>Relu.</summary>
    public void Relu()
    {
        _last = Node("Relu", string.Empty, [_last]);
        Each(static (value, _) => Math.Max(value, 0));
    }

    /// <summary>An unsigned quantizer.</summary>
    public void Quantize(float scale, int bits)
    {
        _last = Quant(_last, Constant([scale]), bits, signed: false, narrow: false, "ROUND");
        Each((value, _) => Math.Round(Math.Clamp(value / scale, 0, (1 << bits) - 1)) * scale);
    }

    /// <summary>A quantizer to plus and minus a scale.</summary>
    public void QuantizeSign(float scale)
    {
        _last = Node("BipolarQuant", _domain, [_last, Constant([scale])]);
        Each((value, _) => value >= 0 ? scale : -(double)scale);
    }

    /// <summary>Adds any node.</summary>
    public string Node(string operation, string domain, IEnumerable<string> inputs, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = operation, Domain = domain, Name = $"/net/{operation}_{++_count}" };
        node.Input.Add(inputs);
        node.Output.Add($"{node.Name}_output_0");
        node.Attribute.Add(attributes);
        _graph.Node.Add(node);
        return node.Output[0];
    }

    /// <summary>Adds any node after the last one.</summary>
    public void Then(string operation, params AttributeProto[] attributes) => _last = Node(operation, string.Empty, [_last], attributes);

    /// <summary>Adds any node after the last one, which reads constants too.</summary>
    public void Then(string operation, string[] constants, params AttributeProto[] attributes) => _last = Node(operation, string.Empty, [_last, .. constants], attributes);

    /// <summary>Adds a constant: a node, or an initialiser that is listed among the inputs or not.</summary>
    public string Constant(float[] values, params int[] sides)
    {
        var tensor = new TensorProto { Name = $"constant_{++_count}", DataType = (int)DataType.Float };
        tensor.Dims.Add(sides.Select(static side => (long)side));
        if (_random.Next(2) == 0)
        {
            tensor.FloatData.Add(values);
        }
        else
        {
            var bytes = new byte[4 * values.Length];
            Buffer.BlockCopy(values, 0, bytes, 0, bytes.Length);
            tensor.RawData = ByteString.CopyFrom(bytes);
        }

        if (_random.Next(2) == 0)
        {
            string name = tensor.Name;
            tensor.Name = string.Empty;
            var node = new NodeProto { OpType = "Constant", Name = name };
            node.Output.Add(name);
            node.Attribute.Add(new AttributeProto { Name = "value", Type = AttributeProto.Types.AttributeType.Tensor, T = tensor });
            _graph.Node.Add(node);
            return name;
        }

        _graph.Initializer.Add(tensor);
        if (_random.Next(2) == 0)
        {
            _graph.Input.Add(Value(tensor.Name, sides));
        }

        return tensor.Name;
    }

    /// <summary>The bytes of the file, whose outputs are the last map and others that are named.</summary>
    public byte[] ToFile(params string[] outputs)
    {
        foreach (string output in outputs.Append(_last))
        {
            _graph.Output.Add(Value(output, 1, 0, 0, 0));
        }

        var model = new ModelProto { IrVersion = 8, ProducerName = "pytorch", ProducerVersion = "2.4.0", Graph = _graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = 13 });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = _domain, Version = 1 });
        return model.ToByteArray();
    }

    /// <summary>What the network gives for an image of bytes: rows, columns, channels (fastest), divided by 255.</summary>
    public Map Run(byte[] image, int width, int height)
    {
        var numbers = new double[image.Length];
        for (int i = 0; i < image.Length; i++)
        {
            numbers[(i % _channels * width * height) + (i / _channels)] = image[i] / 255.0;
        }

        return _steps.Aggregate(new Map(_channels, width, height, numbers), static (map, step) => step(map));
    }

    private static Map Convolve(Map map, int[] weights, double[] factors, int filters, int kernel, int stride, int pad, float[]? bias)
    {
        int width = ((map.Width + (2 * pad) - kernel) / stride) + 1;
        int height = ((map.Height + (2 * pad) - kernel) / stride) + 1;
        var numbers = new double[filters * width * height];
        for (int i = 0; i < numbers.Length; i++)
        {
            int o = i / width / height;
            double sum = 0;
            for (int tap = 0; tap < map.Channels * kernel * kernel; tap++)
            {
                int x = (i % width * stride) + (tap % kernel) - pad;
                int y = (i / width % height * stride) + (tap / kernel % kernel) - pad;
                int channel = tap / kernel / kernel;
                if (x >= 0 && x < map.Width && y >= 0 && y < map.Height)
                {
                    sum += weights[(o * map.Channels * kernel * kernel) + tap] * map.Numbers[(((channel * map.Height) + y) * map.Width) + x];
                }
            }

            numbers[i] = (sum * factors[o]) + (bias?[o] ?? 0);
        }

        return new Map(filters, width, height, numbers);
    }

    private static AttributeProto Ints(string name, params long[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.Add(values);
        return attribute;
    }

    private static ValueInfoProto Value(string name, params int[] sides)
    {
        var shape = new TensorShapeProto();
        foreach (int side in sides)
        {
            shape.Dim.Add(side == 0 ? new TensorShapeProto.Types.Dimension { DimParam = "any" } : new TensorShapeProto.Types.Dimension { DimValue = side });
        }

        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)DataType.Float, Shape = shape } },
        };
    }

    private string Quant(string input, string scale, int bits, bool signed, bool narrow, string rounding) => Node(
        _quantizer,
        _domain,
        [input, scale, Constant([0]), Constant([bits])],
        new AttributeProto { Name = "narrow", Type = AttributeProto.Types.AttributeType.Int, I = narrow ? 1 : 0 },
        new AttributeProto { Name = "rounding_mode", Type = AttributeProto.Types.AttributeType.String, S = ByteString.CopyFromUtf8(rounding) },
        new AttributeProto { Name = "signed", Type = AttributeProto.Types.AttributeType.Int, I = signed ? 1 : 0 });

    private void Each(Func<double, int, double> function) => _steps.Add(map =>
    {
        int cells = map.Width * map.Height;
        return map with { Numbers = [.. map.Numbers.Select((value, i) => function(value, i / cells))] };
    });
}
