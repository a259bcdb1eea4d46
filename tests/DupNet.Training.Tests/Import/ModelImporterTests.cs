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
using TorchSharp;
using Xunit;
using static DupNet.Training.Tests.GeneratedRecipe;
using static TorchSharp.torch;

namespace DupNet.Training.Tests.Import;

public sealed class ModelImporterTests : IDisposable
{
    private static readonly Recipe[] s_tables =
    [
        Small,
        Of(1, [Layer(0, 1, 6, stride: 2, d: 3, quantizer: QuantizerKind.Thresholds), Layer(1, 6, 10, bits: 1), Layer(2, 10, 16, pool: 2, r: 5), Head(3, 16, 2, r: 4, d: 3)]),
        Of(3, [Layer(0, 3, 8, stride: 2, pool: 2, d: 5), Layer(1, 8, 24, r: 2, bits: 1, quantizer: QuantizerKind.Thresholds), Head(2, 24, 1, d: 2), Layer(2, 24, 32, stride: 2, r: 8), Head(4, 32, 2, r: 16)]),
    ];

    private readonly TemporaryFolder _folder = new();

    public ModelImporterTests()
    {
        set_num_threads(1);
        GeneratedPhotos.Write(_folder.Path, 12, seed: 4);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    public void NetworkAnswersAsTheModelThatItCameFrom(int table, int seed)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        Recipe recipe = s_tables[table];
        using var trained = new RandomNetwork(recipe, seed);
        ModelSpec model = trained.Export();
        using var network = new QuantizedNetwork(recipe);
        ModelImporter.Load(network, model, Batches(recipe));
        ModelSpec again = ModelExporter.Make(network, network.Parameters, network.Statistics);

        int side = recipe.Input.DefaultWidth;
        byte[] pixels = RandomNetwork.Pixels(1, side, recipe.InputChannels, seed + 70);
        // Rounded one by one, explicit thresholds are not evenly spaced, and one base and step give some of them by one off.
        double share = recipe.Layers.Any(layer => layer.Quantizer == QuantizerKind.Thresholds && layer.OutputBits == 2) ? 0.05 : 0;
        var before = new FrozenNetwork(model);
        var after = new FrozenNetwork(again);
        int[] expected = before.Run(pixels, side, side);
        int[] actual = after.Run(pixels, side, side);
        for (int i = 0; i < model.Layers.Count; i++)
        {
            Assert.Equal(model.Layers[i].Ones, again.Layers[i].Ones);
            int differing = before.Levels[i].Zip(after.Levels[i]).Count(pair => pair.First != pair.Second);
            Assert.True(differing <= share * before.Levels[i].Length, $"layer {i}: {differing} of {before.Levels[i].Length} levels differ");
        }

        double spread = Math.Sqrt(expected.Select(logit => (double)logit * logit).Average());
        double mean = expected.Zip(actual, (a, b) => Math.Abs(a - (double)b)).Average();
        Assert.True(mean < 0.02 * spread, $"logits differ by {mean:F1} of {spread:F1}");
    }

