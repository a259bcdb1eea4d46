using System;
using System.Linq;
using CsCheck;
using DupNet.Onnx.Writing;
using Xunit;

namespace DupNet.Onnx.Tests.Writing;

public sealed class LinearLevelsTests
{
    private const int Reach = 300;

    [Fact]
    public void WhatIsFoundIsExact()
    {
        int found = 0;
        Gen.Int[-400, 400].Array[1, 3].Sample(
            thresholds =>
            {
                Array.Sort(thresholds);
                if (LinearLevels.Find(thresholds, Reach) is LinearLevels levels)
                {
                    found++;
                    AssertExact(thresholds, levels);
                }
            },
            threads: 1);
        Assert.True(found > 10);
    }

    [Fact]
    public void EvenStepsAreFound() => Gen.Select(Gen.Int[-350, 350], Gen.Int[0, 200]).Sample(
        (first, step) =>
        {
            int[] thresholds = [first, first + step, first + step + step];
            LinearLevels? levels = LinearLevels.Find(thresholds, Reach);
            Assert.NotNull(levels);
            AssertExact(thresholds, levels.Value);
        });

    [Fact]
    public void UnevenStepsAreNot() => Assert.Null(LinearLevels.Find([0, 10, 200], Reach));

    private static void AssertExact(int[] thresholds, LinearLevels levels)
    {
        for (int z = -Reach; z <= Reach; z++)
        {
            Assert.Equal(thresholds.Count(threshold => z >= threshold), (int)Math.Clamp(levels.LevelOf(z), 0, thresholds.Length));
        }
    }
}
