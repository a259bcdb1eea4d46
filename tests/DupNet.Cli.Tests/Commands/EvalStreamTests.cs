using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

/// <summary><c>dupnet eval --stream</c>.</summary>
public sealed class EvalStreamTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;
    private readonly string _photos;

    public EvalStreamTests()
    {
        _model = SpotModelFile.WriteTo(_folder);
        _photos = SequencePhotosFolder.WriteTo(_folder);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void MeasuresOnSequencesThatAreMadeOfPhotos()
    {
        string[] arguments = ["eval", "--stream", "--data", _photos, "--model", _model, "--kinds", "empty,walk", "--each", "2", "--frames", "40", "--json"];
        CommandResult result = CommandResult.Run(arguments);
        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Contains("sequences are made of 1 photos without a face and 2 people in photos", result.Error, StringComparison.Ordinal);
        Assert.Contains("160 of 160 frames", result.Error, StringComparison.Ordinal);
        JsonElement json = result.SingleJson();
        Assert.Equal(["empty_1", "empty_2", "walk_1", "walk_2"], json.GetProperty("sequences").EnumerateArray().Select(sequence => sequence.GetProperty("name").GetString()));
        JsonElement[] single = [.. Results(json, "every frame, 64 x 64")];
        Assert.Equal(["empty", "walk", "all"], single.Select(row => row.GetProperty("kind").GetString()));
        Assert.Equal(JsonValueKind.Null, single[0].GetProperty("recall").ValueKind);
        Assert.Equal(JsonValueKind.Null, single[0].GetProperty("switches").ValueKind);
        Assert.True(single[1].GetProperty("faces").GetInt32() > 10);
        Assert.True(single[1].GetProperty("instructions").GetInt64() > 1000);
        JsonElement[] stream = [.. Results(json, "stream")];
        Assert.Equal(["empty", "walk", "all"], stream.Select(row => row.GetProperty("kind").GetString()));
        Assert.True(stream[0].GetProperty("instructions").GetInt64() > stream[0].GetProperty("lookInstructions").GetInt64());
        Assert.Equal(JsonValueKind.Number, stream[1].GetProperty("switches").ValueKind);
        Assert.False(json.TryGetProperty("times", out _));
        Assert.Equal(result.Output, CommandResult.Run(arguments).Output);
        Assert.NotEqual(result.Output, CommandResult.Run([.. arguments, "--seed", "2"]).Output);
    }

    [Fact]
    public void SequencesMayHaveRowsOfTheirOwn()
    {
        JsonElement json = CommandResult.Run(
            "eval", "--stream", "--by-sequence", "--data", _photos, "--model", _model, "--kinds", "walk", "--each", "2", "--frames", "3", "--json").SingleJson();
        Assert.Equal(["walk_1", "walk_2", "all"], Results(json, "stream").Select(row => row.GetProperty("kind").GetString()));
    }

    // What the stream detector may work decides how often it looks.
    [Fact]
    public void TheStreamDetectorsSettingsAreTheUsersChoice()
    {
        string[] arguments = ["eval", "--stream", "--data", _photos, "--model", _model, "--kinds", "cross", "--frames", "60", "--json"];
        long Looks(params string[] more) => Results(CommandResult.Run([.. arguments, .. more]).SingleJson(), "stream").Single().GetProperty("lookInstructions").GetInt64();
        Assert.True(Looks("--work", "10000") < Looks("--work", "100000000"));
        CommandResult refused = CommandResult.Run([.. arguments, "--work", "1"]);
        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.Contains("WorkPerFrame is 1, must be", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void SizesAreDetectorsOfTheirOwn()
    {
        JsonElement json = CommandResult.Run(
            "eval", "--stream", "--data", _photos, "--model", _model, "--kinds", "walk", "--frames", "5", "--sizes", "64,128", "--board", "esp32-cam", "--json").SingleJson();
        Assert.Single(Results(json, "every frame, 64 x 64"));
        Assert.Single(Results(json, "every frame, 128 x 128"));
        Assert.Equal(json.GetProperty("results").GetArrayLength(), json.GetProperty("times").GetArrayLength());
        Assert.All(json.GetProperty("times").EnumerateArray(), time => Assert.True(time.GetProperty("managedTo").GetDouble() >= time.GetProperty("managedFrom").GetDouble()));
    }

    [Fact]
    public void MeasuresOnSequencesOfTheUsersOwn()
    {
        Spots.Write(_folder.File("own/door_1/a1.png"), 64, 64, (8, 8, 8, 8));
        Spots.Write(_folder.File("own/door_1/a2.png"), 64, 64);
        File.WriteAllText(_folder.File("own/door_1/labels.csv"), "file,width,height,x,y,w,h,identity\na1.png,64,64,8,8,8,8,1\na2.png,64,64,30,30,8,8,1\n");
        string own = Path.Combine(_folder.Path, "own");
        JsonElement row = Results(CommandResult.Run("eval", "--stream", "--data", own, "--model", _model, "--json").SingleJson(), "every frame, 64 x 64").Single();
        Assert.Equal(("door", 2, 0.5), (row.GetProperty("kind").GetString(), row.GetProperty("frames").GetInt32(), row.GetProperty("recall").GetDouble()));
        string[] lines = CommandResult.Run("eval", "--stream", "--data", own, "--model", _model, "--board", "esp32-cam").Lines;
        Assert.Contains(lines, line => line.StartsWith("1 door ", StringComparison.Ordinal) && line.Contains("0.500", StringComparison.Ordinal));
        CommandResult.Run("eval", "--stream", "--data", own, "--model", _model, "--seed", "2").AssertFails(ExitCode.Usage, "--seed is for sequences that are made of photos");
    }

    [Fact]
    public void OptionsThatDoNotGoTogetherAreRefused()
    {
        CommandResult Run(params string[] more) => CommandResult.Run(["eval", "--data", _photos, "--model", _model, .. more]);
        Run("--kinds", "walk").AssertFails(ExitCode.Usage, "--kinds needs --stream");
        Run("--board", "esp32-cam").AssertFails(ExitCode.Usage, "--board needs --stream");
        Run("--stream", "--degrade").AssertFails(ExitCode.Usage, "--degrade and --stream exclude each other");
        Run("--stream", "--kinds", "walk,wlak").AssertFails(ExitCode.Usage, "not 'wlak'", "Did you mean walk?");
        Run("--stream", "--frames", "0").AssertFails(ExitCode.Usage, "--frames must be a whole number from 1");
        Run("--stream", "--board", "esp32").AssertFails(ExitCode.Usage, "no board is called 'esp32'");
    }

    [Fact]
    public void PhotosWithoutScenesAreRefused()
    {
        File.WriteAllText(Path.Combine(_photos, "labels.csv"), "file,width,height,x,y,w,h\none.png,320,240,100,70,80,80\n");
        CommandResult result = CommandResult.Run("eval", "--stream", "--data", _photos, "--model", _model);
        Assert.Equal(ExitCode.Failure, result.ExitCode);
        Assert.Contains("dupnet: no sequence can be made of these photos: there is no photo without a face", result.Error, StringComparison.Ordinal);
    }

    private static JsonElement[] Results(JsonElement json, string detector) =>
        [.. json.GetProperty("results").EnumerateArray().Where(row => row.GetProperty("detector").GetString() == detector)];
}
