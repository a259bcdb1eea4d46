using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Training.Learning;
using Xunit;

namespace DupNet.Training.Tests.Learning;

public sealed class ClassBalanceTests
{
    private static readonly string[] s_classes = ["many", "few", "none"];

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void RareClassesCountMoreByTheirPower(double balance)
    {
        IReadOnlyList<float> weights = ClassBalance.Weights([Photo(90, "many"), Photo(10, "few")], s_classes, balance);
        Assert.Equal(Math.Pow(9, balance), weights[1] / weights[0], 1e-4);
        Assert.Equal(100, (90 * weights[0]) + (10 * weights[1]), 1e-3);
        Assert.Equal(0, weights[2]);
    }

    [Fact]
    public void AHandfulDoesNotDrownTheOthers()
    {
        IReadOnlyList<float> weights = ClassBalance.Weights([Photo(10_000, "many"), Photo(1, "few")], s_classes, 1);
        Assert.Equal(ClassBalance.Most, weights[1] / weights[0], 1e-3);
    }

    [Fact]
    public void OneClassHasNoWeightsAndNoObjectsNoNumbers()
    {
        Assert.Empty(ClassBalance.Weights([Photo(5, string.Empty)], ["face"], 0.5));
        Assert.Equal([0f, 0f, 0f], ClassBalance.Weights([Photo(0, "many")], s_classes, 0.5));
    }

    private static LabelledPhoto Photo(int objects, string name) =>
        new("a.png", "a.png", 100, 100, [.. Enumerable.Repeat(new LabelledObject(new Box(1, 1, 9, 9), name), objects)], []);
}
