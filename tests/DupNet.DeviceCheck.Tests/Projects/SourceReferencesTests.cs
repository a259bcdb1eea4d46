using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace DupNet.DeviceCheck.Tests.Projects;

/// <summary>No two files of a product project use each other, directly or through others.</summary>
public sealed class SourceReferencesTests
{
    /// <summary>All device libraries, samples and host tools. The facade declares a class library, whose types are what they are.</summary>
    public static TheoryData<string> Projects =>
    [
        .. new[] { "nf-src", "boards/samples", "tools" }
            .SelectMany(folder => Directory.GetDirectories(Path.Combine(Repository.Root, folder)))
            .Where(folder => Directory.EnumerateFiles(folder, "*.*proj").Any() && !folder.EndsWith("DupNet.Facade", StringComparison.Ordinal))
            .Select(folder => Path.GetRelativePath(Repository.Root, folder).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void FilesOfAProjectMakeNoCircle(string project)
    {
        SourceReferences references = SourceReferences.Read(Path.Combine(Repository.Root, project));
        string[] circles = [.. references.Circles().Select(circle => string.Join(", ", circle))];
        Assert.True(circles.Length == 0, "files use each other:\n" + string.Join('\n', circles));
        Assert.NotEmpty(references.Used);
    }

    [Fact]
    public void AllDeviceLibrariesAndToolsAreRead()
        => Assert.True(Projects.Count > 20, $"only {Projects.Count} projects were found");

    [Fact]
    public void CirclesAreFoundThroughTypesAndMembersButNotThroughComments()
    {
        (string, string)[] files =
        [
            ("A.cs", "namespace N; class A { B b = new(); }"),
            ("B.cs", "namespace N; class B { public object M() => Holder.C.Value; }"),
            ("C.cs", "namespace N; class C { public int Value = A.Equals(null, null) ? 1 : 0; }"),
            ("Holder.cs", "namespace N; class Holder { public static dynamic C; }"),
            ("D.cs", "namespace N; /// <summary><see cref=\"E\"/></summary>\nclass D { }"),
            ("E.cs", "namespace N; class E : D { }"),
            ("F.cs", "namespace N; static class F { public static void Go(this G g) { } }"),
            ("G.cs", "namespace N; class G { void M() => this.Go(); }"),
        ];
        SourceReferences references = SourceReferences.Of(files);
        Assert.Equal(["B.cs"], references.Used["A.cs"]);
        Assert.Empty(references.Used["D.cs"]);
        Assert.Equal(["F.cs G.cs"], references.Circles().Select(circle => string.Join(' ', circle)));

        files[3].Item2 = "namespace N; class Holder { public static C C; }";
        Assert.Equal(["A.cs B.cs C.cs Holder.cs", "F.cs G.cs"], SourceReferences.Of(files).Circles().Select(circle => string.Join(' ', circle)));
    }
}
