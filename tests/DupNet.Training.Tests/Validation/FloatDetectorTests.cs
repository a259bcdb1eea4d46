using System;
using System.Collections.Generic;
using System.IO;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Training.Export;
using DupNet.Training.Learning;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;
using DupNet.Training.Validation;
using TorchSharp;
using Xunit;

namespace DupNet.Training.Tests.Validation;

public sealed class FloatDetectorTests : IDisposable
{
    private const int Side = 64;

    private readonly TemporaryFolder _folder = new();

    public FloatDetectorTests()
    {
        torch.set_num_threads(1);
        GeneratedPhotos.Write(_folder.Path, 16, seed: 9);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WithSignsAndLevelsItFindsWhatTheIntegerRuntimeFinds()
    {
        // Thresholds of their own leave nothing but the rounding of logits between the two.
        using Trainer trainer = Train(new PrecisionRecipe(), out BatchMaker batches);

        // The start's objectness would find nothing.
        const int Objectness = 4;
        using (torch.no_grad())
        {
            int offset = trainer.Network.Slices(3).Offset + Objectness;
            trainer.State.Average.narrow(0, offset, 1).fill_(0);
        }

        DupNetModel model = DupNetModel.Load(ModelWriter.Write(TrainedModel.Make(trainer, batches)));
        var integers = new Detector(model, MeasuringSettings.Of(model, Side));
        using var floats = new FloatDetector(trainer, batches, Side);
        byte[] pixels = new byte[80 * 60 * 3];
        new Random(4).NextBytes(pixels);
        var frame = new Frame(pixels, 80, 60, PixelFormat.Rgb888);
        DetectionList expected = integers.Detect(frame);
        DetectionList actual = floats.Detect(frame);
        Assert.NotEqual(0, expected.Count);
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected[i].Score, actual[i].Score, 0.02);
        }
    }

    [Theory]
    [InlineData(WeightPrecision.Float, ActivationPrecision.Float)]
    [InlineData(WeightPrecision.Float, ActivationPrecision.Levels)]
    [InlineData(WeightPrecision.Signs, ActivationPrecision.Float)]
    public void FloatsAreMeasuredButNotExported(WeightPrecision weights, ActivationPrecision activations)
    {
        using Trainer trainer = Train(new PrecisionRecipe { Weights = weights, Activations = activations }, out BatchMaker batches);
        Assert.Equal(weights == WeightPrecision.Float ? 0 : 1, trainer.Blend(trainer.State.Step));
        Assert.Throws<ExportException>(() => TrainedModel.Make(trainer, batches));
        var validator = new ModelValidator(new PictureCache(DataSet.Open(new DataSource(_folder.Path)).Photos), trainer.Network.Recipe);
        ValidationResult result = validator.Measure(trainer, batches, Side, 1);
        Assert.Equal(16, result.Parts[^1].Photos);
        Assert.Equal(0, result.FileBytes);
    }

    private Trainer Train(PrecisionRecipe precision, out BatchMaker batches)
    {
        Recipe recipe = GeneratedRecipe.Of(
            3,
            [
                GeneratedRecipe.Layer(0, 3, 4, stride: 2, d: 3, quantizer: QuantizerKind.Thresholds),
                GeneratedRecipe.Layer(1, 4, 8, pool: 2, quantizer: QuantizerKind.Thresholds),
                GeneratedRecipe.Layer(2, 8, 8, pool: 2, r: 2, quantizer: QuantizerKind.Thresholds),
                GeneratedRecipe.Head(3, 8, 1, d: 2),
            ]);
        recipe = recipe with { Training = recipe.Training with { Precision = precision, BlendFraction = 0 } };
        batches = GeneratedPhotos.Batches(_folder.Path, recipe);
        var trainer = new Trainer(recipe, batches, 8);
        while (trainer.State.Step < 8)
        {
            trainer.Step(batches.ForStep(trainer.State.Step));
        }

        return trainer;
    }
}
