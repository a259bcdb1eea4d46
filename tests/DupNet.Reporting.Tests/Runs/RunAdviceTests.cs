using System;
using System.Linq;
using DupNet.Reporting.Runs;
using Xunit;

namespace DupNet.Reporting.Tests.Runs;

public sealed class RunAdviceTests
{
    /// <summary>A run that rose, and stayed.</summary>
    private static readonly RunFacts s_good = new([(100, 0.5), (200, 0.7), (300, 0.8), (400, 0.8), (500, 0.802), (600, 0.801), (700, 0.8), (800, 0.8)], 500, [("cat", 20), ("dog", 300)], 0.7);

    [Fact]
    public void AGoodRunNeedsNoAdvice() => Assert.Empty(RunAdvice.Of(s_good));

    [Fact]
    public void ClassesOfFewBoxesAreNamed()
    {
        Assert.StartsWith("A class was trained with under 20 boxes (cat has 19)", Single(s_good with { ClassObjects = [("cat", 19), ("dog", 20)] }), StringComparison.Ordinal);
        Assert.StartsWith("3 classes were trained with under 20 boxes (a has 1, b has 2, c has 3)", Single(s_good with { ClassObjects = [("a", 1), ("b", 2), ("c", 3)] }), StringComparison.Ordinal);
    }

    /// <summary>The last quarter begins after the sixth of eight.</summary>
    [Fact]
    public void ARunThatStillRisesShouldBeLonger()
    {
        RunFacts rising = s_good with { Scores = [.. s_good.Scores.Take(7), (800, 0.851)], BestStep = 800 };
        Assert.Equal("In its last quarter the run still got better by 0.05: a longer one may reach more.", Single(rising));
        Assert.Empty(RunAdvice.Of(rising with { BestStep = 500 }));
        Assert.Empty(RunAdvice.Of(s_good with { BestStep = 800 }));
    }

    [Fact]
    public void ARunThatWasBestEarlyNeedsMorePictures()
    {
        Assert.StartsWith("The best model is of step 300, after 38 % of the run", Single(s_good with { BestStep = 300 }), StringComparison.Ordinal);
        Assert.Empty(RunAdvice.Of(s_good with { BestStep = 401 }));
    }

    [Fact]
    public void AnchorsThatFitBadlyAreTold()
    {
        Assert.Contains("by 0.50 on the mean", Single(s_good with { AnchorOverlap = 0.5 }), StringComparison.Ordinal);
        Assert.Empty(RunAdvice.Of(s_good with { AnchorOverlap = 0.6 }));
        Assert.Empty(RunAdvice.Of(s_good with { AnchorOverlap = null }));
    }

    [Fact]
    public void AFewValidationsSayNothing() => Assert.Empty(RunAdvice.Of(s_good with { Scores = [(100, 0.5), (200, 0.9)], BestStep = 100 }));

    private static string Single(RunFacts facts) => Assert.Single(RunAdvice.Of(facts));
}
