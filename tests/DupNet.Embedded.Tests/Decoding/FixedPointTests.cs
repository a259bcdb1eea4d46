using System;
using DupNet.Embedded.Decoding;
using Xunit;

namespace DupNet.Embedded.Tests.Decoding;

/// <summary>The integer functions against floating point.</summary>
public class FixedPointTests
{
    [Fact]
    public void SigmoidIsCloseAndNeverDecreases()
    {
        int last = 0;
        for (int logit = -14000; logit <= 14000; logit++)
        {
            int value = FixedPoint.Sigmoid(logit);
            Assert.True(value >= last, $"falls at {logit}");
            Assert.InRange(value, 0, FixedPoint.SigmoidMax);
            Assert.InRange(value - (65536 / (1 + Math.Exp(-logit / 1024.0))), -5, 5);
            last = value;
        }

        Assert.Equal(FixedPoint.Sigmoid(20000), FixedPoint.Sigmoid(int.MaxValue));
        Assert.Equal(FixedPoint.Sigmoid(-20000), FixedPoint.Sigmoid(int.MinValue));
    }

    [Fact]
    public void ExpIsClose()
    {
        for (int logit = -4096; logit <= 4096; logit++)
        {
            double wanted = Math.Exp(logit / 1024.0);
            Assert.InRange(FixedPoint.Exp(logit) / 65536.0 / wanted, 0.998, 1.002);
        }

        Assert.Equal(FixedPoint.Exp(4096), FixedPoint.Exp(int.MaxValue));
        Assert.Equal(FixedPoint.Exp(-4096), FixedPoint.Exp(int.MinValue));
    }

    [Fact]
    public void LogitOfIsTheSmallestThatReachesTheScore()
    {
        for (int score = 0; score <= 65536; score++)
        {
            int logit = FixedPoint.LogitOf(score);
            Assert.True(logit == int.MaxValue ? FixedPoint.Sigmoid(int.MaxValue) < score : FixedPoint.Sigmoid(logit) >= score);
            Assert.True(logit == int.MinValue || FixedPoint.Sigmoid(logit - 1) < score);
        }
    }
}
