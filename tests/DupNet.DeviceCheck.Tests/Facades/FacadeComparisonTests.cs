using System;
using System.IO;
using System.Linq;
using DupNet.DeviceCheck.Facades;
using DupNet.DeviceCheck.Projects;
using Xunit;

namespace DupNet.DeviceCheck.Tests.Facades;

public sealed class FacadeComparisonTests
{
    private const string Core = """
        namespace System
        {
            public class Object { public Object() { } }
            public abstract class ValueType { internal ValueType() { } }
            public abstract class Enum : ValueType { internal Enum() { } }
            public struct Void { }
            public struct Boolean { }
            public struct Int32 { }
            public struct Int64 { }
            public sealed class String { internal String() { } }
            public abstract class Array { internal Array() { } }
            public abstract class Attribute { internal Attribute() { } }
            namespace Diagnostics { public sealed class ConditionalAttribute : Attribute { public ConditionalAttribute(string conditionString) { } } }
            public interface IDisposable { void Dispose(); }
        }
        """;

    [Theory]
    [InlineData("public class A { public A() { } }", "internal class A { public A() { } }", "is not in the real library")]
    [InlineData("public class A { public int M() => 0; }", "public class A { }", "is not in the real library")]
    [InlineData("public class A { public int M(int a) => 0; }", "public class A { public int M(long a) => 0; }", "is not in the real library")]
    [InlineData("public class A { public int M() => 0; }", "public class A { public long M() => 0; }", "System.Int64 A.M()")]
    [InlineData("public class A { public int M() => 0; }", "public class A { public static int M() => 0; }", "public static")]
    [InlineData("public class A { public int M() => 0; }", "public class A { public virtual int M() => 0; }", "public virtual")]
    [InlineData("public class A { public int M() => 0; }", "public class A { protected int M() => 0; }", "protected")]
    [InlineData("public class A { public int M(int a) => a; }", "public class A { public int M(int b) => b; }", "System.Int32 b")]
    [InlineData("public class A { public int M(int a = 1) => a; }", "public class A { public int M(int a = 2) => a; }", "= 2")]
    [InlineData("public class A { public void M(int[] a) { } }", "public class A { public void M(params int[] a) { } }", "params")]
    [InlineData("public class A { public const int C = 1; }", "public class A { public const int C = 2; }", "= 2")]
    [InlineData("public class A { public int F; }", "public class A { public readonly int F; }", "readonly")]
    [InlineData("public class A { public int P { get => 0; set { } } }", "public class A { public int P => 0; }", "{ get }")]
    [InlineData("public class A { public int P { get => 0; } }", "public class A { public int P { protected get => 0; set { } } }", "{ protected get set }")]
    [InlineData("public class A { }", "public static class A { }", "static")]
    [InlineData("public class A { }", "public sealed class A { }", "sealed")]
    [InlineData("public class A { }", "public struct A { }", "Struct")]
    [InlineData("public class B { } public class A : B { }", "public class B { } public class A { }", ": object")]
    [InlineData("public class A : System.IDisposable { public void Dispose() { } }", "public class A { public void Dispose() { } }", "does not implement")]
    [InlineData("public enum A { X = 1 }", "public enum A { X = 2 }", "= 2")]
    [InlineData("public enum A { X }", "public enum A : long { X }", "long")]
    [InlineData("public delegate void A(int x);", "public delegate void A(long x);", "System.Int64 x")]
    [InlineData("public class A { public static void M() { } }", "public class A { [System.Diagnostics.Conditional(\"DEBUG\")] public static void M() { } }", "DEBUG")]
    public void ReportsWhatTheRealLibraryHasDifferently(string facade, string real, string expected)
        => Assert.Contains(
            Compare(facade, real).Differences, difference => difference.Message.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("public class A { public void M(int a) { } }", "public class A { public void M(int a) { } public void M(long a) { } }", "lacks the overload")]
    [InlineData("public class A { public A() { } }", "public class A { public A() { } public A(int a) { } }", "lacks the overload")]
    [InlineData("public interface A { int M(); }", "public interface A { int M(); int N(); }", "implementers")]
    [InlineData("public abstract class A { public abstract int M(); }", "public abstract class A { public abstract int M(); public abstract int N(); }", "implementers")]
    public void ReportsOmissionsThatWouldChangeHowCodeCompiles(string facade, string real, string expected)
        => Assert.Contains(
            Compare(facade, real).Differences, difference => difference.Message.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("", "public class A { public int M() => 0; }")]
    [InlineData("public class A { }", "public class A { public int M() => 0; public int F; public A B; }")]
    [InlineData("public class A { public void M(int a) { } }", "public class Z { } public class A { public void M(int a) { } public void M(Z a) { } }")]
    [InlineData("public abstract class A { internal A() { } public abstract int M(); }", "public abstract class A { public abstract int M(); public abstract int N(); }")]
    [InlineData("public class A { public int M() => throw null; }", "public class A { private int _field; public int M() => _field; internal void N() { } }")]
    [InlineData("public enum A { X }", "public enum A { X, Y }")]
    public void AcceptsAFacadeThatLeavesOut(string facade, string real) => Assert.Empty(Compare(facade, real).Differences);

