using System;
using System.IO;
using Xunit;

namespace DupNet.DeviceCheck.Tests;

/// <summary>The device library itself keeps all rules.</summary>
public sealed class DeviceLibraryTests
{
    [Fact]
    public void DupNet_Embedded_keeps_all_rules()
        => Assert.Empty(DeviceChecker.Check(
            Path.Combine(Repository.DeviceDirectory, "DupNet.Embedded.dll"),
            Path.Combine(Repository.Root, "nf-src", "DupNet.Embedded"),
            new CheckSettings()));

    [Theory]
    [InlineData("int? M() => null;", "CS0518")]
    [InlineData("(int, int) M() => (1, 2);", "CS8179")]
    [InlineData("Span<int> M() => default;", "CS0246")]
    [InlineData("System.Collections.Generic.List<int> Field;", "CS0234")]
    [InlineData("System.Collections.Generic.IEnumerable<int> M() { yield return 1; }", "CS0234")]
    [InlineData("Func<int> Field;", "CS0246")]
    [InlineData("record Pair(int A, int B);", "CS0518")]
    [InlineData("async void M() { }", "CS0518")]
    [InlineData("int M(int[] a) => a[^1];", "CS0656")]
    [InlineData("int[] M(int[] a) => a[1..2];", "CS0518")]
    [InlineData("int M(int a) => System.Linq.Enumerable.Max(new[] { a });", "CS0234")]
    [InlineData("double M(double a) => Math.Sqrt(a);", "CS0103")]
    [InlineData("volatile int Field;", "CS0518")]
    [InlineData("void M() => Buffer.BlockCopy(null, 0, null, 0, 0);", "CS0103")]
    [InlineData("void M() => throw new OverflowException();", "CS0246")]
    [InlineData("int M(string a) => a.GetHashCode(StringComparison.Ordinal);", "CS0103")]
    public void Facade_lacks_what_nanoFramework_lacks(string members, string error)
        => Assert.Contains(error, Sample.Errors(Sample.Members(members)));

    [Fact]
    public void A_broken_rule_and_a_broken_file_are_reported()
    {
        using TemporaryDirectory directory = new();
        directory.Write("Code.cs", "public class Code { public int M(uint u) => (int)u; public Missing Field; }");
        var violations = DeviceChecker.Check(
            Path.Combine(Repository.DeviceDirectory, "DupNet.Embedded.dll"), directory.Root, new CheckSettings());
        Assert.Contains(violations, violation => violation.Rule == "unsigned-to-signed");
        Assert.Contains(violations, violation => violation.Rule == "compiler" && violation.Message.Contains("Missing", StringComparison.Ordinal));
    }
}
