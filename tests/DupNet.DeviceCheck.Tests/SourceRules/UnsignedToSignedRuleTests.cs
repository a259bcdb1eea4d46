using DupNet.DeviceCheck.SourceRules;
using Xunit;

namespace DupNet.DeviceCheck.Tests.SourceRules;

public sealed class UnsignedToSignedRuleTests
{
    private readonly UnsignedToSignedRule _rule = new();

    [Theory]
    [InlineData("int M(uint u) => (int)u;")]
    [InlineData("int M(uint u) => (int)u >> 1;")]
    [InlineData("int M(uint u) => unchecked((int)u);")]
    [InlineData("int M(uint u) { int x = (int)(u & 0xFF); return x; }")]
    [InlineData("long M(ulong u) => (long)u >> 1;")]
    [InlineData("long M(ulong[] u) { long sum = 0; sum += (long)u[0]; return sum; }")]
    [InlineData("int M(ulong u) => (int)(uint)u;")]
    [InlineData("uint _field; int M() => Twice((int)_field); int Twice(int a) => 2 * a;")]
    [InlineData("int M(uint[] all) { int sum = 0; foreach (int each in all) { sum += each; } return sum; }")]
    [InlineData("nint M(nuint u) => (nint)u;")]
    [InlineData("enum Flags : uint { A } int M(Flags f) => (int)f;")]
    [InlineData("enum Level { A } Level M(uint u) => (Level)u;")]
    [InlineData("int _field = (int)Make(); static uint Make() => 3;")]
    [InlineData("int Property => (int)Make(); static uint Make() => 3;")]
    public void RejectsSameWidth(string members) => Assert.Single(Sample.Check(_rule, Sample.Members(members)));

    [Theory]
    [InlineData("long M(byte b) => b;")]
    [InlineData("long M(byte[] b) => ((long)b[0] - 9) >> 1;")]
    [InlineData("long M(ushort u) => -(long)u;")]
    [InlineData("long M(char c, long x) => c + x;")]
    [InlineData("long M(uint u) => u;")]
    [InlineData("bool M(uint u, int i) => u < i;")]
    [InlineData("long M(long x, byte[] b) { x -= b[0]; return x; }")]
    [InlineData("byte M(byte b, long x) { b += (byte)x; b = (byte)(b + x); return b; }")]
    [InlineData("ushort M(ushort u, long x) { u = (ushort)(u - x); return u; }")]
    public void RejectsWideningToLong(string members) => Assert.Single(Sample.Check(_rule, Sample.Members(members)));

    [Theory]
    [InlineData("int M(ulong u) => (int)u;")]
    [InlineData("int M(ulong u) => (int)(u & 0xFFFF) - 32768;")]
    [InlineData("int M(byte b, ushort u, char c) => b + u + c;")]
    [InlineData("long M(byte b) => (int)b;")]
    [InlineData("long M(byte b) => (long)(int)b << 8;")]
    [InlineData("ulong M(byte b, int i, long l) => (ulong)b | (ulong)i | (ulong)l;")]
    [InlineData("uint M(int i) => (uint)i >> 1;")]
    [InlineData("ulong M(uint u) => u;")]
    [InlineData("const uint C = 5; int M() => (int)C;")]
    [InlineData("int M() => unchecked((int)0x80000000);")]
    [InlineData("sbyte M(byte b) => (sbyte)b;")]
    [InlineData("int M(long[] all) { int sum = 0; foreach (int each in all) { sum += each; } return sum; }")]
    [InlineData("int M(int a, byte b) { a += b; a <<= b; return a; }")]
    public void AcceptsConversionsThatSetTheType(string members)
        => Assert.Empty(Sample.Check(_rule, Sample.Members(members)));

    [Fact]
    public void NamesMemberAndLine()
    {
        Violation violation = Assert.Single(Sample.Check(_rule, Sample.Members("\npublic int M(uint u)\n{\n    return (int)u;\n}")));
        Assert.Equal("Device.Code.M(uint)", violation.Member);
        Assert.Equal("Sample.cs(4)", violation.Location);
    }
}
