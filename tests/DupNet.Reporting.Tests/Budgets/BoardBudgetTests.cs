using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Boards;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.NativeCore;
using DupNet.Packing;
using DupNet.Reporting.Budgets;
using Xunit;

namespace DupNet.Reporting.Tests.Budgets;

public sealed class BoardBudgetTests
{
    private static readonly (KernelKind Kernels, bool Compiled)[] s_ways =
        [(KernelKind.Managed, false), (KernelKind.Managed, true), (KernelKind.Native, false), (KernelKind.Native, true)];

    [Fact]
    public void TheDefaultModelHasTheCostsOfTheBoards()
    {
        DupNetModel model = ModelFile.Load(null, out byte[] file);
        foreach (BoardBudget budget in BoardBudget.Of(model, file, [new InputSize(160, 160)]))
        {
            Assert.Equal(budget.Board.Costs.First(cost => cost.Model == ModelChoice.Default).Engines, budget.Engines);
            Assert.Equal(s_ways, budget.Engines.Select(engine => (engine.Kernels, engine.Compiled)));
            Assert.Equal((double)file.Length / budget.Board.Partitions.Deployment.Bytes, budget.FlashShare);
        }
    }

    /// <summary>At another size the default model is estimated as any other one is.</summary>
    [Fact]
    public void ALargerInputTakesMoreOfEverything()
    {
        DupNetModel model = ModelFile.Load(null, out byte[] file);
        foreach (BoardBudget budget in BoardBudget.Of(model, file, [new InputSize(192, 192)]))
        {
            IReadOnlyList<EngineCost> known = budget.Board.Costs.First(cost => cost.Model == ModelChoice.Default).Engines;
            foreach ((EngineCost engine, EngineCost smaller) in budget.Engines.Zip(known).Where(pair => pair.First.Instructions is not null))
            {
                Assert.True(engine.Instructions > smaller.Instructions, EngineText.Name(engine));
                Assert.True(engine.Estimate!.ToMilliseconds > smaller.Estimate!.ToMilliseconds, EngineText.Name(engine));
            }

            EngineCost native = budget.Engines.First(engine => engine is { Kernels: KernelKind.Native, Compiled: false });
            Assert.InRange((double)native.Instructions!.Value / known[2].Instructions!.Value, 1.2, 1.8);
            Assert.All(budget.Engines, engine => Assert.True(engine is { Instructions: not null, CodeBytes: not null, MemoryBytes: not null, Estimate: not null }));
        }
    }

    /// <summary>The other shipped model, which is estimated here as any other one is, beside what is counted of it.</summary>
    [Fact]
    public void CompiledManagedKernelsAreEstimated()
    {
        (DupNetModel model, byte[] file) = Shipped("dupnet-nano");
        foreach (BoardBudget budget in BoardBudget.Of(model, file, [new InputSize(96, 96)]))
        {
            IReadOnlyList<EngineCost> known = budget.Board.Costs.First(cost => cost.Model == ModelChoice.Nano).Engines;
            EngineCost counted = known[1];
            EngineCost estimated = budget.Engines[1];

            // Counted with another frame than estimated: what is saved is the same.
            long saved = known[0].Instructions!.Value - counted.Instructions!.Value;
            Assert.InRange((double)(budget.Engines[0].Instructions!.Value - estimated.Instructions!.Value) / saved, 0.9, 1.1);
            Assert.InRange((double)estimated.CodeBytes!.Value / counted.CodeBytes!.Value, 0.95, 1.05);
            Assert.Equal(counted.MemoryBytes, estimated.MemoryBytes);
            Assert.Equal(counted.Fits, estimated.Fits);
            Assert.True(estimated.Estimate!.ToMilliseconds < budget.Engines[0].Estimate!.ToMilliseconds);
        }
    }

    [Fact]
    public void TwoInputsTakeBothTimesAndBuffers()
    {
        DupNetModel model = ModelFile.Load(null, out byte[] file);
        EngineCost one = BoardBudget.Of(model, file, [new InputSize(160, 160)])[0].Engines[0];
        BoardBudget budget = BoardBudget.Of(model, file, [new InputSize(160, 160), new InputSize(320, 320)])[0];
        EngineCost two = budget.Engines[0];
        Assert.True(two.Estimate!.FromMilliseconds > 3 * one.Estimate!.FromMilliseconds);
        Assert.True(two.MemoryBytes > one.MemoryBytes + 50_000);
        Assert.Equal(budget.Board.Psram is not null, two.Fits);
    }

    [Fact]
    public void AModelThatDevicesRefuseHasNoTimes()
    {
        DupNetModel model = DupNetModel.Load(SpotModel.Bytes, ModelOptions.AnyBudget);
        Assert.All(BoardBudget.Of(model, SpotModel.Bytes, [new InputSize(256, 256)]), budget => Assert.NotNull(budget.Engines[0].Estimate));
        byte[] file = [.. SpotModel.Bytes];
        file[^1] ^= 1;
        Assert.All(
            BoardBudget.Of(model, file, [new InputSize(256, 256)]), budget => Assert.All(budget.Engines, engine => Assert.True(engine.Instructions is null && engine.Estimate is null)));
    }

    private static (DupNetModel Model, byte[] File) Shipped(string name)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(Checkout.Root, "models", name, name + ".dupnet"));
        return (DupNetModel.Load(file), file);
    }
}
