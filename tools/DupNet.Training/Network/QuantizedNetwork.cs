using System;
using System.Collections.Generic;
using DupNet.Training.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Network;

/// <summary>
/// The network while it is trained: float arithmetic that follows the integer network of models/FORMAT.md, with
/// latent float weights whose signs count, and batch norm in place of thresholds.
/// </summary>
/// <remarks>
/// All parameters are one vector (see <see cref="LayerSlices"/>), so that the optimiser, the average and the
/// checkpoint each handle one tensor. A layer is: sum the r groups of channels that share weights, convolve with the
/// sum of the d copies' signs, pool, normalise, clamp to the levels, round. Rounding and signs pass gradients as if
/// they were not there. The d copies share one gradient and differ by their start, so they change sign one after the
/// other and give the levels of 2n - d.
/// </remarks>
public sealed class QuantizedNetwork : IDisposable
{
    /// <summary>Number by which pixels, less the pad value, are divided.</summary>
    public const double PixelScale = 64;

    /// <summary>Number that batch norm adds to variances.</summary>
    public const double Epsilon = 1e-5;

    /// <summary>Smallest gain of batch norm. Rising levels need a positive gain.</summary>
    public const double SmallestGain = 0.05;

    /// <summary>Gain of batch norm at the start of training.</summary>
    public const double StartGain = 1.6;

    /// <summary>Offset of batch norm at the start of training.</summary>
    public const double StartOffset = 0.6;

    private const double StartObjectness = -4;

    // libtorch's batch norm takes so many channels at a time, and is slow where some are left over (docs/lab/training.md); such layers get spare filters.
    private const int BatchNormChannels = 8;

    private readonly Recipe _recipe;
    private readonly LayerSlices[] _slices;
    private readonly double[] _headUnits;

    /// <summary>Makes a network with random weights that depend on the recipe's seed alone.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="device">Where its numbers lie and its arithmetic is done; null for the processor.</param>
    public QuantizedNetwork(Recipe recipe, Device? device = null)
    {
        _recipe = recipe;
        _slices = LayerSlices.Of(recipe.Layers, out int latents, out int parameters, out int statistics);
        LatentCount = latents;
        _headUnits = new double[recipe.Layers.Count];
        Parameters = zeros(parameters, device: device);
        Statistics = zeros(statistics, device: device);
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator((ulong)recipe.Training.Seed);
        using IDisposable noGradient = no_grad();
        for (int i = 0; i < recipe.Layers.Count; i++)
        {
            Start(i, generator);
        }
    }

    /// <summary>All numbers that are learned by gradient, in one vector. <see cref="Slices"/> tells where a layer's numbers lie.</summary>
    public Tensor Parameters { get; }

    /// <summary>Running means and variances of batch norm, in one vector. <see cref="Slices"/> tells where a layer's numbers lie.</summary>
    public Tensor Statistics { get; }

    /// <summary>Number of latent weights, which are the first of <see cref="Parameters"/>.</summary>
    public int LatentCount { get; }

    /// <summary>The recipe that the network follows.</summary>
    public Recipe Recipe => _recipe;

    /// <summary>Where a layer's numbers lie in <see cref="Parameters"/> and <see cref="Statistics"/>.</summary>
    /// <param name="layer">Index of the layer, from 0.</param>
    public LayerSlices Slices(int layer) => _slices[layer];

    /// <summary>
    /// Unit of a head's gain: logit = gain * unit * sum + bias. The unit makes logits of about 1 at gain 1, so that one learning rate suits
    /// all parameters.
    /// </summary>
    /// <param name="layer">Index of the head's layer, from 0.</param>
    public double HeadUnit(int layer) => _headUnits[layer];

    /// <summary>The standard deviation of a layer's latent weights at the start: 1 / sqrt(fan-in).</summary>
    /// <param name="layer">The layer.</param>
    public static double StartDeviation(LayerRecipe layer) => 1 / Math.Sqrt(FanIn(layer));

