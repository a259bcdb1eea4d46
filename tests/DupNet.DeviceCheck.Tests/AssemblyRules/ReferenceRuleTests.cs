using System.IO;
using DupNet.DeviceCheck.AssemblyRules;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace DupNet.DeviceCheck.Tests.AssemblyRules;

public sealed class ReferenceRuleTests
{
    private readonly ReferenceRule _rule = new(["mscorlib"]);

    [Fact]
    public void RejectsAnotherAssembly()
    {
        using TemporaryDirectory directory = new();
        string other = Path.Combine(directory.Root, "Other.dll");
        Sample.Compile("Other", ["public class Helper { }"], [Repository.FacadeAssembly], LanguageVersion.CSharp9, other);
        Assert.NotEmpty(Sample.Check(
            _rule, Sample.Members("public object Make() => new Helper();"), LanguageVersion.CSharp9, Repository.FacadeAssembly, other));
    }

    [Theory]
    [InlineData("namespace System { public static class Extra { public static int Value() => 1; } }", "public int Get() => Extra.Value();", true)]
    [InlineData("namespace System { public static class Extra { public static int Value() => 1; } }", "public int Get() => 1;", false)]
    public void RejectsAMemberThatTheFacadeLacks(string corlibExtra, string members, bool rejected)
    {
        using TemporaryDirectory directory = new();
        string corlib = Path.Combine(directory.Root, "mscorlib.dll");
        Sample.CompileLargerCorlib(corlibExtra, corlib);
        Assert.Equal(
            rejected, Sample.Check(_rule, Sample.Members(members), LanguageVersion.CSharp9, corlib).Count > 0);
    }

    [Fact]
    public void AcceptsMembersOfTheFacade()
        => Assert.Empty(Sample.Check(
            _rule, Sample.Members("public int Get(byte[] a) { Array.Clear(a, 0, a.Length); return a.Length.ToString().Length; }")));
}
