using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Training.Network;
using DupNet.Training.Recipes;
using TorchSharp;
using Xunit;
using static DupNet.Training.Tests.GeneratedRecipe;
using static TorchSharp.torch;

namespace DupNet.Training.Tests.Network;

public sealed class QuantizedNetworkTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(24)]
    public void DuplicatedWeightsEqualTheExpandedKernel(int r)
    {
        using DisposeScope scope = NewDisposeScope();
        const int Channels = 24;
        const int Side = 12;
        var random = new Random(r);
        LayerRecipe layer = Layer(1, Channels, 7, r: r, pool: 2, stride: 2);
        float[] map = [.. Enumerable.Range(0, Side * Side * Channels).Select(_ => (float)random.Next(4))];
        int stored = Channels / r;
        float[] kernel = [.. Enumerable.Range(0, 7 * stored * 9).Select(_ => (2f * random.Next(2)) - 1)];

        Tensor actual = QuantizedNetwork.Convolve(
            tensor(map, [1, Side, Side, Channels]).permute(0, 3, 1, 2), tensor(kernel, [7, stored, 3, 3]), layer);

        float Sum(int filter, int row, int column)
        {
            float sum = 0;
            for (int y = 0; y < 3; y++)
            {
                for (int x = 0; x < 3; x++)
                {
                    int v = (2 * row) + y - 1;
                    int u = (2 * column) + x - 1;
                    for (int i = 0; i < Channels && v >= 0 && v < Side && u >= 0 && u < Side; i++)
                    {
                        sum += kernel[(((filter * stored) + (i % stored)) * 9) + (3 * y) + x] * map[(((v * Side) + u) * Channels) + i];
                    }
                }
            }

            return sum;
        }

        Assert.Equal([1, 7, 3, 3], actual.shape);
        for (int i = 0; i < 7 * 3 * 3; i++)
        {
            int row = 2 * (i / 3 % 3);
            int column = 2 * (i % 3);
            float expected = Math.Max(Math.Max(Sum(i / 9, row, column), Sum(i / 9, row, column + 1)), Math.Max(Sum(i / 9, row + 1, column), Sum(i / 9, row + 1, column + 1)));
            Assert.Equal(expected, actual[0, i / 9, i / 3 % 3, i % 3].item<float>());
        }
    }

    [Fact]
    public void KernelsAreSumsOfSigns()
    {
        using DisposeScope scope = NewDisposeScope();
        using var network = new QuantizedNetwork(Small);
        float[] kernel = network.BlendedKernel(network.Parameters, 0, 1).reshape(-1).data<float>().ToArray();
        float[] latent = network.Parameters.data<float>().ToArray();
        for (int i = 0; i < kernel.Length; i++)
        {
            int expected = 0;
            for (int copy = 0; copy < 3; copy++)
            {
                expected += latent[network.Slices(0).Weights + (copy * kernel.Length) + i] >= 0 ? 1 : -1;
            }

            Assert.Equal(expected, kernel[i]);
        }

        Assert.Equal([-3f, -1f, 1f, 3f], kernel.Distinct().Order());
    }

    [Fact]
    public void BlendRunsFromFloatWeightsToSigns()
    {
        using DisposeScope scope = NewDisposeScope();
        using var network = new QuantizedNetwork(Small);
        Tensor start = network.BlendedKernel(network.Parameters, 1, 0);
        Tensor middle = network.BlendedKernel(network.Parameters, 1, 0.5);
        Tensor end = network.BlendedKernel(network.Parameters, 1, 1);
        Assert.Equal(1, start.abs().mean().item<float>(), 1e-4);
        Assert.True(middle.mul(Constant.Of(2)).sub(start).sub(end).abs().max().item<float>() < 1e-5);
    }

    [Fact]
    public void InputIsPixelsAroundThePadValue()
    {
        using DisposeScope scope = NewDisposeScope();
        using var network = new QuantizedNetwork(Small);
        byte[] pixels = RandomNetwork.Pixels(2, 32, 3, 9);
        Tensor input = network.ToInput(pixels, 2, 32, 32);
        Assert.Equal([2, 3, 32, 32], input.shape);
        Assert.Equal((pixels[4] - 114) / 64f, input[0, 1, 0, 1].item<float>());
    }

    // A head of one weight, +1 or -1, shows the map that it reads.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void MapsHoldLevels(int bits)
    {
        using DisposeScope scope = NewDisposeScope();
        using var random = new RandomNetwork(Of(3, [Layer(0, 3, 1, bits: bits), Head(1, 1, 1)]), 3);
        QuantizedNetwork network = random.Network;
        LayerWeights[] weights = network.MakeWeights(network.Parameters, 1, gradients: false);
        Tensor logits = network.Forward(network.ToInput(RandomNetwork.Pixels(2, 32, 3, 9), 2, 32, 32), weights, network.Statistics, null)[0];
        Assert.Equal([2, 5, 32, 32], logits.shape);
        double scale = weights[1].Gain[0].item<float>() * network.HeadUnit(1);
        double offset = weights[1].Offset[0].item<float>();
        double[] levels = [.. logits.select(1, 0).contiguous().data<float>().ToArray().Select(logit => Math.Abs((logit - offset) / scale))];
        Assert.All(levels, level => Assert.Equal(Math.Round(level), level, 1e-3));
        Assert.Equal(Enumerable.Range(0, 1 << bits), levels.Select(level => (int)Math.Round(level)).Distinct().Order());
    }

    // Every parameter gets a gradient, and duplicated copies get the same.
    [Fact]
    public void GradientsReachAllParameters()
    {
        using DisposeScope scope = NewDisposeScope();
        using var network = new QuantizedNetwork(Small);
        LayerWeights[] weights = network.MakeWeights(network.Parameters, 1, gradients: true);
        Tensor input = network.ToInput(RandomNetwork.Pixels(4, 32, 3, 5), 4, 32, 32);
        List<Tensor> heads = network.Forward(input, weights, network.Statistics, 0.1);
        heads[0].square().sum().backward();
        float[] gradient = network.GatherGradients(weights).data<float>().ToArray();
        Assert.Equal(network.Parameters.numel(), gradient.Length);
        Assert.True(gradient.Count(value => value != 0) > 0.9 * gradient.Length);
        int copy = LayerSlices.WeightCount(Small.Layers[0]);
        Assert.Equal(gradient[..copy], gradient[copy..(2 * copy)]);
    }

    // Layers whose widths are no multiple of 8 get spare filters inside; nothing of them may show.
    [Theory]
    [InlineData(ActivationPrecision.Float, 0.1)]
    [InlineData(ActivationPrecision.Levels, 0.1)]
    [InlineData(ActivationPrecision.Float, null)]
    [InlineData(ActivationPrecision.Levels, null)]
    public void AnyWidthIsThePlainNetwork(ActivationPrecision precision, double? moving)
    {
        using DisposeScope scope = NewDisposeScope();
        set_num_threads(1);
        Recipe recipe = Of(3, [Layer(0, 3, 8, stride: 2, d: 3), Layer(1, 8, 12, pool: 2), Layer(2, 12, 20, pool: 2, r: 3), Layer(3, 20, 16), Layer(4, 16, 5), Head(5, 5, 1, d: 2), Layer(3, 20, 7, stride: 2), Head(7, 7, 2)]);
        recipe = recipe with { Training = recipe.Training with { Precision = new PrecisionRecipe { Activations = precision } } };
        using var network = new QuantizedNetwork(recipe);
        int side = recipe.Input.DefaultWidth;
        Tensor input = network.ToInput(RandomNetwork.Pixels(4, side, 3, 2), 4, side, side);
        (List<Tensor> Logits, Tensor Gradients, Tensor Statistics) actual = Pass(network.Forward);
        (List<Tensor> Logits, Tensor Gradients, Tensor Statistics) expected = Pass(Plain);
        Assert.All(expected.Logits.Zip(actual.Logits), pair => Near(pair.First, pair.Second));
        Near(expected.Gradients, actual.Gradients);
        Near(expected.Statistics, actual.Statistics);

        (List<Tensor>, Tensor, Tensor) Pass(Func<Tensor, LayerWeights[], Tensor, double?, List<Tensor>> forward)
        {
            LayerWeights[] weights = network.MakeWeights(network.Parameters, 1, gradients: true);
            Tensor statistics = network.Statistics.clone();
            List<Tensor> logits = forward(input, weights, statistics, moving);
            logits.Select(head => head.square().sum()).Aggregate((a, b) => a.Plus(b)).backward();
            return (logits, network.GatherGradients(weights), statistics);
        }

        List<Tensor> Plain(Tensor image, LayerWeights[] weights, Tensor statistics, double? momentum)
        {
            var maps = new List<Tensor> { image };
            var heads = new List<Tensor>();
            for (int i = 0; i < recipe.Layers.Count; i++)
            {
                LayerRecipe layer = recipe.Layers[i];
                Tensor sums = QuantizedNetwork.Convolve(maps[layer.Source], weights[i].Kernel, layer);
                if (layer.IsHead)
                {
                    maps.Add((sums.mul(Constant.Of(network.HeadUnit(i))) * weights[i].Gain.view(1, -1, 1, 1)).Plus(weights[i].Offset.view(1, -1, 1, 1)));
                    heads.Add(maps[^1]);
                    continue;
                }

                Tensor mean = statistics.narrow(0, network.Slices(i).Statistics, layer.ChannelsOut).clone();
                Tensor variance = statistics.narrow(0, network.Slices(i).Statistics + layer.ChannelsOut, layer.ChannelsOut).clone();
                Tensor normal = nn.functional.batch_norm(sums, mean, variance, weights[i].Gain, weights[i].Offset, momentum is not null, momentum ?? 0, QuantizedNetwork.Epsilon);
                using (no_grad())
                {
                    statistics.narrow(0, network.Slices(i).Statistics, layer.ChannelsOut).copy_(mean);
                    statistics.narrow(0, network.Slices(i).Statistics + layer.ChannelsOut, layer.ChannelsOut).copy_(variance);
                }

                Tensor limited = precision == ActivationPrecision.Float ? normal.relu() : normal.clamp(Constant.Of(0), Constant.Of(layer.HighestLevel));
                maps.Add(precision == ActivationPrecision.Float ? limited : limited.Plus((limited.round() - limited).detach()));
            }

            return heads;
        }

        static void Near(Tensor expected, Tensor actual)
        {
            Assert.Equal(expected.shape, actual.shape);
            double error = (expected - actual).abs().max().item<float>();
            Assert.True(error <= 1e-4 * expected.abs().max().item<float>(), $"off by {error}");
        }
    }

    // The convolution of libtorch 2.10 reads uninitialised memory for maps whose columns are last in memory and whose
    // channels are no multiple of 16; filling freed memory with NaN makes that visible.
    [Fact]
    public void NothingIsReadFromFreedMemory()
    {
        using DisposeScope scope = NewDisposeScope();
        Recipe recipe = Of(3, [Layer(0, 3, 12, stride: 2, d: 3), Layer(1, 12, 80, pool: 2), Layer(2, 80, 48, r: 2), Layer(3, 48, 40, r: 2), Head(4, 40, 1)]);
        using var network = new QuantizedNetwork(recipe);
        for (int i = 0; i < 5; i++)
        {
            using DisposeScope step = NewDisposeScope();
            Tensor[] junk = [.. Enumerable.Range(6, 15).SelectMany(size => Enumerable.Range(0, 6).Select(_ => full([1L << size], Constant.Of(float.NaN))))];
            foreach (Tensor tensor in junk)
            {
                tensor.Dispose();
            }

            LayerWeights[] weights = network.MakeWeights(network.Parameters, 1, gradients: true);
            List<Tensor> heads = network.Forward(network.ToInput(RandomNetwork.Pixels(4, 64, 3, i), 4, 64, 64), weights, network.Statistics, 0.1);
            heads[0].square().sum().backward();
            Assert.All(network.GatherGradients(weights).data<float>().ToArray(), value => Assert.True(float.IsFinite(value)));
        }
    }

    [Fact]
    public void SeedDecidesTheStart()
    {
        using var first = new QuantizedNetwork(Small);
        using var second = new QuantizedNetwork(Small);
        using var third = new QuantizedNetwork(Small with { Training = Small.Training with { Seed = 8 } });
        Assert.Equal(first.Parameters.data<float>().ToArray(), second.Parameters.data<float>().ToArray());
        Assert.NotEqual(first.Parameters.data<float>().ToArray(), third.Parameters.data<float>().ToArray());
    }
}
