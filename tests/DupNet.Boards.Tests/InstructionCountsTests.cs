using Xunit;

namespace DupNet.Boards.Tests;

public class InstructionCountsTests
{
    [Fact]
    public void EveryChipHasCountsOfBothModels()
    {
        foreach (Chip chip in BoardCatalog.Chips)
        {
            Assert.InRange(InstructionCounts.Native(chip.Counts, ModelChoice.Default, 160)!.Value, 10_000_000, 100_000_000);
            Assert.InRange(InstructionCounts.Native(chip.Counts, ModelChoice.Nano, 96)!.Value, 1_000_000, 10_000_000);
        }
    }

    [Fact]
    public void WhatWasNotCountedIsNotKnown()
    {
        Assert.Null(InstructionCounts.Native("rv32imc", ModelChoice.Default, 100));
        Assert.Null(InstructionCounts.Native("z80", ModelChoice.Default, 160));
    }
}
