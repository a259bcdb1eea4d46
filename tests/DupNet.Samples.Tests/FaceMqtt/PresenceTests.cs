using System;
using System.Linq;
using CsCheck;
using FaceMqtt;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt;

public sealed class PresenceTests
{
    [Theory]
    [InlineData("1", "0")]
    [InlineData("11", "01")]
    [InlineData("1101010101", "0111111111")]
    [InlineData("0101010100", "0000000000")]
    [InlineData("1100000", "0111110")]
    [InlineData("11000010000000", "01111111111000")]
    [InlineData("2222111112", "0222222211")]
    [InlineData("1222", "0122")]
    [InlineData("13322", "01333")]
    public void FollowsWhatSeveralPicturesShow(string faces, string counts)
    {
        // Seen twice, missed five times.
        Presence presence = new(2, 5);
        string got = string.Concat(faces.Select(digit =>
        {
            int before = presence.Count;
            Assert.Equal(presence.Update(digit - '0'), presence.Count != before);
            return presence.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }));
        Assert.Equal(counts, got);
    }

    /// <summary>Against the rule written down over all pictures.</summary>
    [Fact]
    public void IsTheRuleWhateverIsSeen() => Gen.Select(Gen.Int[1, 6], Gen.Int[1, 6], Gen.Int[0, 3].Array[0, 60]).Sample((appear, leave, faces) =>
    {
        Presence presence = new(appear, leave);
        int count = 0;
        for (int i = 0; i < faces.Length; i++)
        {
            presence.Update(faces[i]);
            int least = i + 1 >= appear ? faces[(i + 1 - appear)..(i + 1)].Min() : 0;
            int most = i + 1 >= leave ? faces[(i + 1 - leave)..(i + 1)].Max() : int.MaxValue;
            count = least > count ? least : Math.Min(most, count);
            Assert.Equal(count, presence.Count);
        }
    });

    [Theory]
    [InlineData(0, 5)]
    [InlineData(2, 101)]
    public void NumbersOutOfRangeAreRefused(int appear, int leave) => Assert.Throws<ArgumentException>(() => new Presence(appear, leave));
}
