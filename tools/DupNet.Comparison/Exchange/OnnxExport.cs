using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Packing;
using Onnx;
using DataType = Onnx.TensorProto.Types.DataType;

namespace DupNet.Comparison.Exchange;

/// <summary>
/// Writes a model as ONNX at one input size; the 8-bit form holds it exactly, the float form but for the rounding of logits. Input:
/// uint8, 1 x channels x height x width. Outputs: for each head the sums times scale plus bias (int32; float in the float form),
/// 1 x channels x height x width; the head's shift to units of 1/1024 is left to the reader, since ONNX has no arithmetic shift.
/// </summary>
internal sealed class OnnxExport
{
    /// <summary>Name of the network's input.</summary>
    public const string InputName = "image";

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

    /// <summary>Writes a model as an ONNX file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="width">Width of the input in pixels.</param>
    /// <param name="height">Height of the input in pixels.</param>
    /// <param name="form">Types of the file's maps and weights.</param>
    /// <returns>The bytes of the ONNX file.</returns>
    public static byte[] Write(DupNetModel model, int width, int height, OnnxForm form)
    {
        var plan = new NetworkPlan(model, width, height);
        var export = new OnnxExport(model, form);
        export.Build(plan);
        return export._graph.ToBytes();
    }

    private static (string Name, long[] Values)[] Window(Layer layer, long padding) =>
    [
        ("kernel_shape", [layer.Kernel, layer.Kernel]),
        ("strides", [layer.Stride, layer.Stride]),
        ("pads", [padding, padding, padding, padding]),
    ];

    private void Build(NetworkPlan plan)
    {
        _graph.Input(InputName, DataType.Uint8, 1, plan.Model.InputChannels, plan.Height, plan.Width);
        List<string> maps = [_form == OnnxForm.Int8 ? InputName : _graph.Cast(InputName, DataType.Float)];
        for (int i = 0; i < plan.Layers.Length; i++)
        {
            Layer layer = plan.Layers[i].Layer;
            string input = maps[layer.Source];
            long padding = layer.Padding;
            if (layer.Source == 0 && padding > 0)
            {
                input = Pad(input, padding, plan.Model.PadValue);
                padding = 0;
            }

            if (layer.IsHead)
            {
                Head(i, layer, input, padding);
                _graph.Output(
                    OutputName(i), _form == OnnxForm.Int8 ? DataType.Int32 : DataType.Float, 1, layer.ChannelsOut, plan.Layers[i].Height, plan.Layers[i].Width);
                maps.Add(string.Empty);
            }
            else
            {
                maps.Add(Hidden(i, layer, input, padding));
            }
        }
    }

    /// <summary>Surrounds the image with the pad value, which is not the zero that convolutions pad with.</summary>
    private string Pad(string input, long padding, int value)
    {
        string pads = _graph.Constant<long>([0, 0, padding, padding, 0, 0, padding, padding], 8);
        return _graph.Node("Pad", [input, pads, _form == OnnxForm.Int8 ? _graph.Scalar((byte)value) : _graph.Scalar((float)value)]);
    }

    private string Hidden(int index, Layer layer, string input, long padding)
    {
        var numbers = new ModelNumbers(_model.Layers[index]);
        LinearLevels?[] levels = [.. Enumerable.Range(0, layer.ChannelsOut).Select(o => LinearLevels.Find(numbers.Thresholds(o), numbers.Reach))];
        string sums = levels.Contains(null)
            ? CountThresholds(layer, numbers, Sums(layer, numbers, input, padding))
            : Linear(layer, numbers, [.. levels.Select(each => each!.Value)], input, padding);
        if (layer.Pool > 1)
        {
            sums = _graph.Node("MaxPool", [sums], ("kernel_shape", [layer.Pool, layer.Pool]), ("strides", [layer.Pool, layer.Pool]));
        }

        if (levels.Contains(null))
        {
            return sums;
        }

        return _form == OnnxForm.Int8
            ? _graph.Node("Clip", [sums, string.Empty, _graph.Scalar((byte)layer.ThresholdCount)])
            : _graph.Node("Clip", [_graph.Node("Round", [sums]), _graph.Scalar(0f), _graph.Scalar((float)layer.ThresholdCount)]);
    }

    /// <summary>Levels before the upper limit (and, in floats, before rounding), as one convolution.</summary>
    private string Linear(Layer layer, ModelNumbers numbers, LinearLevels[] levels, string input, long padding)
    {
        if (_form == OnnxForm.Float)
        {
            sbyte[] weights = numbers.Weights();
            int length = weights.Length / layer.ChannelsOut;
            float[] scaled = [.. weights.Select((weight, i) => weight * levels[i / length].Scale)];
            float[] bias = [.. levels.Select(each => each.Bias * each.Scale)];
            return _graph.Node("Conv", [input, Weights<float>(layer, scaled), _graph.Constant<float>(bias, bias.Length)], Window(layer, padding));
        }

        string one = _graph.Scalar(1f);
        string zero = _graph.Scalar((byte)0);
        string scales = _graph.Constant<float>([.. levels.Select(each => each.Scale)], levels.Length);
        string biases = _graph.Constant<int>([.. levels.Select(each => each.Bias)], levels.Length);
        return _graph.Node(
            "QLinearConv",
            [input, one, zero, Weights<sbyte>(layer, numbers.Weights()), scales, _graph.Scalar((sbyte)0), one, zero, biases],
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
            string reached = _graph.Cast(_graph.Node("GreaterOrEqual", [sums, Channels(values)]), counter);
            level = level is null ? reached : _graph.Node("Add", [level, reached]);
        }

        return _form == OnnxForm.Int8 ? _graph.Cast(level!, DataType.Uint8) : level!;
    }

    private void Head(int index, Layer layer, string input, long padding)
    {
        LayerSpec numbers = _model.Layers[index];
        string sums = Sums(layer, new ModelNumbers(numbers), input, padding);
        string scaled = _graph.Node("Mul", [sums, Channels(Array.ConvertAll(numbers.Scale, static value => (int)value))]);
        _graph.Node(OutputName(index), "Add", [scaled, Channels(numbers.Bias)]);
    }

    /// <summary>A number a channel, in the type of the sums.</summary>
    private string Channels(int[] values) => _form == OnnxForm.Int8
        ? _graph.Constant<int>(values, 1, values.Length, 1, 1)
        : _graph.Constant<float>(Array.ConvertAll(values, static value => (float)value), 1, values.Length, 1, 1);

    private string Weights<T>(Layer layer, T[] values)
        where T : unmanaged => _graph.Constant<T>(values, layer.ChannelsOut, layer.ChannelsIn, layer.Kernel, layer.Kernel);
}
