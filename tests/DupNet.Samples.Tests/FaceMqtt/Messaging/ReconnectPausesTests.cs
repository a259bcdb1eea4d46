using System;
using System.Linq;
using FaceMqtt.Messaging;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt.Messaging;

public sealed class ReconnectPausesTests
{
    [Fact]
    public void EachIsUpToTwiceAsLongAndDrawnFromTheUpperHalf()
    {
        int[] most = [1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000];
        for (int seed = 0; seed < 200; seed++)
        {
            ReconnectPauses pauses = new(1000, 60000, new Random(seed));
            Assert.All(most, bound => Assert.InRange(pauses.Next(), bound / 2, bound));
            pauses.Reset();
            Assert.InRange(pauses.Next(), 500, 1000);
        }
    }

    /// <summary>A hundred boards that lost the same broker do not come back together.</summary>
    [Fact]
    public void BoardsComeBackSpreadOut()
    {
        int[] first = [.. Enumerable.Range(0, 100).Select(seed => new ReconnectPauses(1000, 60000, new Random(seed)).Next())];
        Assert.True(first.Distinct().Count() > 60);
        Assert.True(first.Max() - first.Min() > 400);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(100, 99)]
    [InlineData(100, 3600001)]
    public void PausesOutOfRangeAreRefused(int first, int longest) => Assert.Throws<ArgumentException>(() => new ReconnectPauses(first, longest, new Random(1)));
}
