using DupNet.Training.Export;
using DupNet.Training.Recipes;
using Xunit;

namespace DupNet.Training.Tests.Export;

public sealed class UntrainedModelTests
{
    [Fact]
    public void WhatTheRuntimeRefusesIsTold()
    {
        UntrainedModel.Check("small.json", GeneratedRecipe.Small);
        Recipe large = GeneratedRecipe.Of(1, [GeneratedRecipe.Layer(0, 1, 1024, kernel: 1), GeneratedRecipe.Head(1, 1024, 1)]);
        large = large with { Input = new InputSides { Smallest = 1, Largest = 1024, DefaultWidth = 1024, DefaultHeight = 1024 } };
        var error = Assert.Throws<RecipeException>(() => UntrainedModel.Check("large.json", large));
        Assert.Contains("large.json: the runtime refuses its network: ", error.Message);
        Assert.Contains("outputs, the limit is", error.Message);
    }
}