    [Fact]
    public void CountsTypesAndMembers()
    {
        FacadeComparison comparison = Compare("public class A { public int F; public int P => 0; public void M() { } }", "public class A { }");
        FacadeComparison core = Compare(string.Empty, string.Empty);
        Assert.Equal(core.Types + 1, comparison.Types);
        // Three declared and the constructor that every class has.
        Assert.Equal(core.Members + 4, comparison.Members);
    }

    [Fact]
    public void IgnoresFilesThatTheRealProjectDoesNotCompile()
    {
        using TemporaryDirectory directory = new();
        directory.Write("facade/Core.cs", Core + "public class A { }");
        directory.Write("real/Core.cs", Core);
        directory.Write("real/A.cs", "public class A { }");
        string project = directory.Write("real/CoreLibrary.nfproj", "<Project><ItemGroup><Compile Include=\"Core.cs\" /></ItemGroup></Project>");
        FacadeComparison comparison = FacadeComparison.Compare(Path.Combine(directory.Root, "facade"), NfProject.Load(project));
        Assert.Equal("A", Assert.Single(comparison.Differences).Member);
    }

    [Theory]
    [InlineData("public class B { public A M(string s, int i) => null; }", "")]
    [InlineData("public class B { public A N(string s) => null; }", "is not in the real library")]
    [InlineData("public class A { } public class B { }", "A: is not in the real library")]
    public void ComparesAnAssemblyThatReferencesOthers(string facade, string difference)
    {
        using TemporaryDirectory directory = new();
        directory.Write("facades/mscorlib/Core.cs", Core);
        directory.Write("facades/mscorlib.csproj", "<Project />");
        directory.Write("facades/First/A.cs", "public class A { }");
        directory.Write("facades/First.csproj", "<Project><ItemGroup><ProjectReference Include=\"mscorlib.csproj\" /></ItemGroup></Project>");
        string folder = Path.GetDirectoryName(directory.Write("facades/Second/B.cs", facade))!;
        directory.Write("facades/Second.csproj", "<Project><ItemGroup><ProjectReference Include=\"First.csproj\" /></ItemGroup></Project>");
        directory.Write("real/B.cs", "public class B { public A M(string s, int i) => null; public Unknown Other; }");
        string project = directory.Write("real/Second.nfproj", "<Project><ItemGroup><Compile Include=\"B.cs\" /></ItemGroup></Project>");
        var references = FacadeProject.ReferencesOf(Path.Combine(directory.Root, "facades"), "Second");
        Assert.Equal(["First", "mscorlib"], references.Select(path => Path.GetFileName(path)));
        FacadeComparison comparison = FacadeComparison.Compare(folder, NfProject.Load(project), [.. references]);
        Assert.Equal(difference, string.Join("; ", comparison.Differences.Select(each => each.Member == "A" ? "A: " + each.Message : each.Message)));
    }

    private static FacadeComparison Compare(string facade, string real)
    {
        using TemporaryDirectory directory = new();
        directory.Write("facade/Code.cs", Core + facade);
        directory.Write("real/Source/Code.cs", Core + real);
        string project = directory.Write(
            "real/CoreLibrary.nfproj", "<Project><ItemGroup><Compile Include=\"Source\\Code.cs\" /></ItemGroup></Project>");
        return FacadeComparison.Compare(Path.Combine(directory.Root, "facade"), NfProject.Load(project));
    }
}
