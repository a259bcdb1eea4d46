using System;
using System.IO;
using System.Linq;
using DupNet.Boards;
using DupNet.Maintenance.BoardTimes;
using Xunit;

namespace DupNet.Maintenance.Tests.BoardTimes;

public sealed class BoardCostsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("costs").FullName;

    public BoardCostsTests()
    {
        Write("models/dupnet-tinier-yolo/dupnet-tinier-yolo.dupnet", new string('x', 3000));
        Write("models/dupnet-nano/dupnet-nano.dupnet", new string('x', 700));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void EachWayHasItsCounts()
    {
        Count(
            "rv32imc.detect 1600000",
            "rv32imc.compiled.detect 800000",
            "ram.native 5000",
            "ram.native.compiled 4000",
            "code.rv32imc.compiled 300",
            "il.detect 1000000",
            "il.compiled.detect 500000",
            "ram.managed 9000",
            "ram.managed.compiled 2000",
            "code.il.compiled 250",
            "il.nano.detect 100000",
            "ram.nano.managed 1700",
            "ram.native.nano 1500");
        Board board = BoardCatalog.Find("esp32-c3-devkit-arducam")!;
        ModelCost[] costs = [.. BoardCosts.Of(board, new CountedInstructions(_root))];
        Assert.Equal([(ModelChoice.Default, 160), (ModelChoice.Nano, 96)], costs.Select(cost => (cost.Model, cost.Input)));
        Assert.Equal(
            [
                (KernelKind.Managed, false, 1_000_000L, 0L, 9000L + 13_824),
                (KernelKind.Managed, true, 500_000L, 250L, 2000L + 13_824),
                (KernelKind.Native, false, 1_600_000L, 0L, 5000L + 13_824),
                (KernelKind.Native, true, 800_000L, 300L, 4000L + 13_824),
            ],
            costs[0].Engines.Select(engine => (engine.Kernels, engine.Compiled, engine.Instructions!.Value, engine.CodeBytes!.Value, engine.MemoryBytes!.Value)));
        Assert.Equal((10, 15), (costs[0].Engines[2].Estimate!.FromMilliseconds, costs[0].Engines[2].Estimate!.ToMilliseconds));
        Assert.Equal((530, 790), (costs[0].Engines[0].Estimate!.FromMilliseconds, costs[0].Engines[0].Estimate!.ToMilliseconds));
        Assert.All(costs[0].Engines, engine => Assert.True(engine.Fits));
        Assert.Equal(1700 + 13_824, costs[1].Engines[0].MemoryBytes);

        // With PSRAM native kernels have the model there.
        Assert.Equal(5000 + 3000 + 13_824, BoardCosts.Of(BoardCatalog.Find("esp32-cam")!, new CountedInstructions(_root))[0].Engines[2].MemoryBytes);
    }

    [Fact]
    public void WhatIsNotCountedIsNotKnown()
    {
        Count("il.detect 1000000", "ram.managed 9000");
        EngineCost[] engines = [.. BoardCosts.Of(BoardCatalog.Find("esp32-c3-devkit-arducam")!, new CountedInstructions(_root))[0].Engines];
        Assert.NotNull(engines[0].Estimate);
        Assert.Equal(new EngineCost(KernelKind.Managed, true, null, null, null, null, null), engines[1]);
        Assert.Equal(new EngineCost(KernelKind.Native, false, null, 0, null, null, null), engines[2]);
        Assert.Equal(new EngineCost(KernelKind.Native, true, null, null, null, null, null), engines[3]);
    }

    private void Count(params string[] lines) => Write("tools/counts/counts.txt", string.Join('\n', lines) + "\n");

    private void Write(string name, string text)
    {
        string path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
