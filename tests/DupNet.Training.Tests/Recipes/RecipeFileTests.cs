using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using DupNet.Training.Recipes;
using Xunit;

namespace DupNet.Training.Tests.Recipes;

public sealed class RecipeFileTests
{
    private static string Text => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "default-recipe.json"));

    [Fact]
    public void DefaultRecipeIsRead()
    {
        Recipe recipe = RecipeFile.Parse(Text);
        Assert.Equal("dupnet-tinier-yolo", recipe.Name);
        Assert.Equal(32, NetworkShape.Stride(recipe.Layers));
        Assert.Equal([80, 40, 20, 20, 20, 20, 10, 10, 10, 10, 5, 5, 5], NetworkShape.Sides(recipe.Layers, 160));
    }

    [Theory]
    [InlineData("\"kernel\": 1, \"channelsIn\": 192", "\"kernel\": 8, \"channelsIn\": 192", "layers[12]: kernel must be 1..7")]
    [InlineData("\"channelsIn\": 16, ", "\"channelsIn\": 17, ", "layers[2]: channelsIn is 17, but its source has 16")]
    [InlineData("\"weightDuplication\": 16", "\"weightDuplication\": 15", "layers[8]: weightDuplication must divide channelsIn")]
    [InlineData("\"source\": 5", "\"source\": 7", "layers[5]: source must be an earlier layer")]
    [InlineData("\"channelsOut\": 5", "\"channelsOut\": 6", "layers[5]: channelsOut must be 5 for each anchor: 5, and with several classes one more for each")]
    [InlineData("\"classes\": [\"face\"]", "\"classes\": [\"face\", \"hand\"]", "layers[5]: channelsOut must be 7 for each anchor")]
    [InlineData("\"classes\": [\"face\"]", "\"classes\": [\"face\", \"Face\"]", "classes: must have different names")]
    [InlineData("\"boxConventions\"", "\"otherClasses\": \"none\", \"boxConventions\"", "training.otherClasses")]
    [InlineData("\"box\": 2.5", "\"box\": 2.5, \"class\": -1", "training.loss: weights must be 0..1000")]
    [InlineData("\"box\": 2.5", "\"box\": 2.5, \"classBalance\": 1.5", "training.loss.classBalance: must be 0..1")]
    [InlineData("\"inputDuplication\": 3", "\"inputDuplication\": 6", "layers[0]: sums can reach 41310, more than 32767")]
    [InlineData("\"smallest\": 64", "\"smallest\": 60", "input.smallest: must be a positive multiple of the stride, 32")]
    [InlineData("\"side\": 128", "\"side\": 120", "training.sides[2]: must be a side that the input allows")]
    [InlineData("\"learningRate\": 0.0", "\"learningRate\": -0.0", "training.optimiser.learningRate: must be above 0 and at most 1")]
    [InlineData("\"mosaic\": 0.15", "\"mosaic\": 3", "training.augmentation.mosaic: must be 0..1")]
    [InlineData("\"mosaic\": 0.15", "\"quarterTurn\": 3", "training.augmentation.quarterTurn: must be 0..1")]
    [InlineData("\"roll\": 0.3", "\"roll\": 3", "training.augmentation.roll: must be 0..1")]
    [InlineData("\"largestRoll\": 35", "\"largestRoll\": 181", "training.augmentation.largestRoll: must be 0..180 degrees")]
    [InlineData("\"mask\": 0.06", "\"mask\": -1", "training.augmentation.mask: must be 0..1")]
    [InlineData("\"mosaic\": 0.15", "\"leastLight\": 0", "training.augmentation.leastLight: must be 0.001..0.5")]
    [InlineData("\"mosaic\": 0.15", "\"leastContrast\": 0.6", "training.augmentation.leastContrast: must be 0.001..0.5")]
    [InlineData("\"box\": 2.5", "\"box\": -1.5", "training.loss: weights must be 0..1000")]
    [InlineData("\"boxConventions\"", "\"distillation\": { \"box\": -1 }, \"boxConventions\"", "training.distillation: weights must be 0..1000")]
    [InlineData("\"padValue\"", "\"padColour\"", "padColour")]
    [InlineData("\"largestStretch\": 0.1875", "\"largestStretch\": 1.1", "largestStretch: must be 0..1")]
    [InlineData("\"quantizer\": \"logits\"", "\"quantizer\": \"thresholds\"", "layers[5]: a head needs quantizer \"logits\"")]
    [InlineData("{ \"width\": 14, \"height\": 17 }", "{ \"width\": 14, \"height\": 17 }, { \"width\": 80, \"height\": 96 }", "anchors: the heads use 3 of 4")]
    [InlineData("\"layers\": [", "\"layers\": [ null,", "layers[0]: must not be null")]
    [InlineData("\"anchors\": [", "\"anchors\": [ null,", "anchors[0]: must not be null")]
    [InlineData("\"sides\": [", "\"sides\": [ null,", "training.sides[0]: must not be null")]
    [InlineData("[\"face\"]", "[null]", "classes: must hold names")]
    [InlineData("\"boxConventions\": {", "\"boxConventions\": { \"x\": {},", "training.boxConventions[\"x\"]: conventions hold for objects of one class")]
    [InlineData("\"boxConventions\": { \"face\": {", "\"boxConventions\": { \"face\": { \"x\": null,", "training.boxConventions[\"face\"][\"x\"]: must not be null")]
    [InlineData("\"boxConventions\": { \"face\": {", "\"boxConventions\": { \"face\": null, \"\": {", "training.boxConventions[\"face\"]: must not be null")]
    [InlineData("{ \"face\": { \"\": { \"width\": 1.05, \"height\": 1.15, \"up\": 0.08 } } }", "{ \"\": { \"width\": 1.05 } }", "Conventions are given by class, then by prefix")]
    [InlineData("\"width\": 1.05", "\"width\": 1e300", "width and height must be 0.1..10")]
    [InlineData("\"up\": 0.08", "\"up\": -1e9", "up must be -10..10")]
    [InlineData("\"none\": 13, \"whole\": 32", "\"none\": 13, \"whole\": 1e200", "training.conventionSides: none must be")]
    [InlineData("\"batchSize\": 32", "\"batchSize\": 1000000000", "training.batchSize: must be 2..4096")]
    [InlineData("\"batchSize\": 32", "\"batchSize\": 4096", "training.sides[0]: 4096 pictures of 160 x 160 are 104857600 pixels a step, more than 33554432")]
    [InlineData("\"learningRate\": 0.0015", "\"learningRate\": 1e308", "training.optimiser.learningRate: must be above 0 and at most 1")]
    [InlineData("\"learningRate\": 0.0015", "\"learningRate\": 1e999", "training.optimiser.learningRate")]
    [InlineData("\"epochs\": 75.3", "\"epochs\": 1e300", "training.epochs: must be above 0 and at most 1000000")]
    [InlineData("\"weightDecay\": 0", "\"weightDecay\": 1e300", "training.optimiser.weightDecay: must be 0..1000")]
    [InlineData("\"weight\": 0.28", "\"weight\": 1e308", "training.sides[0]: needs a weight above 0 and at most 1000")]
    [InlineData("\"smallestFacePixels\": 6.4", "\"smallestFacePixels\": 1e300", "training.targets.smallestFacePixels: must be 0..1024")]
    [InlineData("\"smallestVisiblePart\": 0.5", "\"smallestVisiblePart\": 2", "training.targets.smallestVisiblePart: must be 0..1")]
    [InlineData("\"largestZoom\": 2", "\"largestZoom\": 1e300", "training.augmentation.largestZoom: must be above 0 and at most 100")]
    [InlineData("\"largestFace\": 0.9", "\"largestFace\": 1e300", "which may be 10 at most")]
    [InlineData("\"box\": 2.5", "\"box\": 1e300", "training.loss: weights must be 0..1000")]
    [InlineData("{ \"width\": 14, ", "{ \"x\": 16.1, \"width\": 14, ", "anchors[0]: x and y must be -16..16 cells")]
    public void WrongFieldsAreNamed(string from, string to, string message)
    {
        string text = Text;
        Assert.Contains(from, text);
        var error = Assert.Throws<RecipeException>(() => RecipeFile.Parse(text.Replace(from, to)));
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void AHeadWithoutACellForEachStrideIsRefused()
    {
        Recipe recipe = GeneratedRecipe.Of(3, [GeneratedRecipe.Layer(0, 3, 4, stride: 2), GeneratedRecipe.Layer(1, 4, 4, padding: 0), GeneratedRecipe.Head(2, 4, 1)]);
        var error = Assert.Throws<RecipeException>(() => RecipeRules.Check(recipe with { Input = recipe.Input with { Smallest = 32 } }));
        Assert.Contains("training.sides[0]: the head layers[2] has 14 columns there and must have 16", error.Message);
    }

    [Fact]
    public void BranchesOfStridesThatDoNotFitAreRefused()
    {
        Recipe recipe = GeneratedRecipe.Of(
            3,
            [
                GeneratedRecipe.Layer(0, 3, 4, stride: 2), GeneratedRecipe.Layer(1, 4, 4, stride: 3), GeneratedRecipe.Layer(1, 4, 4, stride: 2),
                GeneratedRecipe.Head(2, 4, 1), GeneratedRecipe.Head(3, 4, 1),
            ]);
        Assert.Contains("layers[2]: its stride, 4 with those of its sources, does not divide the model's, 6", Assert.Throws<RecipeException>(() => RecipeRules.Check(recipe)).Message);
    }

    [Fact]
    public void EightyClassesAreTheMost()
    {
        RecipeRules.Check(GeneratedRecipe.WithClasses([.. Enumerable.Range(1, 80).Select(number => $"class {number}")]));
        Assert.Contains("classes: must be at most 80", Assert.Throws<RecipeException>(() => RecipeRules.Check(GeneratedRecipe.WithClasses([.. Enumerable.Range(1, 81).Select(number => $"class {number}")]))).Message);
    }

    [Fact]
    public void AHeadWithAPoolIsRefused()
    {
        Recipe recipe = GeneratedRecipe.Of(3, [GeneratedRecipe.Layer(0, 3, 4), GeneratedRecipe.Head(1, 4, 1) with { Pool = 2 }]);
        Assert.Contains("layers[1]: a head has no pool", Assert.Throws<RecipeException>(() => RecipeRules.Check(recipe)).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{ \"name\": ")]
    public void OtherTextIsRefused(string text) => Assert.Throws<RecipeException>(() => RecipeFile.Parse(text));

    // An ablation compares tables, precisions and the balance of boxes: all else must be the same.
    [Fact]
    public void AblationRecipesDifferInWhatTheyCompareAlone()
    {
        string[] files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "ablation"), "*.json");
        Assert.Equal(9, files.Length);
        Recipe common = RecipeFile.Read(Path.Combine(AppContext.BaseDirectory, "ablation", "default.json"));
        foreach (string file in files)
        {
            Recipe recipe = RecipeFile.Read(file);
            Assert.Equal(Path.GetFileNameWithoutExtension(file), recipe.Name);
            TrainingRecipe training = recipe.Training with
            {
                Precision = common.Training.Precision,
                Loss = recipe.Training.Loss with { BoxBalance = common.Training.Loss.BoxBalance },
            };
            Assert.Equal(JsonSerializer.Serialize(common.Training), JsonSerializer.Serialize(training));
        }
    }

    [Fact]
    public void OddPoolIsRefused()
    {
        var error = Assert.Throws<RecipeException>(() => NetworkShape.Sides([GeneratedRecipe.Layer(0, 3, 4, pool: 2)], 33));
        Assert.Contains("33 columns, an odd number", error.Message);
    }
}
