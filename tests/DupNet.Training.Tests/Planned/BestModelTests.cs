using System;
using System.IO;
using DupNet.Training.Learning;
using DupNet.Training.Planned;
using Xunit;

namespace DupNet.Training.Tests.Planned;

public sealed class BestModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RunFolder _run;

    public BestModelTests()
    {
        _run = new RunFolder(_folder.Path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheBestModelIsKept()
    {
        var best = new BestModel(_run, 10, 100);
        Assert.Null(best.Score);
        Assert.True(best.Take(10, 0.5, [1]));
        Assert.True(best.Take(20, 0.7, [2]));
        Assert.False(best.Take(30, 0.6, [3]));
        Assert.False(best.Take(40, 0.7, [4]));
        Assert.Equal((20, 0.7), (best.Step, best.Score));
        Assert.Equal([2], File.ReadAllBytes(_run.BestModelPath));
    }

    [Fact]
    public void AModelBeyondTheBudgetIsNeverTheBest()
    {
        var best = new BestModel(_run, 2, 100);
        Assert.False(best.Take(10, 0.9, [1, 2, 3]));
        Assert.Null(best.Step);
        Assert.False(File.Exists(_run.BestModelPath));
        Assert.Equal(3, best.SmallestBytes);
        Assert.True(best.Take(20, 0.1, [1, 2]));
    }

    [Fact]
    public void ItIsSettledAfterLongWithoutABetterOne()
    {
        var best = new BestModel(_run, 10, 20);
        best.Take(10, 0.5, [1]);
        best.Take(20, 0.4, [1]);
        Assert.False(best.IsSettled);
        best.Take(25, 0.6, [1]);
        best.Take(44, 0.5, [1]);
        Assert.False(best.IsSettled);
        best.Take(45, 0.6, [1]);
        Assert.True(best.IsSettled);
    }

    [Fact]
    public void ModelsThatFindNothingSettleNothingAndTheLastOfThemIsKept()
    {
        var best = new BestModel(_run, 10, 20);
        Assert.True(best.Take(10, 0, [1]));
        Assert.True(best.Take(50, 0, [2]));
        Assert.False(best.IsSettled);
        Assert.Equal([2], File.ReadAllBytes(_run.BestModelPath));
        Assert.True(best.Take(60, 0.1, [3]));
        Assert.False(best.Take(70, 0, [4]));
        Assert.False(best.IsSettled);
        Assert.False(best.Take(80, 0.1, [5]));
        Assert.True(best.IsSettled);
        Assert.Equal([3], File.ReadAllBytes(_run.BestModelPath));
    }

    // A run that was ended between the last checkpoint and now does its last validations again.
    [Fact]
    public void ARunThatGoesOnKnowsWhatItsTableSays()
    {
        var before = new BestModel(_run, 10, 20);
        before.Take(10, 0.5, [1]);
        before.Take(20, 0.7, [2]);
        before.Take(30, 0.8, [3]);
        _run.DropAfter(20);

        var after = new BestModel(_run, 10, 20);
        Assert.Equal((20, 0.7), (after.Step, after.Score));
        Assert.False(after.IsSettled);
        Assert.True(after.Take(30, 0.8, [3]));
        Assert.Equal([3], File.ReadAllBytes(_run.BestModelPath));
    }
}
