using System.Collections.Generic;
using Xunit;

namespace DupNet.Compiling.Tests;

public sealed class LayerChoiceTests
{
    [Theory]
    [InlineData("1", new[] { 1 })]
    [InlineData("1,2,5-9", new[] { 1, 2, 5, 6, 7, 8, 9 })]
    [InlineData("3-3,2-4", new[] { 2, 3, 4 })]
    public void ReadsLists(string text, int[] numbers)
    {
        Assert.True(LayerChoice.TryParse(text, out IReadOnlyList<int> layers));
        Assert.Equal(numbers, layers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("33")]
    [InlineData("2,")]
    [InlineData("4-2")]
    [InlineData("1-2-3")]
    [InlineData("-2")]
    [InlineData("a")]
    [InlineData("1, 2")]
    public void RefusesWhatIsNoList(string text) => Assert.False(LayerChoice.TryParse(text, out _));

    [Fact]
    public void NoListAllowsAll()
    {
        Assert.True(LayerChoice.All.Allows(32));
        Assert.False(new LayerChoice([1, 3], null).Allows(2));
    }
}
