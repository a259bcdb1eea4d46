using System.Linq;
using Xunit;

namespace DupNet.Boards.Tests;

public class BoardMemoryTests
{
    private static readonly Board s_internal = BoardCatalog.Find("esp32-devkitc-arducam")!;
    private static readonly Board s_psram = BoardCatalog.Find("esp32-cam")!;

    [Theory]
    [InlineData(KernelKind.Managed, false, true, true)]
    [InlineData(KernelKind.Managed, true, false, false)]
    [InlineData(KernelKind.Native, false, false, true)]
    [InlineData(KernelKind.Native, true, false, true)]
    public void AModelLiesWhereItsKernelsReadIt(KernelKind kernels, bool compiled, bool inInternalMemory, bool inPsram)
    {
        Assert.Equal(100 + 13_824 + (inInternalMemory ? 1000 : 0), BoardMemory.Bytes(s_internal, kernels, compiled, 1000, 100));
        Assert.Equal(100 + 13_824 + (inPsram ? 1000 : 0), BoardMemory.Bytes(s_psram, kernels, compiled, 1000, 100));
    }

    [Fact]
    public void WhatFitsLeavesRoomForObjects()
    {
        Assert.True(BoardMemory.Fits(s_internal, 64_000));
        Assert.False(BoardMemory.Fits(s_internal, 64_001));
        Assert.True(BoardMemory.Fits(s_psram, 3_000_000));
        Assert.False(BoardMemory.Fits(s_psram, 4_000_000));
    }

    /// <summary>What was seen to run in a heap of a board's size is told to fit, and what was not is not (docs/lab/interpreter.md).</summary>
    [Fact]
    public void TheCostsOfBoardsWithoutPsramAgreeWithTheLeastHeapsThatWereSeen()
    {
        Assert.All(BoardCatalog.Boards.Where(board => board.Psram is null), board =>
        {
            Assert.True(Managed(board, ModelChoice.Nano).Fits);
            Assert.False(Managed(board, ModelChoice.Default).Fits);
        });
        Assert.All(BoardCatalog.Boards.Where(board => board.Psram is not null), board => Assert.All(
            board.Costs.SelectMany(cost => cost.Engines), engine => Assert.NotEqual(false, engine.Fits)));
    }

    private static EngineCost Managed(Board board, ModelChoice model) => board.Costs.First(cost => cost.Model == model).Engines[0];
}
