using System;
using System.Collections.Generic;
using System.IO;
using DupNet.Evaluation;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;
using Xunit;

namespace DupNet.Training.Tests.Photos;

public sealed class BoxConventionsTests
{
    private static readonly BoxConvention _tall = new() { Width = 1.5, Height = 2, Up = 0.25 };

    [Fact]
    public void LongestPrefixDecidesTheConvention()
    {
        var conventions = new BoxConventions(GeneratedRecipe.Training with
        {
            BoxConventions = new Dictionary<string, IReadOnlyDictionary<string, BoxConvention>>
            {
                ["face"] = new Dictionary<string, BoxConvention> { ["a"] = new() { Width = 2 }, ["ab"] = _tall },
                ["hand"] = new Dictionary<string, BoxConvention> { [""] = new() { Height = 3 } },
            },
        });

        Assert.Equal(_tall, conventions.Of("images/ab_1.jpg", "face"));
        Assert.Equal(new BoxConvention { Width = 2 }, conventions.Of("images/a_1.jpg", "face"));
        Assert.Equal(new BoxConvention(), conventions.Of("images/b_1.jpg", "face"));
        Assert.Equal(new BoxConvention { Height = 3 }, conventions.Of("images/a_1.jpg", "hand"));
    }

    // A shipped recipe must not bend the boxes of whoever trains something else with it.
    [Theory]
    [InlineData("ring")]
    [InlineData("Face")]
    [InlineData("")]
    public void ObjectsOfNoNamedClassKeepTheirBoxes(string className)
    {
        Recipe recipe = RecipeFile.Read(Path.Combine(AppContext.BaseDirectory, "default-recipe.json"));
        Assert.Equal(new BoxConvention(), new BoxConventions(recipe.Training).Of("images/jol_1.jpg", className));
        Assert.Equal(new BoxConvention { Width = 1.05, Height = 1.15, Up = 0.08 }, new BoxConventions(recipe.Training).Of("images/jol_1.jpg", "face"));
    }

    [Fact]
    public void WithoutSidesEveryFaceGetsTheWholeCorrection()
    {
        var conventions = new BoxConventions(GeneratedRecipe.Training);
        Assert.Equal(new Box(7.5, 5, 15, 40), conventions.Correct(new Box(10, 20, 10, 20), _tall));
        Assert.Equal(new Box(0.75, 0.5, 1.5, 4), conventions.Correct(new Box(1, 2, 1, 2), _tall));
    }

    // Between 10 and 40 pixels, 20 is half-way on the logarithmic scale.
    [Theory]
    [InlineData(5, 0)]
    [InlineData(10, 0)]
    [InlineData(20, 0.5)]
    [InlineData(40, 1)]
    [InlineData(80, 1)]
    public void CorrectionGrowsWithTheFace(double side, double part)
    {
        var conventions = new BoxConventions(GeneratedRecipe.Training with { ConventionSides = new ConventionSides { None = 10, Whole = 40 } });
        Box corrected = conventions.Correct(new Box(100, 100, side / 2, side), _tall);
        Assert.Equal(side / 2 * (1 + (0.5 * part)), corrected.Width, 9);
        Assert.Equal(side * (1 + part), corrected.Height, 9);
        Assert.Equal(100 + (side / 4), corrected.X + (corrected.Width / 2), 9);
        Assert.Equal(100 + (side / 2) - (0.25 * part * side), corrected.Y + (corrected.Height / 2), 9);
    }
}
