using System;
using System.IO;
using System.Linq;
using DupNet.Cli.Search;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Cli.Tests.Search;

public sealed class PictureSearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PictureSearchTests()
    {
        foreach (string name in new[] { "b.jpg", "a.PNG", "note.txt", "old.detected.png", "sub/c.webp", "sub/deep/d.jpg", "sub/deep/e.csv" })
        {
            File.WriteAllBytes(_folder.File(name), []);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AFolderStandsForThePicturesInItAndBelow() =>
        AssertFinds([""], "a.PNG", "b.jpg", "sub/c.webp", "sub/deep/d.jpg");

    [Fact]
    public void PatternsMatchNamesAndFolders()
    {
        AssertFinds(["*.jpg"], "b.jpg");
        AssertFinds(["*.png"], "a.PNG");
        AssertFinds(["**/*.jpg"], "b.jpg", "sub/deep/d.jpg");
        AssertFinds(["sub/*"], "sub/c.webp");
        AssertFinds(["s*/c.*"], "sub/c.webp");
        AssertFinds(["*/deep/*"], "sub/deep/d.jpg");
    }

    [Fact]
    public void AFolderThatCannotBeReadIsToldInWords()
    {
        string closed = _folder.File("sub/deep/x")[..^2];
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Every folder can be read.");
            return;
        }

        File.SetUnixFileMode(closed, UnixFileMode.None);
        try
        {
            Assert.Contains("cannot be searched", Assert.Throws<CommandException>(() => PictureSearch.Find([_folder.Path])).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void FilesAreTakenWhateverTheirName() =>
        AssertFinds(["note.txt", "old.detected.png", "missing.jpg"], "note.txt", "old.detected.png", "missing.jpg");

    [Fact]
    public void EachFileIsFoundOnceWhereItIsFirstNamed() =>
        AssertFinds(["sub/c.webp", "*.jpg", "sub", "b.jpg", "sub/../b.jpg"], "sub/c.webp", "b.jpg", "sub/deep/d.jpg");

    [Fact]
    public void PathsWithoutAPictureAreTold()
    {
        string[] paths = [.. new[] { "*.gif", "nowhere/*.jpg", "sub/deep/*.csv" }.Select(path => Path.Combine(_folder.Path, path))];
        PictureSearchResult result = PictureSearch.Find(paths);
        Assert.Empty(result.Files);
        Assert.Equal(paths, result.Missing);
    }

    [Fact]
    public void NamesOfCopiesAreNeverGivenTwice()
    {
        var names = new DetectedName();
        Assert.Equal("a.detected.png", names.For("x/a.jpg"));
        Assert.Equal("a.2.detected.png", names.For("y/a.png"));
        Assert.Equal("A.3.detected.png", names.For("A.webp"));
        Assert.Equal("a.2.2.detected.png", names.For("a.2.jpg"));
        Assert.True(DetectedName.Is("x/a.2.detected.png"));
        Assert.False(DetectedName.Is("x/a.png"));
    }

    private void AssertFinds(string[] paths, params string[] expected)
    {
        PictureSearchResult result = PictureSearch.Find(paths.Select(path => Path.Combine(_folder.Path, path)));
        Assert.Empty(result.Missing);
        Assert.Equal(expected, result.Files.Select(file => Path.GetRelativePath(_folder.Path, file).Replace('\\', '/')));
    }
}
