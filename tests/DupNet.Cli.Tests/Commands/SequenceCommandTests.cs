using System;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

public sealed class SequenceCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _photos;

    public SequenceCommandTests() => _photos = SequencePhotosFolder.WriteTo(_folder);

    public void Dispose() => _folder.Dispose();

    // What is written is measured as what is made.
    [Fact]
    public void WritesSequencesThatEvalReads()
    {
        string output = Path.Combine(_folder.Path, "sequences");
        string[] which = ["--kinds", "gaps,walk", "--seed", "3", "--frames", "40"];
        CommandResult result = CommandResult.Run(["sequence", "--data", _photos, "--output", output, .. which]);
        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Equal(["gaps_3", "walk_3"], Directory.GetDirectories(output).Select(path => Path.GetFileName(path)!).Order());
        string model = SpotModelFile.WriteTo(_folder);
        string ofFolders = CommandResult.Run("eval", "--stream", "--data", output, "--model", model, "--json").Output;
        string ofPhotos = CommandResult.Run(["eval", "--stream", "--data", _photos, "--model", model, "--json", .. which]).Output;
        string[] Rows(string json) => [.. json.Split("\"detector\":").Skip(1).Where(row => !row.Contains("\"all\"", StringComparison.Ordinal)).Select(row => row.TrimEnd('\n', '}', ']', ',', '{')).Order()];
        Assert.Equal(Rows(ofPhotos), Rows(ofFolders));
    }

    [Fact]
    public void DrawsAMovingPicture()
    {
        string file = _folder.File("a.webp");
        Assert.Equal(ExitCode.Success, CommandResult.Run("sequence", "--data", _photos, "--kinds", "walk,cross", "--frames", "6", "--animation", file).ExitCode);
        Picture first = PictureFile.Load(file);
        Assert.Equal((320, 240), (first.Width, first.Height));
        CommandResult several = CommandResult.Run("sequence", "--data", _photos, "--kinds", "walk,far", "--frames", "3", "--animation", file);
        Assert.Equal(ExitCode.Usage, several.ExitCode);
        Assert.Contains("walk_1 has 320 x 240 pixels, far_1 640 x 480", several.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void DrawsTracksInPlaceOfLabels()
    {
        string model = SpotModelFile.WriteTo(_folder);
        byte[] Draw(params string[] more)
        {
            string file = _folder.File("tracks.webp");
            Assert.Equal(ExitCode.Success, CommandResult.Run(["sequence", "--data", _photos, "--kinds", "visit", "--frames", "60", "--animation", file, .. more]).ExitCode);
            return File.ReadAllBytes(file);
        }

        byte[] labels = Draw();
        byte[] tracks = Draw("--tracks", "--model", model);
        Assert.NotEqual(labels, tracks);
        Assert.Equal(tracks, Draw("--tracks", "--model", model));
        CommandResult.Run("sequence", "--data", _photos, "--output", _folder.Path, "--tracks").AssertFails(ExitCode.Usage, "--tracks needs --animation");
        CommandResult.Run("sequence", "--data", _photos, "--animation", "a.webp", "--model", model).AssertFails(ExitCode.Usage, "--model needs --tracks");
    }

    [Fact]
    public void SomewhereToWriteIsNeeded() => CommandResult.Run("sequence", "--data", _photos).AssertFails(ExitCode.Usage, "--output, --animation or both are needed");
}
