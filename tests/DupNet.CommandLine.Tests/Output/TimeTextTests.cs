using DupNet.CommandLine.Output;
using Xunit;

namespace DupNet.CommandLine.Tests.Output;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData(-1, "0s")]
    [InlineData(0.9, "0s")]
    [InlineData(59.99, "59s")]
    [InlineData(60, "1m00s")]
    [InlineData(200, "3m20s")]
    [InlineData(3599, "59m59s")]
    [InlineData(7500, "2h05m")]
    [InlineData(360000, "100h00m")]
    public void HasTwoUnitsAtMost(double seconds, string text) => Assert.Equal(text, TimeText.Of(seconds));
}
