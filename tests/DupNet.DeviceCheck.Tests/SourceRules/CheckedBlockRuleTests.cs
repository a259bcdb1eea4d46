using DupNet.DeviceCheck.SourceRules;
using Xunit;

namespace DupNet.DeviceCheck.Tests.SourceRules;

public sealed class CheckedBlockRuleTests
{
    [Theory]
    [InlineData("int M(int a) { checked { return a + 1; } }")]
    [InlineData("int M(int a) => checked(a * 3);")]
    [InlineData("int M(int a) => checked(a & 3);")]
    public void RejectsChecked(string members)
        => Assert.Single(Sample.Check(new CheckedBlockRule(), Sample.Members(members)));

    [Theory]
    [InlineData("int M(int a) { unchecked { return a + 1; } }")]
    [InlineData("int M(int a) => unchecked(a * 3);")]
    public void AcceptsUnchecked(string members)
        => Assert.Empty(Sample.Check(new CheckedBlockRule(), Sample.Members(members)));
}
