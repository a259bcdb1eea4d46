using System;
using System.Linq;
using CsCheck;
using DupNet.Embedded.Kernels;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;
using DupNet.Packing;
using Xunit;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Embedded.Tests.Networks;

/// <summary>What is planned before the first frame.</summary>
public class NetworkPlanTests
{
    [Fact]
    public void MapsThatLiveAtTheSameTimeDoNotOverlap()
    {
        Gen.Select(Gen.OneOf(TestModels.Any, TestModels.Any, TestModels.ReadByPixel), Gen.Int).Sample(
            (spec, seed) =>
            {
                DupNetModel model = TestModels.Load(spec);
                Random random = new(seed);
                NetworkPlan plan = new(model, TestModels.Side(random, model), TestModels.Side(random, model));
                for (int i = 0; i < plan.Layers.Length; i++)
                {
                    FeatureMap? map = plan.Layers[i].Output;
                    if (map == null)
                    {
                        continue;
                    }

                    Assert.InRange(map.Offset, 0, plan.ArenaBytes - map.Bytes);
                    int last = Enumerable.Range(0, plan.Layers.Length).Last(reader => model.Layers[reader].Source == i + 1);
                    for (int other = i + 1; other <= last; other++)
                    {
                        FeatureMap? later = plan.Layers[other].Output;
                        Assert.True(later == null || later.Offset >= map.Offset + map.Bytes || map.Offset >= later.Offset + later.Bytes);
                    }
                }
            },
            iter: 200);
    }

    /// <summary>
    /// Time and memory grow no faster than the area of the input: a kernel that needs more working memory at a larger size gets it where
    /// it saves more.
    /// </summary>
    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public void LargerInputsCostNoMoreForAPixel(int channels)
    {
        DupNetModel model = TestModels.Load(RandomModel.Create(
            new Random(1),
            "sizes",
            channels,
            64,
            1024,
            [
                new Row(0, 12, Stride: 2),
                new Row(1, 16, Pool: 2),
                new Row(2, 24, Pool: 2),
                new Row(3, 48, Pool: 2),
                new Row(4, 96, WeightDuplication: 4),
                new Row(5, 5, Kernel: 1, Padding: 0, OutputBits: 0),
            ]));
        double Cost(int side)
        {
            NetworkPlan plan = new(model, side, side);
            return (double)Enumerable.Range(0, plan.Layers.Length).Sum(plan.Cost) / (side * side);
        }

        double Bytes(int side) => (double)new NetworkPlan(model, side, side).BufferBytes / (side * side);

        double cost = Cost(160);
        double bytes = Bytes(160);
        for (int side = 192; side <= 1024; side += model.Stride)
        {
            Assert.InRange(Cost(side) / cost, 0.5, 1.1);
            Assert.InRange(Bytes(side) / bytes, 0, 1.05);
        }
    }

    /// <summary>Blocks are what the kernels may differ by: with more of them, none chooses a slower way.</summary>
    [Fact]
    public void MoreWorkingMemoryNeverMakesALayerSlower()
    {
        Gen.Select(TestModels.Any, Gen.Int).Sample(
            (spec, seed) =>
            {
                (_, DupNetModel model, int width, int height, _) = TestModels.Draw(spec, seed);
                foreach (LayerPlan layer in new NetworkPlan(model, width, height).Layers)
                {
                    long cost = long.MaxValue;
                    for (int blocks = 0; blocks <= 1024; blocks += 32)
                    {
                        long next = KernelTable.Choose(layer, blocks, null, -1).Cost;
                        Assert.InRange(next, 0, cost);
                        cost = next;
                    }
                }
            },
            iter: 60);
    }

    [Theory]
    [InlineData(31, 32, "input width 31 must be a multiple of 1 in 32..1024")]
    [InlineData(32, 1025, "input height 1025 must be a multiple of 1 in 32..1024")]
    [InlineData(1024, 1024, "the budget is 9223372036854775807 operations and 2147483647 bytes")]
    public void SizesThatDoNotFitAreRefused(int width, int height, string message)
    {
        ModelSpec spec = RandomModel.Create(
            new Random(1),
            "wide",
            1,
            32,
            1024,
            [
                new Row(0, 1024, Kernel: 1, Padding: 0),
                new Row(1, 1024, Kernel: 1, Padding: 0),
                new Row(2, 1024, Kernel: 1, Padding: 0),
                new Row(3, 1024, Kernel: 1, Padding: 0),
                new Row(4, 5, Kernel: 1, Padding: 0, OutputBits: 0),
            ]) with { DefaultHeight = 32 };
        DupNetModel model = DupNetModel.Load(ModelWriter.Write(spec), new ModelBudget(long.MaxValue, int.MaxValue));
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new NetworkPlan(model, width, height));
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }
}
