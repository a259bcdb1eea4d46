using DupNet.DeviceCheck.AssemblyRules;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace DupNet.DeviceCheck.Tests.AssemblyRules;

public sealed class CompilerTypeRuleTests
{
    [Theory]
    [InlineData("public class Code { public ref int First(ref int a) => ref a; }", LanguageVersion.CSharp11)]
    [InlineData("#nullable enable\npublic class Code { public string? Text; }", LanguageVersion.CSharp9)]
    [InlineData("public readonly struct Code { public readonly int Value; }", LanguageVersion.CSharp9)]
    [InlineData("public class Code { public int Get(in int a) => a; }", LanguageVersion.CSharp9)]
    public void RejectsWhatMakesTheCompilerAddTypes(string source, LanguageVersion language)
        => Assert.NotEmpty(Sample.Check(new CompilerTypeRule(), source, language));

    [Fact]
    public void AcceptsLambdasAndInitialisedArraysWhichAddTypesOfOtherKinds()
        => Assert.Empty(Sample.Check(
            new CompilerTypeRule(),
            "public class Code { public System.Action Run = () => { }; public int[] Table = { 1, 2, 3, 4, 5 }; public ref int First(ref int a) => ref a; }"));
}
