using System.Linq;
using DupNet.Cli.Soaking;
using Xunit;

namespace DupNet.Cli.Tests.Soaking;

public sealed class SoakSamplesTests
{
    [Fact]
    public void TenthsAreThoseOfTheTime()
    {
        var samples = new SoakSamples();
        foreach (int second in Enumerable.Range(0, 101))
        {
            samples.Add(second, second);
        }

        Assert.Equal((5, 95), samples.Tenths(100));
        Assert.Equal((50, 90, 100), (samples.Percentile(0.5), samples.Percentile(0.9), samples.Largest));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1_000_000)]
    public void MemoryDoesNotGrowAndAllTimesAreThere(int count)
    {
        var samples = new SoakSamples();
        for (int i = 0; i < count; i++)
        {
            samples.Add(i, i);
        }

        (double first, double last) = samples.Tenths(count);
        Assert.InRange(samples.Count, 1, 1 << 15);
        Assert.InRange(first / count, 0.03, 0.07);
        Assert.InRange(last / count, 0.93, 0.97);
        Assert.Equal(count - 1, samples.Largest);
    }

    [Fact]
    public void OfNothingThereIsNoNumber() => Assert.Equal((double.NaN, double.NaN), new SoakSamples().Tenths(1));
}
