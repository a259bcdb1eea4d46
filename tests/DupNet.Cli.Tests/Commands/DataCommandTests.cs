using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using DupNet.CommandLine.Outcomes;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

public sealed class DataCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DataCommandTests()
    {
        Spots.Write(_folder.File("set/train/images/a.png"), 64, 64, (8, 8, 8, 8));
        Spots.Write(_folder.File("set/valid/images/b.png"), 64, 64, (16, 16, 8, 8));
        Spots.Write(_folder.File("set/valid/images/c.png"), 64, 64, (24, 24, 8, 8));
        File.WriteAllText(_folder.File("set/train/labels/a.txt"), "0 0.2 0.2 0.125 0.125\n2 0.9 0.5 0.4 0.5\n");
        File.WriteAllText(_folder.File("set/valid/labels/b.txt"), "2 0.5 0.5 0.5 0.5\n");
        File.WriteAllText(_folder.File("set/data.yaml"), "train: ../train/images\nval: ../valid/images\nnames: [spot, none, \"la\\u001brge\"]\n");
    }

    private string Set => _folder.File("set/x")[..^2];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TellsWhatIsThere()
    {
        CommandResult result = CommandResult.Run("data", Set);
        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal("labels: YOLO", result.Lines[0]);
        Assert.Contains("training           1                0        2            0", result.Output, StringComparison.Ordinal);
        Assert.Contains("validation         2                1        1            0", result.Output, StringComparison.Ordinal);
        Assert.Contains("classes without objects: none", result.Output, StringComparison.Ordinal);
        Assert.Contains("put right: 1, left out: 0", result.Output, StringComparison.Ordinal);
        Assert.Contains("boxes that reach beyond their photo, cut to it: 1", result.Error, StringComparison.Ordinal);
        Assert.Contains("a.txt:2: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output + result.Error);
    }

    [Fact]
    public void JsonHasAllOfIt()
    {
        JsonElement json = CommandResult.Run("data", Set, "--json").SingleJson();
        Assert.Equal("yolo", json.GetProperty("form").GetString());
        Assert.Equal(["training", "validation"], json.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("part").GetString()));
        Assert.Equal([1, 2], json.GetProperty("classes").EnumerateArray().Select(found => found.GetProperty("objects").GetInt32()));
        Assert.Equal(3, json.GetProperty("sizes").EnumerateArray().Sum(size => size.GetProperty("objects").GetInt32()));
        Assert.Equal("boxCut", json.GetProperty("troubles")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public void DrawsASheetAndChangesNothing()
    {
        string[] before = Directory.GetFiles(Set, "*", SearchOption.AllDirectories);
        string sheet = _folder.File("sheet.png");
        Assert.Equal(ExitCode.Success, CommandResult.Run("data", Set, "--sheet", sheet).ExitCode);
        Assert.Equal(1280, PictureFile.Load(sheet).Width);
        Assert.Equal(before, Directory.GetFiles(Set, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void StrictRefusesWhatIsOdd()
    {
        CommandResult result = CommandResult.Run("data", Set, "--strict", "--json");
        Assert.Equal(ExitCode.Failure, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("--strict is given", result.Error, StringComparison.Ordinal);
        CommandResult.Run("data", _folder.File("nowhere")).AssertFails(ExitCode.Failure, "no such folder");
        File.WriteAllText(_folder.File("empty/x/y"), "z");
        CommandResult.Run("data", _folder.File("empty/x")).AssertFails(ExitCode.Failure, "holds neither labels nor pictures");
    }
}
