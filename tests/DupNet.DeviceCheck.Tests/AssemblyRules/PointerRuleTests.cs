using DupNet.DeviceCheck.AssemblyRules;
using Xunit;

namespace DupNet.DeviceCheck.Tests.AssemblyRules;

public sealed class PointerRuleTests
{
    [Theory]
    [InlineData("public unsafe int Method() { int* p = stackalloc int[4]; return p[0]; }")]
    [InlineData("public unsafe byte Method(byte[] data) { fixed (byte* p = data) { return *p; } }")]
    [InlineData("public unsafe int* Field;")]
    [InlineData("public unsafe delegate*<int, int> Field;")]
    public void RejectsUnsafeCode(string members)
        => Assert.NotEmpty(Sample.Check(new PointerRule(), Sample.Members(members)));

    [Theory]
    [InlineData("public int Method(int[] data) { ref int first = ref data[0]; first++; return first; }")]
    [InlineData("public void Method(ref int a, out int b) { b = a; }")]
    public void AcceptsReferences(string members)
        => Assert.Empty(Sample.Check(new PointerRule(), Sample.Members(members)));
}
