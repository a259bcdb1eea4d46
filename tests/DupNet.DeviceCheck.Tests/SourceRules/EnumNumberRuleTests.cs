using DupNet.DeviceCheck.SourceRules;
using Xunit;

namespace DupNet.DeviceCheck.Tests.SourceRules;

public sealed class EnumNumberRuleTests
{
    [Theory]
    [InlineData("enum E { A }")]
    [InlineData("enum E { A = 0, B }")]
    [InlineData("enum E : byte { A, B = 1 }")]
    public void RejectsMembersWithoutANumber(string members)
        => Assert.Single(Sample.Check(new EnumNumberRule(), Sample.Members(members)));

    [Theory]
    [InlineData("enum E { A = 0, B = 1 }")]
    [InlineData("enum E : short { A = -5, B = A + 1 }")]
    [InlineData("const int A = 1, B = 2;")]
    public void AcceptsMembersWithNumbers(string members)
        => Assert.Empty(Sample.Check(new EnumNumberRule(), Sample.Members(members)));
}
