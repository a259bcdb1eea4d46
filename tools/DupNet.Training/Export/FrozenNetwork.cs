using System;
using System.Collections.Generic;
using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Training.Network;
using DupNet.Training.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Export;

/// <summary>
/// Runs the exported integers by torch: the trainer's own account of what the integer network answers, against which the runtime is tested.
/// All sums fit 16 bits, so 32-bit floats hold them exactly.
/// </summary>
public sealed class FrozenNetwork
{
    private readonly ModelSpec _model;

    /// <summary>Prepares a model to run.</summary>
    /// <param name="model">The model.</param>
    public FrozenNetwork(ModelSpec model)
    {
        _model = model;
        Levels = new byte[model.Layers.Count][];
        Array.Fill(Levels, []);
    }

    /// <summary>
    /// Output levels of each layer after <see cref="Run(byte[], int, int)"/>, in the order [(row * width + column) * channels + channel]; empty for heads.
    /// </summary>
    public byte[][] Levels { get; }

    /// <summary>Runs the network on one picture.</summary>
    /// <param name="pixels">The picture: height * width * channels bytes, channels fastest.</param>
    /// <param name="height">Height of the picture in pixels.</param>
    /// <param name="width">Width of the picture in pixels.</param>
    /// <returns>Logits in 1/1024: heads in order of execution, then rows, columns, channels (fastest).</returns>
    public int[] Run(byte[] pixels, int height, int width)
    {
        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        var logits = new List<int>();
        Run(pixels, 1, height, width, OnSums, OnLevels);
        return [.. logits];

        void OnSums(int index, Tensor sums)
        {
            if (_model.Layers[index].Quantizer == QuantizerKind.Logits)
            {
                logits.AddRange(Logits(_model.Layers[index], sums).permute(0, 2, 3, 1).reshape(-1).data<int>().ToArray());
            }
        }

        void OnLevels(int index, Tensor levels) => Levels[index] = levels.permute(0, 2, 3, 1).reshape(-1).to_type(ScalarType.Byte).data<byte>().ToArray();
    }

    /// <summary>Shows the sums of all layers, after pooling and before they become levels or logits.</summary>
    /// <param name="pixels">The pictures: count * height * width * channels bytes, channels fastest.</param>
    /// <param name="count">Number of pictures.</param>
    /// <param name="height">Height of the pictures in pixels.</param>
    /// <param name="width">Width of the pictures in pixels.</param>
    /// <param name="observe">Takes a layer's index and its sums, N x channels x rows x columns. They are valid during the call only.</param>
    public void Observe(byte[] pixels, int count, int height, int width, Action<int, Tensor> observe)
    {
        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Run(pixels, count, height, width, observe, (_, _) => { });
    }

    private void Run(byte[] pixels, int count, int height, int width, Action<int, Tensor> onSums, Action<int, Tensor> onLevels)
    {
        Tensor image = tensor(pixels, [count, height, width, _model.InputChannels]).to_type(ScalarType.Float32).permute(0, 3, 1, 2);
        var maps = new Tensor[_model.Layers.Count];
        for (int i = 0; i < maps.Length; i++)
        {
            LayerSpec layer = _model.Layers[i];
            Tensor sums = Sums(layer, layer.Source == 0 ? image : maps[layer.Source - 1]);
            onSums(i, sums);
            if (layer.Quantizer != QuantizerKind.Logits)
            {
                maps[i] = Quantize(layer, sums);
                onLevels(i, maps[i]);
            }
        }
    }

    private Tensor Sums(LayerSpec layer, Tensor map)
    {
        int padding = layer.Padding;
        Tensor padded = nn.functional.pad(map, [padding, padding, padding, padding], PaddingModes.Constant, layer.Source == 0 ? _model.PadValue : 0);
        int stored = layer.ChannelsIn / layer.WeightDuplication;
        var weights = new float[layer.Ones.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = (2 * layer.Ones[i]) - layer.InputDuplication;
        }

        Tensor kernel = tensor(weights, [layer.ChannelsOut, layer.Kernel, layer.Kernel, stored]).permute(0, 3, 1, 2);
        var shape = new LayerRecipe
        {
            Source = layer.Source,
            Kernel = layer.Kernel,
            Stride = layer.Stride,
            Padding = 0,
            Pool = layer.Pool,
            ChannelsIn = layer.ChannelsIn,
            ChannelsOut = layer.ChannelsOut,
            WeightDuplication = layer.WeightDuplication,
            OutputBits = layer.OutputBits,
            Quantizer = layer.Quantizer,
        };
        return QuantizedNetwork.Convolve(padded, kernel, shape);
    }

    private static Tensor Quantize(LayerSpec layer, Tensor sums)
    {
        Tensor levels = zeros_like(sums);
        for (int t = 0; t < layer.ThresholdCount; t++)
        {
            var thresholds = new float[layer.ChannelsOut];
            for (int o = 0; o < thresholds.Length; o++)
            {
                thresholds[o] = layer.Threshold(o, t);
            }

            levels = levels.Plus(sums.ge(tensor(thresholds, [1, layer.ChannelsOut, 1, 1])).to_type(ScalarType.Float32));
        }

        return levels;
    }

    private static Tensor Logits(LayerSpec layer, Tensor sums)
    {
        Tensor scale = tensor(Array.ConvertAll(layer.Scale, value => (long)value), [1, layer.ChannelsOut, 1, 1]);
        Tensor bias = tensor(Array.ConvertAll(layer.Bias, value => (long)value), [1, layer.ChannelsOut, 1, 1]);
        Tensor divisor = tensor(new[] { 1L << layer.Shift });
        return ((sums.to_type(ScalarType.Int64) * scale).Plus(bias).div(divisor, RoundingMode.floor)).to_type(ScalarType.Int32);
    }
}
