using System;
using System.IO;
using System.Linq;
using DupNet.DeviceCheck.Projects;
using DupNet.DeviceCheck.Tests.Projects;
using Xunit;

namespace DupNet.DeviceCheck.Tests;

/// <summary>The device libraries keep all rules.</summary>
public sealed class DeviceLibraryTests
{
    public static TheoryData<string> Libraries => [.. DeviceLibraries.All.Select(library => library.Name)];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void KeepsAllRules(string name)
    {
        DeviceLibrary library = DeviceLibraries.Get(name);
        Assert.Empty(DeviceChecker.Check(
            Path.Combine(Repository.DirectoryOf(name), name + ".dll"), Path.Combine(Repository.Root, library.Folder), library));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void MayReferenceWhatItsProjectReferences(string name)
    {
        DeviceLibrary library = DeviceLibraries.Get(name);
        NfProject project = NfProject.Load(Path.Combine(Repository.Root, library.Folder, name + ".nfproj"));
        Assert.Equal(
            project.References
                .Where(reference => !reference.HintPath.EndsWith(".exe", StringComparison.Ordinal))
                .Select(reference => reference.Include.Split(',')[0]).Concat(project.ProjectReferences).Order(),
            library.AllowedAssemblies.Order());
    }

    [Fact]
    public void EveryProjectOfDeviceCodeIsListed()
        => Assert.Equal(
            RepositoryProjectsTests.Projects.Select(row => row.Data).Order(),
            DeviceLibraries.All.Select(library => $"{library.Folder}/{library.Name}.nfproj").Order());

    [Fact]
    public void EveryFacadeBuildIsOfAListedLibrary()
        => Assert.Equal(
            DeviceLibraries.All.Select(library => library.Name + ".Facade").Order(),
            Directory.EnumerateFiles(Repository.Facades, "*.Facade.csproj").Select(path => Path.GetFileNameWithoutExtension(path)).Order());

    [Fact]
    public void AnUnknownLibraryIsRefused()
        => Assert.Contains("DupNet.Embedded", Assert.Throws<InvalidDataException>(() => DeviceLibraries.Get("None")).Message, StringComparison.Ordinal);

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
    public void FacadeLacksWhatNanoFrameworkLacks(string members, string error)
        => Assert.Contains(error, Sample.Errors(Sample.Members(members)));

    [Fact]
    public void ABrokenRuleAndABrokenFileAreReported()
    {
        using TemporaryDirectory directory = new();
        directory.Write("Code.cs", "public class Code { public int M(uint u) => (int)u; public Missing Field; }");
        var violations = DeviceChecker.Check(
            Path.Combine(Repository.CoreDirectory, "DupNet.Embedded.dll"), directory.Root, DeviceLibraries.Get("DupNet.Embedded"));
        Assert.Contains(violations, violation => violation.Rule == "unsigned-to-signed");
        Assert.Contains(violations, violation => violation.Rule == "compiler" && violation.Message.Contains("Missing", StringComparison.Ordinal));
    }
}
