using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;
using DupNet.Packing;
using DupNet.Training.Export;
using DupNet.Training.Network;
using DupNet.Training.Recipes;
using TorchSharp;
using Xunit;
using static DupNet.Training.Tests.GeneratedRecipe;
using static TorchSharp.torch;

namespace DupNet.Training.Tests.Export;

public sealed class ExportExactnessTests(ITestOutputHelper output)
{
    private sealed class Rows(byte[] pixels, int rowBytes) : IRowSource
    {
        public void ReadRow(int row, byte[] buffer, int offset) => Array.Copy(pixels, row * rowBytes, buffer, offset, rowBytes);
    }

    private static readonly Recipe[] s_tables =
    [
        Small,
        Of(1, [Layer(0, 1, 6, d: 2, quantizer: QuantizerKind.Thresholds), Layer(1, 6, 10, stride: 2, bits: 1), Layer(2, 10, 9, pool: 2, r: 5), Head(3, 9, 2, r: 3, d: 3)]),
        Of(3, [Layer(0, 3, 8, kernel: 5, stride: 2, d: 1, bits: 1), Layer(1, 8, 12, pool: 2, d: 4, quantizer: QuantizerKind.Thresholds), Layer(2, 12, 16, kernel: 1, r: 4, d: 2, bits: 1), Head(3, 16, 1)]),
        Of(3, [Layer(0, 3, 8, stride: 2, pool: 2, d: 3), Layer(1, 8, 24, r: 2), Head(2, 24, 1, d: 2), Layer(2, 24, 32, stride: 2, r: 8), Head(4, 32, 2, r: 16)]),
        Of(1, [Layer(0, 1, 5, kernel: 4, stride: 4, padding: 0, d: 7), Layer(1, 5, 33, kernel: 3, d: 15), Layer(2, 33, 20, kernel: 3, r: 11), Layer(3, 20, 64, kernel: 1, r: 20), Head(4, 64, 1, r: 32, d: 5)]),
        Of(3, [Layer(0, 3, 8, stride: 2, pool: 2, d: 3), Layer(1, 8, 24, r: 2), Head(2, 24, 1, d: 2, classes: 3), Layer(2, 24, 32, stride: 2, r: 8), Head(4, 32, 2, r: 16, classes: 3)]) with { Classes = ["ring", "car", "cup"] },
    ];

    public static TheoryData<int, int> Cases()
    {
        var cases = new TheoryData<int, int>();
        for (int table = 0; table < s_tables.Length; table++)
        {
            for (int seed = 0; seed < 3; seed++)
            {
                cases.Add(table, seed);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void RuntimeAnswersExactlyWhatTheFrozenNetworkAnswers(int table, int seed)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        using var trained = new RandomNetwork(s_tables[table] with { LargestStretch = 0.25 }, seed);
        ModelSpec spec = trained.Export();
        DupNetModel model = DupNetModel.Load(ModelWriter.Write(spec));
        Assert.Equal((114, 64), (model.PadValue, model.LargestStretch));
        var random = new Random(seed + 100);
        int stride = spec.Stride;
        foreach ((int width, int height) in new[] { (stride, stride), (2 * stride, 3 * stride), (5 * stride, 4 * stride) })
        {
            byte[] pixels = new byte[width * height * spec.InputChannels];
            random.NextBytes(pixels);
            var frozen = new FrozenNetwork(spec);
            int[] expected = frozen.Run(pixels, height, width);

            var reference = new ReferenceNetwork(model, width, height);
            Assert.Equal(expected, reference.Run(pixels));
            for (int i = 0; i < spec.Layers.Count; i++)
            {
                Assert.Equal(frozen.Levels[i], reference.Levels[i] ?? []);
            }

            var network = new DupNet.Embedded.Networks.Network(new NetworkPlan(model, width, height));
            network.Run(new Rows(pixels, width * spec.InputChannels));
            Assert.Equal(expected, network.Logits);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ThresholdsGiveTheLevelsOfBatchNorm(int table, int seed)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        Recipe recipe = s_tables[table];
        using var trained = new RandomNetwork(recipe, seed);
        ModelSpec spec = trained.Export();
        int side = recipe.Input.DefaultWidth;
        byte[] pixels = RandomNetwork.Pixels(1, side, recipe.InputChannels, seed + 50);
        int[] frozen = new FrozenNetwork(spec).Run(pixels, side, side);

        LayerWeights[] weights = trained.Network.MakeWeights(trained.Network.Parameters, 1, gradients: false);
        List<Tensor> heads = trained.Network.Forward(trained.Network.ToInput(pixels, 1, side, side), weights, trained.Network.Statistics, null);
        double[] trainer = [.. heads.SelectMany(head => head.permute(0, 2, 3, 1).reshape(-1).data<float>().ToArray()).Select(logit => logit * 1024.0)];

        Assert.Equal(trainer.Length, frozen.Length);
        double worst = trainer.Zip(frozen, (a, b) => Math.Abs(a - b)).Max();
        double mean = trainer.Zip(frozen, (a, b) => Math.Abs(a - b)).Average();
        double spread = Math.Sqrt(trainer.Select(logit => logit * logit).Average());
        output.WriteLine($"table {table} seed {seed}: logits differ by {mean / 1024:F4} on average, {worst / 1024:F4} at most, of {spread / 1024:F2}");
        Assert.True(mean < 0.05 * spread, $"logits differ by {mean} of {spread}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ExplicitThresholdsFollowBatchNormToTheLastLevel(int table, int seed)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        Recipe recipe = s_tables[table] with
        {
            Layers = [.. s_tables[table].Layers.Select(layer => layer.IsHead ? layer : layer with { Quantizer = QuantizerKind.Thresholds })],
        };
        using var trained = new RandomNetwork(recipe, seed);
        ModelSpec spec = trained.Export();
        int side = recipe.Input.DefaultWidth;
        byte[] pixels = RandomNetwork.Pixels(1, side, recipe.InputChannels, seed + 60);
        int[] frozen = new FrozenNetwork(spec).Run(pixels, side, side);

        LayerWeights[] weights = trained.Network.MakeWeights(trained.Network.Parameters, 1, gradients: false);
        List<Tensor> heads = trained.Network.Forward(trained.Network.ToInput(pixels, 1, side, side), weights, trained.Network.Statistics, null);
        double[] trainer = [.. heads.SelectMany(head => head.permute(0, 2, 3, 1).reshape(-1).data<float>().ToArray()).Select(logit => logit * 1024.0)];
        for (int i = 0; i < frozen.Length; i++)
        {
            // What is left is the rounding of logits: to 1/1024, with a scale of at least 14 bits.
            Assert.True(Math.Abs(frozen[i] - trainer[i]) <= 1 + (Math.Abs(trainer[i]) / 4096) + 8, $"logit {i}: {frozen[i]} for {trainer[i]}");
        }
    }
}
