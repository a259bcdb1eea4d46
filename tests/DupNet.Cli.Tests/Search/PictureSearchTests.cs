using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using DupNet.Cli.Search;
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
    public void AFolderThatCannotBeReadIsToldAndTheOthersAreSearched()
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
            PictureSearchResult result = PictureSearch.Find([_folder.Path, closed]);
            Assert.Equal(["a.PNG", "b.jpg", "sub/c.webp"], Relative(result.Files));
            Assert.Empty(result.Missing);
            Assert.StartsWith($"{closed}: cannot be searched: ", Assert.Single(result.Unreadable), StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void PicturesInFoldersAreToldByNameOrContent()
    {
        Spots.Write(_folder.File("spot.png"), 20, 20);
        File.Move(_folder.File("spot.png"), _folder.File("spot"));
        foreach (string name in new[] { "x.jfif", "x.JPE", "x.jpeg.txt", "z.heic" })
        {
            File.WriteAllBytes(_folder.File(name), [1, 2, 3]);
        }

        PictureSearchResult result = PictureSearch.Find([_folder.Path]);
        Assert.Equal(["a.PNG", "b.jpg", "spot", "sub/c.webp", "sub/deep/d.jpg", "x.JPE", "x.jfif"], Relative(result.Files));
        Assert.Equal(["note.txt", "sub/deep/e.csv", "x.jpeg.txt", "z.heic"], Relative(result.PassedOver));
        Assert.Equal(
            "4 files were passed over, no pictures that can be read (2 .txt, 1 .csv, 1 .heic).", PassedOverText.Of(result.PassedOver));
        Assert.Equal("1 file was passed over, no pictures that can be read (1 without an extension).", PassedOverText.Of(["a/b"]));
    }

    [Fact]
    public void LinksAreFollowedAndWhatTheyLeadToIsFoundOnce()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        File.CreateSymbolicLink(_folder.File("0.jpg"), "b.jpg");
        File.CreateSymbolicLink(_folder.File("y.jpg"), "nowhere");
        Directory.CreateSymbolicLink(_folder.File("sub/deep/up"), "../..");
        Directory.CreateSymbolicLink(_folder.File("sub/deep/itself"), "itself");
        Directory.CreateSymbolicLink(_folder.File("0"), "sub");
        using var outside = new TemporaryFolder();
        File.WriteAllBytes(outside.File("o.jpg"), []);
        Directory.CreateSymbolicLink(_folder.File("out"), outside.Path);
        PictureSearchResult result = PictureSearch.Find([_folder.Path, _folder.File("sub/deep/up/b.jpg"), _folder.File("0")]);
        Assert.Equal(["0.jpg", "a.PNG", "out/o.jpg", "sub/c.webp", "sub/deep/d.jpg", "y.jpg"], Relative(result.Files));
        Assert.Empty(result.Unreadable);
    }

    [Fact]
    public void PipesInFoldersAreNotOpened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Made with a tool of Unix.");
        using (Process make = Process.Start("mkfifo", [_folder.File("pipe"), _folder.File("pipe.jpg")]))
        {
            make.WaitForExit();
        }

        PictureSearchResult result = PictureSearch.Find([_folder.Path]);
        Assert.Contains("pipe.jpg", Relative(result.Files));
        Assert.Contains("pipe", Relative(result.PassedOver));
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
        Assert.Equal(expected, Relative(result.Files));
    }

    private IEnumerable<string> Relative(IEnumerable<string> files) =>
        files.Select(file => Path.GetRelativePath(_folder.Path, file).Replace('\\', '/'));
}
