using System;
using System.Linq;
using CsCheck;
using FaceMqtt;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt;

public sealed class PresenceTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("1010101", "1111111")]
    [InlineData("100001", "111111")]
    [InlineData("1000001", "1111101")]
    [InlineData("22221111112", "22222222112")]
    [InlineData("0123210000000", "0123333321000")]
    public void FallsToWhatSeveralPicturesShowAtMost(string seen, string counts)
    {
        Presence presence = new(5);
        string got = string.Concat(seen.Select(digit =>
        {
            int before = presence.Count;
            Assert.Equal(presence.Update(digit - '0'), presence.Count != before);
            return presence.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }));
        Assert.Equal(counts, got);
    }

    /// <summary>Against the rule written down over all pictures.</summary>
    [Fact]
    public void IsTheRuleWhateverIsSeen() => Gen.Select(Gen.Int[1, 6], Gen.Int[0, 3].Array[0, 60]).Sample((leave, seen) =>
    {
        Presence presence = new(leave);
        for (int i = 0; i < seen.Length; i++)
        {
            presence.Update(seen[i]);
            Assert.Equal(seen[Math.Max(0, i + 1 - leave)..(i + 1)].Max(), presence.Count);
        }
    });

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void NumbersOutOfRangeAreRefused(int leave) => Assert.Throws<ArgumentException>(() => new Presence(leave));
}
