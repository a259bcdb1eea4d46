using DupNet.Training.Learning;
using Xunit;

namespace DupNet.Training.Tests.Learning;

public sealed class TimeLeftTests
{
    [Theory]
    [InlineData(59, "0:00")]
    [InlineData(3600 + (5 * 60) + 59, "1:05")]
    [InlineData(50 * 3600, "50:00")]
    public void DaysAreHours(double seconds, string text) => Assert.Equal(text, TimeLeft.Text(seconds));
}
