using System.Linq;
using CsCheck;
using DupNet.Comparison.Peers;
using DupNet.Evaluation;
using Xunit;

namespace DupNet.Comparison.Tests.Peers;

public sealed class GreedySuppressionTests
{
    private static readonly Gen<ScoredBox> s_boxes = Gen.Select(
        Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[1, 20], Gen.Int[1, 20], Gen.Double[0, 1], (x, y, w, h, score) => new ScoredBox(new Box(x, y, w, h), score));

    [Fact]
    public void WhatIsLeftOutOverlapsSomethingBetter() => s_boxes.Array[0, 20].Sample(boxes =>
    {
        ScoredBox[] kept = [.. GreedySuppression.Keep([.. boxes], 0.4)];
        Assert.Equal(kept.OrderByDescending(box => box.Score), kept);
        foreach (ScoredBox box in boxes)
        {
            bool beaten = kept.Any(better => better != box && better.Score >= box.Score && better.Box.Overlap(box.Box) > 0.4);
            Assert.Equal(kept.Contains(box), !beaten);
        }
    });
}
