using DupNet.DeviceCheck.AssemblyRules;
using Xunit;

namespace DupNet.DeviceCheck.Tests.AssemblyRules;

public sealed class CheckedArithmeticRuleTests
{
    [Theory]
    [InlineData("public int Method(int a, int b) => checked(a + b);")]
    [InlineData("public int Method(int a, int b) { checked { return a * b; } }")]
    [InlineData("public byte Method(int a) => checked((byte)a);")]
    [InlineData("public int Method(int[] data, long i) => data[i];")]
    public void RejectsOverflowChecks(string members)
        => Assert.NotEmpty(Sample.Check(new CheckedArithmeticRule(), Sample.Members(members)));

    [Theory]
    [InlineData("public int Method(int a, int b) => unchecked(a + b);")]
    [InlineData("public byte Method(int a) => (byte)a;")]
    [InlineData("public int Method(int[] data, long i) => data[(int)i];")]
    public void AcceptsPlainArithmetic(string members)
        => Assert.Empty(Sample.Check(new CheckedArithmeticRule(), Sample.Members(members)));
}
