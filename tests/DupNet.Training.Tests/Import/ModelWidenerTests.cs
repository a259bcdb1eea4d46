using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Training.Export;
using DupNet.Training.Import;
using DupNet.Training.Learning;
using DupNet.Training.Network;
using DupNet.Training.Recipes;
using Xunit;
using static DupNet.Training.Tests.GeneratedRecipe;
using static TorchSharp.torch;

namespace DupNet.Training.Tests.Import;

public sealed class ModelWidenerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ModelWidenerTests()
    {
        set_num_threads(1);
        GeneratedPhotos.Write(_folder.Path, 12, seed: 4);
    }

    public void Dispose() => _folder.Dispose();

    // All that reads a new filter has an even d, but for the layers' own new filters.
    [Theory]
    [InlineData(1, QuantizerKind.BaseAndStep)]
    [InlineData(2, QuantizerKind.Thresholds)]
    [InlineData(3, QuantizerKind.BaseAndStep)]
    public void NewFiltersChangeNoAnswerWhereCopiesAreEven(int seed, QuantizerKind quantizer)
    {
        Recipe narrow = Table(4, 8, 8, quantizer);
        Recipe wide = Table(6, 13, 9, quantizer);
        using var trained = new RandomNetwork(narrow, seed);
        ModelSpec model = trained.Export();
        ModelMatch.Check(wide, model);
        ModelSpec widened = ModelWidener.Widen(model, wide);
        ModelMatch.Check(wide, widened);

        int side = narrow.Input.DefaultWidth;
        byte[] pixels = RandomNetwork.Pixels(1, side, 3, seed + 7);
        var before = new FrozenNetwork(model);
        var after = new FrozenNetwork(widened);
        Assert.Equal(before.Run(pixels, side, side), after.Run(pixels, side, side));
        for (int i = 0; i < model.Layers.Count - 1; i++)
        {
            int count = model.Layers[i].ChannelsOut;
            int all = widened.Layers[i].ChannelsOut;
            Assert.Equal(before.Levels[i], after.Levels[i].Where((_, at) => at % all < count));
        }

        // The same integers by the runtime's own rules: the file can be packed.
        Assert.NotEmpty(ModelWriter.Write(widened));
    }

    [Fact]
    public void AModelOfTheSameWidthsStaysTheSame()
    {
        using var trained = new RandomNetwork(Small, 3);
        ModelSpec model = trained.Export();
        ModelSpec widened = ModelWidener.Widen(model, Small);
        Assert.All(model.Layers.Zip(widened.Layers), pair => Assert.Same(pair.First, pair.Second));
    }

    [Fact]
    public void OddCopiesLeaveOneOver()
    {
        using var trained = new RandomNetwork(Small, 5);
        ModelSpec model = trained.Export();
        Recipe wide = Small with { Layers = [Small.Layers[0] with { ChannelsOut = 40 }, Small.Layers[1] with { ChannelsIn = 40, InputDuplication = 1 }, .. Small.Layers.Skip(2)] };
        LayerSpec reader = ModelWidener.Widen(model, wide).Layers[1];
        IEnumerable<byte> heard = reader.Ones.Where((_, at) => at % 40 >= 4);
        Assert.Equal(8 * 9 * 36, heard.Count());
        Assert.Equal(new byte[] { 0, 1 }, heard.Distinct().Order());
        Assert.Equal(model.Layers[1].Ones, reader.Ones.Where((_, at) => at % 40 < 4));
    }

    // Batch norm must stand where the sums are, also behind filters that are heard from the start (odd d).
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    public void StatisticsBehindNewFiltersAreThoseOfTrainingPictures(int d, int seed)
    {
        using TorchSharp.DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        Recipe narrow = Table(4, 8, 8, QuantizerKind.BaseAndStep, d);
        Recipe wide = Table(6, 13, 9, QuantizerKind.BaseAndStep, d);
        using var trained = new RandomNetwork(narrow, seed);
        ModelSpec model = trained.Export();
        var batches = GeneratedPhotos.Batches(_folder.Path, wide);
        using var network = new QuantizedNetwork(wide);
        ModelImporter.Load(network, model, batches);
        using Tensor measured = StatisticsAverager.Measure(network, network.Parameters, 1, batches);
        for (int i = 0; i < wide.Layers.Count - 1; i++)
        {
            int channels = wide.Layers[i].ChannelsOut;
            Tensor mean = measured.narrow(0, network.Slices(i).Statistics, channels);
            Tensor deviation = measured.narrow(0, network.Slices(i).Statistics + channels, channels).sqrt();
            double error = ((mean - network.Statistics.narrow(0, network.Slices(i).Statistics, channels)).abs() / deviation).mean().item<float>();
            Assert.True(error < 0.15, $"layer {i}: means are off by {error:F2} deviations");
        }
    }

    // Batch norm of a new filter stands where its own sums are, so that its levels are all in use from the first step.
    [Fact]
    public void TrainingGoesOnFromAWidenedModel()
    {
        using TorchSharp.DisposeScope scope = NewDisposeScope();
        Recipe narrow = Table(4, 8, 8, QuantizerKind.BaseAndStep);
        Recipe wide = Table(6, 13, 9, QuantizerKind.BaseAndStep);
        using var trained = new RandomNetwork(narrow, 4);
        ModelSpec model = trained.Export();
        var batches = GeneratedPhotos.Batches(_folder.Path, wide);
        using var going = new Trainer(wide, batches, 10, signsOnly: true);
        going.StartFrom(model);
        ModelSpec start = ModelExporter.Make(going.Network, going.State.Average, going.State.Statistics);
        int side = wide.Input.DefaultWidth;
        Batch batch = batches.ForStep(0);
        var frozen = new FrozenNetwork(start);
        frozen.Run(batch.Pixels.AsSpan(0, side * side * 3).ToArray(), side, side);
        for (int i = 0; i < narrow.Layers.Count - 1; i++)
        {
            int all = start.Layers[i].ChannelsOut;
            IEnumerable<byte> levels = frozen.Levels[i].Where((_, at) => at % all >= narrow.Layers[i].ChannelsOut);
            Assert.True(levels.Distinct().Count() > 1, $"layer {i}: the new filters have one level only");
        }

        going.Step(batch);
    }

    private static Recipe Table(int first, int second, int third, QuantizerKind quantizer, int d = 2) => Of(
        3,
        [
            Layer(0, 3, first, stride: 2, d: 3, quantizer: quantizer),
            Layer(1, first, second, pool: 2, d: d, quantizer: quantizer),
            Layer(2, second, third, pool: 2, d: d, quantizer: quantizer),
            Head(3, third, 1, d: 2),
        ]);
}
