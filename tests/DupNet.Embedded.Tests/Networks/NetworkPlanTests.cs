using System;
using System.Linq;
using CsCheck;
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
