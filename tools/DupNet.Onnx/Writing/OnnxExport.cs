using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Onnx.Describing;
using DupNet.Packing;
using Onnx;
using DataType = Onnx.TensorProto.Types.DataType;

namespace DupNet.Onnx.Writing;

/// <summary>
/// Writes a model as ONNX at one input size. Input: uint8, 1 x channels x height x width. Outputs, one a head, 1 x channels x height x width:
/// logits in the form <see cref="OnnxForm.Exact"/>. In the other forms they are sums times scale plus bias, and the head's shift to units of
/// 1/1024 is left to the reader.
/// </summary>
public sealed class OnnxExport
{
    /// <summary>Name of the network's input.</summary>
    public const string InputName = "image";

    private const double LogitUnit = 1.0 / 1024;

    /// <summary>Whole numbers up to here, times a logit's unit, are floats.</summary>
    private const long LargestFloat = 1 << 24;

    private readonly ModelSpec _model;
    private readonly OnnxForm _form;
    private readonly OnnxGraph _graph = new();

    private OnnxExport(DupNetModel model, OnnxForm form)
    {
        _model = ModelUnpacker.Read(model.Data);
        _form = form;
    }

    /// <summary>Name of the output of a head.</summary>
    /// <param name="index">Index of the head's layer, from 0.</param>
    public static string OutputName(int index) => $"head{index + 1}";

    /// <summary>Writes a model as an ONNX file. What a graph does not hold, such as anchors, is in a property of the file as JSON.</summary>
    /// <param name="model">The model.</param>
    /// <param name="width">Width of the input in pixels.</param>
    /// <param name="height">Height of the input in pixels.</param>
    /// <param name="form">Types of the file's maps and weights.</param>
    /// <returns>The bytes of the ONNX file.</returns>
    public static byte[] Write(DupNetModel model, int width, int height, OnnxForm form)
    {
        ArgumentNullException.ThrowIfNull(model);
        var plan = new NetworkPlan(model, width, height);
        var export = new OnnxExport(model, form);
        export.Build(plan);
        export.Describe();
        return export._graph.ToBytes();
    }

    private static (string Name, long[] Values)[] Window(Layer layer, long padding) =>
    [
        ("kernel_shape", [layer.Kernel, layer.Kernel]),
        ("strides", [layer.Stride, layer.Stride]),
        ("pads", [padding, padding, padding, padding]),
    ];

    /// <summary>Most that a logit can be, either sign, in 1/1024.</summary>
    private static long Reach(LayerSpec head, ModelNumbers numbers) =>
        Enumerable.Range(0, head.ChannelsOut).Max(o => ((numbers.Reach * Math.Abs((long)head.Scale[o])) + Math.Abs((long)head.Bias[o])) >> head.Shift) + 1;

    private void Describe()
    {
        _graph.Metadata(DescriptionJson.PropertyName, DescriptionJson.Write(NetworkDescription.Of(_model, OutputName)));
        string logits = _form == OnnxForm.Exact
            ? "logits"
            : "sums times scale plus bias; a shift right by the head's shift gives logits in 1/1024";
        _graph.Describe(
            $"{_model.Name}: a DupNet detector. Input: bytes, {(_model.InputChannels == 1 ? "gray" : "red, green, blue")}. Outputs: {logits}; "
            + "an anchor has tx, ty, tw, th, objectness, then class logits.");
    }

