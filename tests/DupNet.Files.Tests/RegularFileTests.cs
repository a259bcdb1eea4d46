using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace DupNet.Files.Tests;

public sealed class RegularFileTests : IDisposable
{
    private const int MaxBytes = 100;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadsFilesUpToTheLimit()
    {
        byte[] bytes = new byte[MaxBytes];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(_folder.File("a"), bytes);
        Assert.Equal(bytes, RegularFile.ReadAllBytes(_folder.File("a"), MaxBytes));
        AssertRefused("a", "has 100 bytes; at most 99 are read", MaxBytes - 1);
    }

    [Fact]
    public void ReadsTheStartOfAFile()
    {
        File.WriteAllBytes(_folder.File("a"), [1, 2, 3]);
        Assert.Equal([1, 2], RegularFile.ReadStart(_folder.File("a"), 2));
        Assert.Equal([1, 2, 3], RegularFile.ReadStart(_folder.File("a"), 5));
        Assert.Empty(RegularFile.ReadStart(_folder.File("missing"), 5));
        Assert.Empty(RegularFile.ReadStart(_folder.Path, 5));
    }

    [Fact]
    public void SaysWhyAFileIsNotRead()
    {
        File.WriteAllBytes(_folder.File("empty"), []);
        AssertRefused("missing", "no such file");
        AssertRefused("missing/a", "no such file");
        AssertRefused(".", "is a folder");
        AssertRefused("empty", "is empty");
        AssertRefused("a\0b", "has the character 0 in its name");
        Assert.Empty(RegularFile.ReadStart("a\0b", 5));
    }

    [Fact]
    public void LinksAreFollowed()
    {
        SkipOnWindows();
        File.WriteAllBytes(_folder.File("a"), [1, 2, 3]);
        File.CreateSymbolicLink(_folder.File("link"), "a");
        File.CreateSymbolicLink(_folder.File("broken"), "nowhere");
        File.CreateSymbolicLink(_folder.File("loop"), "loop");
        Assert.Equal([1, 2, 3], RegularFile.ReadAllBytes(_folder.File("link"), MaxBytes));
        AssertRefused("link", "has 3 bytes; at most 2 are read", 2);
        AssertRefused("broken", "nowhere, which is no file");
        AssertRefused("loop", "cannot be read");
    }

    [Fact(Timeout = 60_000)]
    public async Task PipesAndDevicesAreRefusedWithoutWaiting()
    {
        SkipOnWindows();
        using Process make = Process.Start("mkfifo", [_folder.File("pipe")]);
        await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(_folder.File("link"), "pipe");
        foreach (string path in new[] { "pipe", "link", "/dev/zero", "/dev/null", "/dev/tty" })
        {
            AssertRefused(path, "no regular file but a pipe or a device");
            Assert.Empty(RegularFile.ReadStart(_folder.File(path), 5));
        }
    }

    private static void SkipOnWindows() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Made with tools of Unix.");

    private void AssertRefused(string name, string reason, long maxBytes = MaxBytes)
    {
        FileRefusedException e = Assert.Throws<FileRefusedException>(() => RegularFile.ReadAllBytes(_folder.File(name), maxBytes));
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }
}