    /// <summary>Turns pixels into the network's input, N x channels x rows x columns, whose channels lie fastest in memory.</summary>
    /// <param name="pixels">The pictures: count * height * width * channels bytes, channels fastest.</param>
    /// <param name="count">Number of pictures.</param>
    /// <param name="height">Height of the pictures in pixels.</param>
    /// <param name="width">Width of the pictures in pixels.</param>
    public Tensor ToInput(byte[] pixels, int count, int height, int width)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor bytes = tensor(pixels, [count, height, width, _recipe.InputChannels], device: Parameters.device);
        Tensor input = bytes.to_type(ScalarType.Float32).sub_(Constant.Of(_recipe.PadValue)).div_(Constant.Of(PixelScale)).permute(0, 3, 1, 2);
        return input.MoveToOuterDisposeScope();
    }

    /// <summary>Makes the weights that a pass uses from a vector of parameters.</summary>
    /// <param name="parameters">A vector laid out as <see cref="Parameters"/>.</param>
    /// <param name="blend">How far weights are blended into signs: 0 for float weights, 1 for signs.</param>
    /// <param name="gradients">Whether a backward pass will follow.</param>
    public LayerWeights[] MakeWeights(Tensor parameters, double blend, bool gradients)
    {
        using IDisposable noGradient = no_grad();
        var weights = new LayerWeights[_slices.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            LayerRecipe layer = _recipe.Layers[i];
            using DisposeScope scope = NewDisposeScope();
            int channels = layer.ChannelsOut;
            Tensor kernel = BlendedKernel(parameters, i, blend);
            Tensor gain = parameters.narrow(0, _slices[i].Gain, channels).clone();
            Tensor offset = parameters.narrow(0, _slices[i].Offset, channels).clone();
            foreach (Tensor leaf in new[] { kernel, gain, offset })
            {
                leaf.requires_grad = gradients;
                leaf.MoveToOuterDisposeScope();
            }

            weights[i] = new LayerWeights(kernel, gain, offset);
        }

        return weights;
    }

    /// <summary>Runs the network forward.</summary>
    /// <param name="input">The input, as <see cref="ToInput"/> makes it.</param>
    /// <param name="weights">The weights, as <see cref="MakeWeights"/> makes them.</param>
    /// <param name="statistics">Means and variances, laid out as <see cref="Statistics"/>.</param>
    /// <param name="momentum">
    /// Null to normalise by the statistics. Otherwise the pass normalises by the batch, and moves the statistics towards the batch by this
    /// part, 0..1.
    /// </param>
    /// <returns>Logits of the heads in order of execution, each N x outputs x rows x columns.</returns>
    public List<Tensor> Forward(Tensor input, LayerWeights[] weights, Tensor statistics, double? momentum)
    {
        var maps = new Tensor[weights.Length];
        var heads = new List<Tensor>();
        for (int i = 0; i < weights.Length; i++)
        {
            LayerRecipe layer = _recipe.Layers[i];
            Tensor map = layer.Source == 0 ? input : maps[layer.Source - 1];
            int spare = layer.IsHead ? 0 : SpareFilters(layer.ChannelsOut);
            if (layer.WeightDuplication > 1 && map.shape[1] > layer.ChannelsIn)
            {
                // Cut along the axis that is last in memory, so that the gradient has channels last as well.
                map = map.permute(0, 2, 3, 1).narrow(3, 0, layer.ChannelsIn).permute(0, 3, 1, 2);
            }

            Tensor sums = Convolve(map, Widen(weights[i].Kernel, (int)map.shape[1] - layer.ChannelsIn, spare), layer);
            if (layer.IsHead)
            {
                using Tensor scale = weights[i].Gain.mul(Constant.Of(_headUnits[i])).view(1, -1, 1, 1);
                maps[i] = sums.mul(scale).Plus(weights[i].Offset.view(1, -1, 1, 1));
                heads.Add(maps[i]);
                continue;
            }

            Tensor normal = Normalise(sums, weights[i], statistics.narrow(0, _slices[i].Statistics, 2 * layer.ChannelsOut), spare, momentum);
            if (_recipe.Training.Precision.Activations == ActivationPrecision.Float)
            {
                maps[i] = normal.relu();
                continue;
            }

            maps[i] = LevelRange.Limit(normal, layer.HighestLevel);
            using IDisposable noGradient = no_grad();
            using Tensor levels = maps[i].detach();
            levels.round_();
        }

        return heads;
    }

    /// <summary>Collects the gradients of a backward pass, laid out as <see cref="Parameters"/>.</summary>
    /// <param name="weights">The weights that the pass used.</param>
    public Tensor GatherGradients(LayerWeights[] weights)
    {
        using DisposeScope scope = NewDisposeScope();
        var parts = new List<Tensor>();
        for (int i = 0; i < weights.Length; i++)
        {
            Tensor flat = weights[i].Kernel.grad!.reshape(-1);
            for (int copy = 0; copy < _recipe.Layers[i].InputDuplication; copy++)
            {
                parts.Add(flat);
            }
        }

        foreach (LayerWeights layer in weights)
        {
            parts.Add(layer.Gain.grad!);
            parts.Add(layer.Offset.grad!);
        }

        return cat(parts).MoveToOuterDisposeScope();
    }

    /// <summary>Keeps the gains of batch norm positive.</summary>
    public void LimitGains()
    {
        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        for (int i = 0; i < _slices.Length; i++)
        {
            if (!_recipe.Layers[i].IsHead)
            {
                Parameters.narrow(0, _slices[i].Gain, _recipe.Layers[i].ChannelsOut).clamp_(min: Constant.Of(SmallestGain));
            }
        }
    }

    /// <summary>Convolves a map with a layer's stored kernel, and pools.</summary>
    /// <param name="map">The map, N x channels in x rows x columns.</param>
    /// <param name="kernel">The kernel, channels out x U x k x k.</param>
    /// <param name="layer">The layer's row of the recipe.</param>
    public static Tensor Convolve(Tensor map, Tensor kernel, LayerRecipe layer)
    {
        // Channels must be last in memory: with columns last, libtorch 2.10's convolution reads uninitialised memory, and
        // its result is wrong or NaN, when the channels are no multiple of 16.
        Tensor shared = map.permute(0, 2, 3, 1).contiguous();
        if (layer.WeightDuplication > 1)
        {
            // Channel i uses weight i mod U, so channels j, j + U, j + 2U ... can be summed first.
            long[] shape = shared.shape;
            shared = shared.view(shape[0], shape[1], shape[2], layer.WeightDuplication, layer.StoredChannels).sum(dim: 3);
        }

        Tensor sums = nn.functional.conv2d(shared.permute(0, 3, 1, 2), kernel, strides: [layer.Stride, layer.Stride], padding: [layer.Padding, layer.Padding]);
        return layer.Pool == 2 ? nn.functional.max_pool2d(sums, 2) : sums;
    }

    /// <summary>Makes the kernel of a layer from its latent weights: channels out x U x k x k.</summary>
    /// <param name="parameters">A vector laid out as <see cref="Parameters"/>.</param>
    /// <param name="layer">Index of the layer, from 0.</param>
    /// <param name="blend">How far weights are blended into signs: 0 for float weights, 1 for signs.</param>
    public Tensor BlendedKernel(Tensor parameters, int layer, double blend)
    {
        using DisposeScope scope = NewDisposeScope();
        LayerRecipe recipe = _recipe.Layers[layer];
        Tensor latent = parameters.narrow(0, _slices[layer].Weights, LayerSlices.WeightCount(recipe) * recipe.InputDuplication)
            .view(recipe.InputDuplication, recipe.ChannelsOut, recipe.StoredChannels, recipe.Kernel, recipe.Kernel);
        Tensor weight = latent.ge(Constant.Of(0)).to_type(ScalarType.Float32).mul_(Constant.Of(2)).sub_(Constant.Of(1));
        if (blend < 1)
        {
            // Latent weights of mean size 1, so that the sums keep their size while the signs take over.
            using Scalar signs = blend.ToScalar();
            using Scalar rest = (1 - blend).ToScalar();
            Tensor size = latent.abs().mean().clamp_(min: Constant.Of(1e-6));
            weight = weight.mul_(signs).Increase(latent.div(size).mul_(rest));
        }

        return weight.sum(dim: 0).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Parameters.Dispose();
        Statistics.Dispose();
    }

    // Spare filters are zeros, and so are their levels.
    private static Tensor Widen(Tensor kernel, int spareChannels, int spareFilters) =>
        spareChannels + spareFilters == 0 ? kernel : nn.functional.pad(kernel, [0, 0, 0, 0, 0, spareChannels, 0, spareFilters]);

    private static Tensor Normalise(Tensor sums, LayerWeights weights, Tensor statistics, int spare, double? momentum)
    {
        int channels = (int)statistics.shape[0] / 2;
        Tensor mean = statistics.narrow(0, 0, channels);
        Tensor variance = statistics.narrow(0, channels, channels);

        // Copies: the backward pass refuses to run when the vector that these are slices of was written to.
        Tensor movingMean = Pad(mean.clone(), spare);
        Tensor movingVariance = Pad(variance.clone(), spare);
        Tensor normal = nn.functional.batch_norm(
            sums, movingMean, movingVariance, Pad(weights.Gain, spare), Pad(weights.Offset, spare), momentum is not null, momentum ?? 0, Epsilon);
        if (momentum is not null)
        {
            using IDisposable noGradient = no_grad();
            mean.copy_(movingMean.narrow(0, 0, channels));
            variance.copy_(movingVariance.narrow(0, 0, channels));
        }

        return normal;
    }

    private static Tensor Pad(Tensor channels, int spare) => spare == 0 ? channels : nn.functional.pad(channels, [0, spare]);

    private static int SpareFilters(int filters) => (BatchNormChannels - (filters % BatchNormChannels)) % BatchNormChannels;

    private static int FanIn(LayerRecipe layer) => layer.StoredChannels * layer.Kernel * layer.Kernel;

    private void Start(int index, Generator generator)
    {
        LayerRecipe layer = _recipe.Layers[index];
        LayerSlices slices = _slices[index];
        int weights = LayerSlices.WeightCount(layer) * layer.InputDuplication;
        Parameters.narrow(0, slices.Weights, weights).copy_(randn([weights], generator: generator)).mul_(Constant.Of(StartDeviation(layer)));
        Tensor gain = Parameters.narrow(0, slices.Gain, layer.ChannelsOut);
        Tensor offset = Parameters.narrow(0, slices.Offset, layer.ChannelsOut);
        if (layer.IsHead)
        {
            // Levels 0..3 square to 2.5 on average if equally likely, 0..1 to 0.5; a channel meets r of them on one weight.
            double level = _recipe.Layers[layer.Source - 1].OutputBits == 2 ? 2.5 : 0.5;
            _headUnits[index] = 1 / Math.Sqrt(FanIn(layer) * level * layer.InputDuplication * layer.WeightDuplication);
            gain.fill_(Constant.Of(1));
            int outputs = layer.ChannelsOut / layer.AnchorCount;
            for (int first = 0; first < layer.ChannelsOut; first += outputs)
            {
                offset.narrow(0, first + HeadOutputs.Objectness, 1).fill_(Constant.Of(StartObjectness));
                if (outputs > HeadOutputs.FirstClass)
                {
                    // Each class as likely as any other: sigma(-ln(c - 1)) = 1 / c.
                    int classes = outputs - HeadOutputs.FirstClass;
                    offset.narrow(0, first + HeadOutputs.FirstClass, classes).fill_(Constant.Of(-Math.Log(classes - 1)));
                }
            }
        }
        else
        {
            gain.fill_(Constant.Of(StartGain));
            offset.fill_(Constant.Of(StartOffset));
            Statistics.narrow(0, slices.Statistics + layer.ChannelsOut, layer.ChannelsOut).fill_(Constant.Of(1));
        }
    }
}
