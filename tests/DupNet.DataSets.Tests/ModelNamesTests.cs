using System.Linq;
using DupNet.DataSets;
using Xunit;

namespace DupNet.DataSets.Tests;

public sealed class ModelNamesTests
{
    [Theory]
    [InlineData("cat", "cat")]
    [InlineData(" two words\n", "two words")]
    [InlineData("Käfer", "Kafer")]
    [InlineData("Straße", "Strasse")]
    [InlineData("жук", "zhuk")]
    [InlineData("甲虫", "JiaChong")]
    [InlineData("a\u0007b", "ab")]
    [InlineData("\u200B", "object")]
    [InlineData("", "object")]
    public void NamesAreWrittenInPrintableAscii(string name, string inModel)
    {
        Assert.Equal(inModel, ModelNames.Of(name, "object"));
        Assert.Equal(inModel, ModelNames.Of(inModel, "object"));
    }

    [Fact]
    public void LongNamesAreCut()
    {
        Assert.Equal(new string('s', ModelNames.MostCharacters), ModelNames.Of(string.Concat(Enumerable.Repeat('ß', 40)), "object"));
        Assert.Equal("a", ModelNames.Of("a" + new string(' ', ModelNames.MostCharacters) + "b", "object"));
    }

    [Theory]
    [InlineData("Kafer", "Kafer")]
    [InlineData("kafer", "kafer")]
    [InlineData("KÄFER", "Kafer")]
    [InlineData("CAT", "cat")]
    [InlineData("Käfers", null)]
    [InlineData("\u200B", null)]
    public void ALabelMeansTheClassThatIsNamedLikeIt(string label, string? name) => Assert.Equal(name, ModelNames.Find(["cat", "Kafer", "kafer"], label));
}