    private void Build(NetworkPlan plan)
    {
        _graph.Input(InputName, DataType.Uint8, 1, plan.Model.InputChannels, plan.Height, plan.Width);
        _graph.Scope = InputName;
        List<string> maps = [_form == OnnxForm.Int8 ? InputName : _graph.Cast(InputName, DataType.Float)];
        for (int i = 0; i < plan.Layers.Length; i++)
        {
            Layer layer = plan.Layers[i].Layer;
            _graph.Scope = $"layer{i + 1}";
            string input = maps[layer.Source];
            long padding = layer.Padding;
            if (layer.Source == 0 && padding > 0)
            {
                input = Pad(input, padding, plan.Model.PadValue);
                padding = 0;
            }

            if (layer.IsHead)
            {
                DataType type = Head(i, layer, input, padding);
                _graph.Output(OutputName(i), type, 1, layer.ChannelsOut, plan.Layers[i].Height, plan.Layers[i].Width);
                maps.Add(string.Empty);
            }
            else
            {
                maps.Add(Hidden(i, layer, input, padding));
                DataType type = _form == OnnxForm.Int8 ? DataType.Uint8 : DataType.Float;
                _graph.Shape(maps[^1], type, 1, layer.ChannelsOut, plan.Layers[i].Height, plan.Layers[i].Width);
            }
        }
    }

    /// <summary>Surrounds the image with the pad value, which is not the zero that convolutions pad with.</summary>
    private string Pad(string input, long padding, int value)
    {
        string pads = _graph.Constant<long>("pads", [0, 0, padding, padding, 0, 0, padding, padding], 8);
        return _graph.Node("Pad", [input, pads, _form == OnnxForm.Int8 ? _graph.Scalar("pad", (byte)value) : _graph.Scalar("pad", (float)value)]);
    }

    private string Hidden(int index, Layer layer, string input, long padding)
    {
        var numbers = new ModelNumbers(_model.Layers[index]);
        if (_form == OnnxForm.Exact)
        {
            return CountThresholds(layer, numbers, Pool(layer, Sums(layer, numbers, input, padding)));
        }

        LinearLevels?[] levels = [.. Enumerable.Range(0, layer.ChannelsOut).Select(o => LinearLevels.Find(numbers.Thresholds(o), numbers.Reach))];
        if (levels.Contains(null))
        {
            return Pool(layer, CountThresholds(layer, numbers, Sums(layer, numbers, input, padding)));
        }

        string sums = Pool(layer, Linear(layer, numbers, [.. levels.Select(each => each!.Value)], input, padding));
        return _form == OnnxForm.Int8
            ? _graph.Node("Clip", [sums, string.Empty, _graph.Scalar("largest", (byte)layer.ThresholdCount)])
            : _graph.Node("Clip", [_graph.Node("Round", [sums]), _graph.Scalar("least", 0f), _graph.Scalar("largest", (float)layer.ThresholdCount)]);
    }

    private string Pool(Layer layer, string map) => layer.Pool == 1
        ? map
        : _graph.Node("MaxPool", [map], ("kernel_shape", [layer.Pool, layer.Pool]), ("strides", [layer.Pool, layer.Pool]));

    /// <summary>Levels before the upper limit (and, in floats, before rounding), as one convolution.</summary>
    private string Linear(Layer layer, ModelNumbers numbers, LinearLevels[] levels, string input, long padding)
    {
        if (_form == OnnxForm.Float)
        {
            sbyte[] weights = numbers.Weights();
            int length = weights.Length / layer.ChannelsOut;
            float[] scaled = [.. weights.Select((weight, i) => weight * levels[i / length].Scale)];
            float[] bias = [.. levels.Select(each => each.Bias * each.Scale)];
            return _graph.Node("Conv", [input, Weights<float>(layer, scaled), _graph.Constant<float>("bias", bias, bias.Length)], Window(layer, padding));
        }

        string one = _graph.Scalar("one", 1f);
        string zero = _graph.Scalar("zero", (byte)0);
        string scales = _graph.Constant<float>("scales", [.. levels.Select(each => each.Scale)], levels.Length);
        string biases = _graph.Constant<int>("biases", [.. levels.Select(each => each.Bias)], levels.Length);
        return _graph.Node(
            "QLinearConv",
            [input, one, zero, Weights<sbyte>(layer, numbers.Weights()), scales, _graph.Scalar("zeroWeight", (sbyte)0), one, zero, biases],
            Window(layer, padding));
    }

