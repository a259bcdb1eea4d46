using DupNet.DeviceCheck.AssemblyRules;
using Xunit;

namespace DupNet.DeviceCheck.Tests.AssemblyRules;

public sealed class FloatingPointRuleTests
{
    private readonly FloatingPointRule _rule = new(["Device"]);

    [Theory]
    [InlineData("public float Field;")]
    [InlineData("public double[][] Field;")]
    [InlineData("public void Method(float parameter) { }")]
    [InlineData("public int Method(int a) => (int)(a * 0.5);")]
    [InlineData("public int Method(int a) { float b = a; return (int)(b / 3f); }")]
    [InlineData("public int Method(double[] a) => (int)a[0];")]
    [InlineData("class Inner { public int Method(int a) => (int)(float)a; }")]
    public void RejectsFloatingPoint(string members)
        => Assert.NotEmpty(Sample.Check(_rule, Sample.Members(members)));

    [Theory]
    [InlineData("public long Method(int a) => ((long)a * 32768) >> 16;")]
    [InlineData("public const string Text = \"0.5\";")]
    public void AcceptsIntegers(string members)
        => Assert.Empty(Sample.Check(_rule, Sample.Members(members)));

    [Theory]
    [InlineData("Device.Kernels", true)]
    [InlineData("Device", true)]
    [InlineData("Devices", false)]
    [InlineData("Other", false)]
    public void LooksAtItsNamespacesAndThoseBelow(string name, bool rejected)
        => Assert.Equal(
            rejected, Sample.Check(_rule, "namespace " + name + " { public class Code { public float Field; } }").Count > 0);
}
