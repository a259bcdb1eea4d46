using System.Linq;
using DupNet.Sequences.Arithmetic;
using Xunit;

namespace DupNet.Sequences.Tests.Arithmetic;

public sealed class SeededRandomTests
{
    // The numbers of the authors' own program for a state of 0.
    [Fact]
    public void IsSplitMix64()
    {
        var random = new SeededRandom(0);
        Assert.Equal([0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F], Enumerable.Range(0, 3).Select(_ => random.NextBits()));
    }

    [Fact]
    public void NumbersKeepToTheirBoundsAndReachThem()
    {
        var random = new SeededRandom(5);
        int[] numbers = [.. Enumerable.Range(0, 1000).Select(_ => random.Between(-2, 3))];
        Assert.Equal([-2, -1, 0, 1, 2, 3], numbers.Distinct().Order());
        Assert.Equal(0, random.Below(1));
    }

    [Fact]
    public void OtherNamesAndNumbersMakeOtherSeeds() => Assert.Equal(
        5, new[] { SeededRandom.Mix(1, "ab"), SeededRandom.Mix(1, "ba"), SeededRandom.Mix(2, "ab"), SeededRandom.Mix(1, 2), SeededRandom.Mix(2, 1) }.Distinct().Count());
}