    private string Sums(Layer layer, ModelNumbers numbers, string input, long padding) => _form == OnnxForm.Int8
        ? _graph.Node("ConvInteger", [input, Weights<sbyte>(layer, numbers.Weights())], Window(layer, padding))
        : _graph.Node("Conv", [input, Weights<float>(layer, [.. numbers.Weights().Select(weight => (float)weight)])], Window(layer, padding));

    /// <summary>Levels of sums, a comparison a threshold.</summary>
    private string CountThresholds(Layer layer, ModelNumbers numbers, string sums)
    {
        int[][] thresholds = [.. Enumerable.Range(0, layer.ChannelsOut).Select(numbers.Thresholds)];
        DataType counter = _form == OnnxForm.Int8 ? DataType.Int32 : DataType.Float;
        string? level = null;
        for (int t = 0; t < layer.ThresholdCount; t++)
        {
            int[] values = [.. thresholds.Select(each => each[t])];
            string reached = _graph.Cast(_graph.Node("GreaterOrEqual", [sums, Channels("thresholds", values)]), counter);
            level = level is null ? reached : _graph.Node("Add", [level, reached]);
        }

        return _form == OnnxForm.Int8 ? _graph.Cast(level!, DataType.Uint8) : level!;
    }

    private DataType Head(int index, Layer layer, string input, long padding)
    {
        LayerSpec head = _model.Layers[index];
        var numbers = new ModelNumbers(head);
        string sums = Sums(layer, numbers, input, padding);
        if (_form == OnnxForm.Exact)
        {
            return ExactHead(index, head, numbers, sums);
        }

        string scaled = _graph.Node("Mul", [sums, Channels("scales", Array.ConvertAll(head.Scale, static value => (int)value))]);
        _graph.Node(OutputName(index), "Add", [scaled, Channels("biases", head.Bias)]);
        return _form == OnnxForm.Int8 ? DataType.Int32 : DataType.Float;
    }

    /// <summary>Logits: (sum * scale + bias) * 2^-shift in doubles, which hold it, rounded down, in 1/1024.</summary>
    private DataType ExactHead(int index, LayerSpec head, ModelNumbers numbers, string sums)
    {
        string scaled = _graph.Node(
            "Mul", [_graph.Cast(sums, DataType.Double), DoubleChannels("scales", Array.ConvertAll(head.Scale, static value => (double)value))]);
        string biased = _graph.Node("Add", [scaled, DoubleChannels("biases", Array.ConvertAll(head.Bias, static value => (double)value))]);
        string shifted = _graph.Node("Mul", [biased, _graph.Scalar("shift", Math.ScaleB(1, -head.Shift))]);
        string units = _graph.Node("Floor", [shifted]);
        if (Reach(head, numbers) > LargestFloat)
        {
            _graph.Node(OutputName(index), "Mul", [units, _graph.Scalar("unit", LogitUnit)]);
            return DataType.Double;
        }

        _graph.Node(OutputName(index), "Mul", [_graph.Cast(units, DataType.Float), _graph.Scalar("unit", (float)LogitUnit)]);
        return DataType.Float;
    }

    /// <summary>A number a channel, in the type of the sums.</summary>
    private string Channels(string role, int[] values) => _form == OnnxForm.Int8
        ? _graph.Constant<int>(role, values, 1, values.Length, 1, 1)
        : _graph.Constant<float>(role, Array.ConvertAll(values, static value => (float)value), 1, values.Length, 1, 1);

    private string DoubleChannels(string role, double[] values) => _graph.Constant<double>(role, values, 1, values.Length, 1, 1);

    private string Weights<T>(Layer layer, T[] values)
        where T : unmanaged => _graph.Constant<T>("weights", values, layer.ChannelsOut, layer.ChannelsIn, layer.Kernel, layer.Kernel);
}
