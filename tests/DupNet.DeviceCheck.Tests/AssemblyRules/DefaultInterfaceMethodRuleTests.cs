using System.IO;
using DupNet.DeviceCheck.AssemblyRules;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace DupNet.DeviceCheck.Tests.AssemblyRules;

public sealed class DefaultInterfaceMethodRuleTests
{
    // With this type in the core library the compiler accepts bodies in interfaces. The facade leaves it out.
    private const string RuntimeFeature = """
        namespace System.Runtime.CompilerServices
        {
            public static class RuntimeFeature { public const string DefaultImplementationsOfInterfaces = nameof(DefaultImplementationsOfInterfaces); }
        }
        """;

    [Fact]
    public void RejectsABodyInAnInterface()
    {
        using TemporaryDirectory directory = new();
        string corlib = Path.Combine(directory.Root, "mscorlib.dll");
        Sample.CompileLargerCorlib(RuntimeFeature, corlib);
        Assert.NotEmpty(Sample.Check(
            new DefaultInterfaceMethodRule(), "public interface IShape { int Side(); int Area() => Side() * Side(); }", LanguageVersion.CSharp9, corlib));
    }

    [Fact]
    public void FacadeDoesNotCompileABodyInAnInterface()
        => Assert.Contains("CS8701", Sample.Errors("public interface IShape { int Side(); int Area() => Side() * Side(); }"));

    [Fact]
    public void AcceptsAbstractMembersAndInheritedBodies()
        => Assert.Empty(Sample.Check(
            new DefaultInterfaceMethodRule(),
            "public interface IShape { int Side(); } public abstract class Shape : IShape { public abstract int Side(); public int Area() => Side() * Side(); }"));
}
