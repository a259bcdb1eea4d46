using DupNet.DeviceCheck.SourceRules;
using Xunit;

namespace DupNet.DeviceCheck.Tests.SourceRules;

public sealed class LongConstantRuleTests
{
    [Theory]
    [InlineData("long M(long x) => (0xFFFFFFFFL - x) >> 1;")]
    [InlineData("const long Ones = 0xFFFFFFFFL; long M(long x) => Ones ^ x;")]
    [InlineData("long M(long x) => 0x80000000L & x;")]
    [InlineData("long M() => 0xFFFFFFFFL;")]
    [InlineData("long N(long x) => x; long M() => N(0xFFFFFFFF);")]
    [InlineData("long M(long x) { long mask = 0xFFFFFFFFL; return mask - x; }")]
    [InlineData("long M(long x) { long mask; mask = 0xFFFFFFFFL; return mask - x; }")]
    [InlineData("long M(bool b, long x) => (b ? 0xFFFFFFFFL : x) >> 1;")]
    [InlineData("long P { get; set; } void M() { P = 0xFFFFFFFFL; }")]
    public void RejectsPlacesWhereItsTypeMatters(string members)
        => Assert.Single(Sample.Check(new LongConstantRule(), Sample.Members(members)));

    [Theory]
    [InlineData("long M(long x) => (x & 0xFFFFFFFFL) >> 1;")]
    [InlineData("long M(int x) => x & 0xFFFFFFFF;")]
    [InlineData("bool M(long x) => 0xFFFFFFFFL < x;")]
    [InlineData("long M(long x) { x ^= 0xFFFFFFFFL; return x; }")]
    [InlineData("long _field = 0xFFFFFFFFL; static readonly long s_ones = 0xFFFFFFFFL; void M() { _field = 0xEDB88320L; }")]
    [InlineData("long[] _table = { 0xFFFFFFFFL, 0x80000000L }; void M() { _table[0] = 0xFFFFFFFFL; }")]
    [InlineData("const long Ones = 0xFFFFFFFFL; long M(long x) { const long mask = Ones; return x & mask; }")]
    [InlineData("long M(long x) => 0x7FFFFFFFL - x + (0x100000000L - x);")]
    [InlineData("ulong M(ulong x) => 0xFFFFFFFFUL - x;")]
    [InlineData("int M(int x) => unchecked((int)0xFFFFFFFFL) ^ x;")]
    public void AcceptsPlacesWhereSomethingElseGivesTheType(string members)
        => Assert.Empty(Sample.Check(new LongConstantRule(), Sample.Members(members)));
}
