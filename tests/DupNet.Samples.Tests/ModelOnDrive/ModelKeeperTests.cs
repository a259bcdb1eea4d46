using System;
using System.IO;
using DupNet.Embedded;
using DupNet.Embedded.Storage;
using ModelOnDrive;
using Xunit;

namespace DupNet.Samples.Tests.ModelOnDrive;

[Collection(ConsoleText.Collection)]
public sealed class ModelKeeperTests : IDisposable
{
    private static readonly byte[] s_shipped = NanoModel.Bytes;
    private static readonly byte[] s_newer = DefaultModel.Bytes;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly ConsoleText _console = new();

    private string UpdateFile => Path.Combine(_folder.FullName, "update.dupnet");

    public void Dispose()
    {
        _console.Dispose();
        _folder.Delete(true);
    }

    [Fact]
    public void AnEmptyDriveGetsTheModelOfTheProgramOnce()
    {
        Assert.Equal("dupnet-nano", Load().Name);
        Assert.Equal("installing the model of the program", _console.Lines[^1]);
        int lines = _console.Lines.Length;
        Assert.Equal("dupnet-nano", Load().Name);
        Assert.Equal(lines, _console.Lines.Length);
    }

    [Fact]
    public void ADeployedModelIsUsedAsItIs()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "face.dupnet"), s_newer);
        Assert.Equal("dupnet-tinier-yolo", Load().Name);
        Assert.Empty(_console.Lines);
    }

    [Fact]
    public void AnUpdateReplacesTheModelAndIsRemoved()
    {
        Load();
        File.WriteAllBytes(UpdateFile, s_newer);
        Assert.Equal("dupnet-tinier-yolo", Load().Name);
        Assert.Equal("updated from update.dupnet", _console.Lines[^1]);
        Assert.False(File.Exists(UpdateFile));
        Assert.Equal("dupnet-tinier-yolo", Load().Name);
    }

    [Fact]
    public void AnUpdateOnAnEmptyDriveIsTheFirstModel()
    {
        File.WriteAllBytes(UpdateFile, s_newer);
        Assert.Equal("dupnet-tinier-yolo", Load().Name);
        Assert.Equal(["updated from update.dupnet"], _console.Lines);
    }

    /// <summary>Cut, empty, damaged, or something else.</summary>
    [Theory]
    [InlineData(0, -1)]
    [InlineData(10, -1)]
    [InlineData(63, -1)]
    [InlineData(64, -1)]
    [InlineData(20000, -1)]
    [InlineData(int.MaxValue, 0)]
    [InlineData(int.MaxValue, 9)]
    [InlineData(int.MaxValue, 30000)]
    public void AnUpdateThatIsNoGoodIsToldAndRemoved(int length, int damagedAt)
    {
        Load();
        byte[] update = s_newer[..Math.Min(length, s_newer.Length)];
        if (damagedAt >= 0)
        {
            update[damagedAt] ^= 0x40;
        }

        File.WriteAllBytes(UpdateFile, update);
        Assert.Equal("dupnet-nano", Load().Name);
        Assert.StartsWith("update.dupnet is refused: ", _console.Lines[^1], StringComparison.Ordinal);
        Assert.False(File.Exists(UpdateFile));
        Assert.Equal("dupnet-nano", Load().Name);
    }

    /// <summary>A device whose heap is full ends without a word, and starts anew: the drive stays as it was in that moment.</summary>
    [Fact]
    public void AnUpdateThatEndsTheProgramIsNotTriedAgain()
    {
        Load();
        File.WriteAllBytes(UpdateFile, s_newer);
        string left = Path.Combine(_folder.FullName, "left");
        EndingFileSystem drive = new(new DriveFileSystem(_folder.FullName + Path.DirectorySeparatorChar), s_newer.Length, () =>
        {
            Directory.CreateDirectory(left);
            foreach (string file in Directory.GetFiles(_folder.FullName))
            {
                File.Copy(file, Path.Combine(left, Path.GetFileName(file)));
            }
        });
        Load(drive);
        Assert.False(File.Exists(Path.Combine(left, "update.dupnet")));
        Assert.Equal("dupnet-nano", Load(new DriveFileSystem(left + Path.DirectorySeparatorChar)).Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnUpdateThatCannotBeRemovedIsNotTaken(bool hasModel)
    {
        if (hasModel)
        {
            Load();
        }

        File.WriteAllBytes(UpdateFile, s_newer);
        StuckFileSystem drive = new(new DriveFileSystem(_folder.FullName + Path.DirectorySeparatorChar), "update.dupnet");
        Assert.Equal("dupnet-nano", Load(drive).Name);
        Assert.Contains("update.dupnet is refused: write-protected", _console.Lines);
        Assert.Contains("update.dupnet stays: write-protected", _console.Lines);
        Assert.Equal("dupnet-nano", Load(drive).Name);
    }

    [Fact]
    public void WhatRotsOnTheDriveIsToldAndWrittenAnew()
    {
        ModelKeeper keeper = Keeper(Drive);
        keeper.Load();
        keeper.KeepTwice();
        Assert.Equal("a second copy was written", _console.Lines[^1]);
        foreach (string file in new[] { "face-0.dupnet", "face-1.dupnet" })
        {
            string path = Path.Combine(_folder.FullName, file);
            byte[] rotten = File.ReadAllBytes(path);
            rotten[3000] ^= 4;
            File.WriteAllBytes(path, rotten);
            keeper = Keeper(Drive);
            Assert.Equal("dupnet-nano", keeper.Load().Name);
            keeper.KeepTwice();
            Assert.Equal("a second copy was written", _console.Lines[^1]);
            keeper.KeepTwice();
            Assert.Equal("both copies are whole", _console.Lines[^1]);
            Assert.Equal(s_shipped, File.ReadAllBytes(path)[..^16]);
        }

        Assert.Contains(_console.Lines, line => line.StartsWith("not whole: face-0.dupnet is refused (", StringComparison.Ordinal));
    }

    [Fact]
    public void WithEveryCopyRottenTheProgramsOwnModelIsInstalledAgain()
    {
        Load();
        string path = Path.Combine(_folder.FullName, "face-0.dupnet");
        byte[] rotten = File.ReadAllBytes(path);
        rotten[3000] ^= 4;
        File.WriteAllBytes(path, rotten);
        Assert.Equal("dupnet-nano", Load().Name);
        Assert.Equal("installing the model of the program", _console.Lines[^1]);
        Assert.Equal("dupnet-nano", Load().Name);
    }

    /// <summary>Both slots hold a model, and both rot: where the seal lies, in the header, or in the weights.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3000)]
    [InlineData(-1)]
    public void WithBothSlotsRottenTheProgramsOwnModelIsInstalledAgainAndTwice(int at)
    {
        ModelKeeper keeper = Keeper(Drive);
        keeper.Load();
        keeper.KeepTwice();
        Rot("face-0.dupnet", at);
        Rot("face-1.dupnet", at);
        keeper = Keeper(Drive);
        Assert.Equal("dupnet-nano", keeper.Load().Name);
        Assert.Equal("installing the model of the program", _console.Lines[^1]);
        Assert.StartsWith("no model: face-0.dupnet ", _console.Lines[^2], StringComparison.Ordinal);
        keeper.KeepTwice();
        Assert.Equal("a second copy was written", _console.Lines[^1]);

        // Each of them alone is enough again.
        foreach (string file in new[] { "face-0.dupnet", "face-1.dupnet" })
        {
            Rot(file, at);
            keeper = Keeper(Drive);
            Assert.Equal("dupnet-nano", keeper.Load().Name);
            keeper.KeepTwice();
            Assert.Equal("a second copy was written", _console.Lines[^1]);
        }
    }

    /// <summary>No slot, and no drive: as of a chip whose flash is worn out, or a firmware without file systems.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ADriveThatCannotBeReadLeavesTheModelOfTheProgram(bool isAbsent)
    {
        ModelKeeper keeper = Keeper(new DeadFileSystem(isAbsent ? new NotSupportedException("no drive") : new IOException("worn out")));
        string why = isAbsent ? "no drive" : "worn out";
        Assert.Equal("dupnet-nano", keeper.Load().Name);
        Assert.Equal($"the drive cannot be read: {why}", _console.Lines[0]);
        Assert.Equal($"the drive does not take it ({why}): using it from the program", _console.Lines[^1]);
        keeper.KeepTwice();
        Assert.StartsWith("there is no second copy: ", _console.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void TooLittleMemoryIsToldInBytesBeforeItStarts()
    {
        foreach ((uint free, string needed) in new[] { (12_000u, $"{s_shipped.Length + 8000}"), (40_000u, "5[0-9]{4}") })
        {
            using FreeMemory memory = new(free);
            string message = Assert.Throws<InvalidOperationException>(() => Program.Run(Drive)).Message;
            Assert.Matches($"^needs {needed} bytes of free memory, and there are {free}$", message);
        }

        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void ADriveThatTakesNothingLeavesTheModelOfTheProgram()
    {
        StuckFileSystem drive = new(Drive, "face-0.dupnet");
        ModelKeeper keeper = Keeper(drive);
        Assert.Equal("dupnet-nano", keeper.Load().Name);
        Assert.Equal("the drive does not take it (write-protected): using it from the program", _console.Lines[^1]);
        keeper.KeepTwice();
        Assert.StartsWith("there is no second copy: no model: ", _console.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void TheProgramShowsEveryStep()
    {
        Program.Run(Drive);
        Assert.Contains("a second copy was written", _console.Lines);
        Assert.Contains(NanoModel.Line, _console.Lines);
        Assert.Equal("known answer right", _console.Lines[^1]);
    }

    private void Rot(string file, int at)
    {
        string path = Path.Combine(_folder.FullName, file);
        byte[] content = File.ReadAllBytes(path);
        content[at < 0 ? content.Length + at : at] ^= 4;
        File.WriteAllBytes(path, content);
    }

    private DriveFileSystem Drive => new(_folder.FullName + Path.DirectorySeparatorChar);

    private DupNetModel Load() => Load(Drive);

    private static DupNetModel Load(IFileSystem drive) => Keeper(drive).Load();

    private static ModelKeeper Keeper(IFileSystem drive) => new(
        drive,
        "face",
        "update.dupnet",
        (offset, count) => s_shipped.AsSpan(offset, Math.Min(count, s_shipped.Length - offset)).ToArray());
}
