using System.Linq;
using DupNet.Boards;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Reporting.Budgets;
using Xunit;

namespace DupNet.Reporting.Tests.Budgets;

public sealed class BoardBudgetTests
{
    [Fact]
    public void TheDefaultModelHasTheTimesOfTheBoards()
    {
        DupNetModel model = ModelFile.Load(null, out byte[] file);
        foreach (BoardBudget budget in BoardBudget.Of(model, file, [new InputSize(160, 160)]))
        {
            TimeEstimate known = budget.Board.Profiles.First(profile => profile.Kernels == KernelKind.Native).Estimate;
            Assert.InRange(known.FromMilliseconds, budget.Native!.FromMilliseconds, budget.Native.ToMilliseconds);
            Assert.Equal((double)file.Length / budget.Board.Partitions.Deployment.Bytes, budget.FlashShare);
            long buffers = Detector.BufferBytes(model, new DetectorSettings(model) { InputWidth = 160, InputHeight = 160 });
            Assert.Equal(buffers + BoardBudget.FrameBytes + (budget.Board.Psram is null ? 0 : file.Length), budget.MemoryBytes);
        }
    }

    [Fact]
    public void TwoInputsTakeBothTimesAndBuffers()
    {
        DupNetModel model = ModelFile.Load(null, out byte[] file);
        BoardBudget one = BoardBudget.Of(model, file, [new InputSize(160, 160)])[0];
        BoardBudget two = BoardBudget.Of(model, file, [new InputSize(160, 160), new InputSize(320, 320)])[0];
        Assert.True(two.Managed!.FromMilliseconds > 3 * one.Managed!.FromMilliseconds);
        Assert.True(two.MemoryBytes > one.MemoryBytes + 50_000);
        Assert.Equal(two.Board.Psram is not null, two.FitsMemory);
    }

    [Fact]
    public void AModelThatDevicesRefuseHasNoTimes()
    {
        DupNetModel model = DupNetModel.Load(DupNet.Packing.SpotModel.Bytes, ModelOptions.AnyBudget);
        Assert.All(BoardBudget.Of(model, DupNet.Packing.SpotModel.Bytes, [new InputSize(256, 256)]), budget => Assert.NotNull(budget.Managed));
        byte[] file = [.. DupNet.Packing.SpotModel.Bytes];
        file[^1] ^= 1;
        Assert.All(BoardBudget.Of(model, file, [new InputSize(256, 256)]), budget => Assert.True(budget.Managed is null && budget.Native is null));
    }
}