    // Batch norm that divides by a batch's own mean and deviation must stand where the model's thresholds are.
    [Fact]
    public void StatisticsAreThoseOfTrainingPictures()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        Recipe recipe = s_tables[2];
        using var trained = new RandomNetwork(recipe, 3);
        ModelSpec model = trained.Export();
        using var network = new QuantizedNetwork(recipe);
        BatchMaker batches = Batches(recipe);
        ModelImporter.Load(network, model, batches);
        using Tensor measured = StatisticsAverager.Measure(network, network.Parameters, 1, batches);
        double error = (measured - network.Statistics).abs().mean().item<float>();
        double size = network.Statistics.abs().mean().item<float>();
        Assert.True(error < 0.05 * size, $"statistics differ by {error} of {size}");
    }

    [Fact]
    public void StoredChannelsRepeatWhereTheRecipeStoresMore()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        using var trained = new RandomNetwork(Small, 5);
        ModelSpec model = trained.Export();
        Recipe wide = Small with { Layers = [.. Small.Layers.Select(layer => layer with { WeightDuplication = 1 })] };
        using var network = new QuantizedNetwork(wide);
        ModelImporter.Load(network, model, Batches(wide));
        ModelSpec again = ModelExporter.Make(network, network.Parameters, network.Statistics);
        LayerSpec narrow = model.Layers[2];
        LayerSpec repeated = again.Layers[2];
        Assert.Equal(2 * narrow.Ones.Length, repeated.Ones.Length);
        int stored = narrow.ChannelsIn / narrow.WeightDuplication;
        for (int i = 0; i < repeated.Ones.Length; i++)
        {
            Assert.Equal(narrow.Ones[(i / narrow.ChannelsIn * stored) + (i % narrow.ChannelsIn % stored)], repeated.Ones[i]);
        }
    }

    [Fact]
    public void TrainingGoesOnWithSigns()
    {
        Recipe recipe = Small with { Training = Small.Training with { BlendFraction = 0.5 } };
        using var trained = new RandomNetwork(recipe, 6);
        ModelSpec model = trained.Export();
        BatchMaker batches = Batches(recipe);
        using var fresh = new Trainer(recipe, batches, 10);
        using var going = new Trainer(recipe, batches, 10, signsOnly: true);
        going.StartFrom(model);
        Assert.Equal(0, fresh.Blend(0));
        Assert.Equal(1, going.Blend(0));
        Assert.Equal(going.State.Parameters.data<float>().ToArray(), going.State.Average.data<float>().ToArray());
        going.Step(batches.ForStep(0));
        Assert.NotEqual(going.State.Parameters.data<float>().ToArray(), going.State.Average.data<float>().ToArray());
    }

    // A one-class model with one anchor starts networks of other classes and anchors: their heads are those of a new network, all else is the model's.
    [Theory]
    [InlineData(3, 1)]
    [InlineData(1, 2)]
    [InlineData(20, 2)]
    public void HeadsOfOtherClassesOrAnchorsBeginAtRandom(int classes, int anchors)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        using var trained = new RandomNetwork(Small, 5);
        ModelSpec model = trained.Export();
        Recipe recipe = Of(3, [.. Small.Layers.Take(3), Head(3, 8, anchors, d: 1, classes: classes)]) with { Classes = [.. Enumerable.Range(1, classes).Select(number => $"class {number}")] };
        using var network = new QuantizedNetwork(recipe);
        float[] before = network.Parameters.data<float>().ToArray();
        ModelImporter.Load(network, model, GeneratedPhotos.Batches(_folder.Path, Small));
        float[] after = network.Parameters.data<float>().ToArray();
        LayerSlices head = network.Slices(3);
        int weights = LayerSlices.WeightCount(recipe.Layers[3]);
        Assert.Equal(before.AsSpan(head.Weights, weights), after.AsSpan(head.Weights, weights));
        Assert.Equal(before.AsSpan(head.Gain, recipe.Layers[3].ChannelsOut), after.AsSpan(head.Gain, recipe.Layers[3].ChannelsOut));
        Assert.Equal(before.AsSpan(head.Offset, recipe.Layers[3].ChannelsOut), after.AsSpan(head.Offset, recipe.Layers[3].ChannelsOut));
        ModelSpec again = ModelExporter.Make(network, network.Parameters, network.Statistics);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(model.Layers[i].Ones, again.Layers[i].Ones);
        }
    }

    // Class logits mean something only for the classes that they were trained for.
    [Fact]
    public void HeadsOfTheSameClassesGoOn()
    {
        Recipe recipe = WithClasses("ring", "car", "cup");
        using var trained = new RandomNetwork(recipe, 5);
        ModelSpec model = trained.Export();
        Assert.True(ModelMatch.TakesHead(recipe, model, 3));
        Assert.False(ModelMatch.TakesHead(recipe with { Classes = ["car", "ring", "cup"] }, model, 3));
        Assert.False(ModelMatch.TakesHead(Small, model, 3));
        Assert.True(ModelMatch.TakesHead(Small with { Classes = ["ring"] }, new RandomNetwork(Small, 5).Export(), 3));
    }

    [Fact]
    public void OtherTablesAreRefusedByName()
    {
        using var trained = new RandomNetwork(Small, 8);
        ModelSpec model = trained.Export();
        ModelMatch.Check(Small, model);

        // How frames lie in the input may change: the network is the same.
        ModelMatch.Check(Small with { LargestStretch = 1 }, model);
        Refused("padValue is 114, the recipe's 7", Small with { PadValue = 7 });
        Refused("inputChannels is 3, the recipe's 1", Small with { InputChannels = 1 });
        Refused("number of layers is 4, the recipe's 3", Small with { Layers = [.. Small.Layers.Take(3)] });
        Refused("layers[0].stride is 2, the recipe's 1", With(0, Small.Layers[0] with { Stride = 1 }));
        Refused("layers[1].channelsOut is 8, the recipe's 7", With(1, Small.Layers[1] with { ChannelsOut = 7 }));
        Refused("layers[2].channelsIn is 8, the recipe's 16; more need weightDuplication 1 in the model, not 2", With(2, Small.Layers[2] with { ChannelsIn = 16 }));
        Refused("layers[3].inputDuplication is 2, the recipe's 1", With(3, Small.Layers[3] with { InputDuplication = 1 }));
        Refused("layers[2].weightDuplication is 2, no multiple of the recipe's 4", With(2, Small.Layers[2] with { WeightDuplication = 4 }));

        Recipe With(int index, LayerRecipe layer) => Small with { Layers = [.. Small.Layers.Select((each, i) => i == index ? layer : each)] };

        void Refused(string message, Recipe recipe) =>
            Assert.Equal("the model's " + message, Assert.Throws<RunException>(() => ModelMatch.Check(recipe, model)).Message);
    }

    private BatchMaker Batches(Recipe recipe) => GeneratedPhotos.Batches(_folder.Path, recipe);
}
