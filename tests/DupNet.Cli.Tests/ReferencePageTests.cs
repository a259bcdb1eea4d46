using System;
using System.IO;
using System.Linq;
using DupNet.Cli.Commands;
using DupNet.Cli.Tests.Commands;
using DupNet.CommandLine.Tests;
using DupNet.Devices.Tests;
using DupNet.NativeCore;
using Xunit;

namespace DupNet.Cli.Tests;

/// <summary><c>docs/cli.md</c> is true.</summary>
public sealed class ReferencePageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;
    private readonly string _picture;

    public ReferencePageTests()
    {
        _model = SpotModelFile.WriteTo(_folder);
        _picture = Spots.Write(_folder.File("a_1.png"), 64, 64, (8, 8, 8, 8));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TellsEveryOption() => Assert.Equal(
        string.Join('\n', ReferencePage.Existing(DupNetCommand.Create(TextWriter.Null, TextWriter.Null))), string.Join('\n', ReferencePage.Documented("dupnet")));

    [Fact]
    public void TellsEveryFieldOfDetections() => AssertFields("detect", "detect", _picture, "--model", _model, "--json");

    [Fact]
    public void TellsEveryFieldOfModels() => AssertFields("inspect", "inspect", _model, "--json", "--board", "esp32-cam");

    [Fact]
    public void TellsEveryFieldOfVerifiedModels()
    {
        string model = Path.Combine(Checkout.Root, "models", "dupnet-nano", "dupnet-nano.dupnet");
        string key = _folder.File("key.pem");
        string signature = _folder.File("nano.sig");
        CommandResult.Run("keygen", key);
        CommandResult.Run("sign", model, "--key", key, "--output", signature);
        AssertFields("verify", "verify", model, "--frames", "--key", key + ".pub", "--signature", signature, "--json");
    }

    [Fact]
    public void TellsEveryFieldOfTimes() => AssertFields("bench", "bench", "--model", _model, "--rounds", "1", "--json");

    [Fact]
    public void TellsEveryFieldOfMeasurements()
    {
        File.WriteAllText(_folder.File("labels.csv"), "file,width,height,x,y,w,h\na_1.png,64,64,8,8,8,8\na_1.png,64,64,60,60,8,8\n");
        AssertFields("eval", "eval", "--data", _folder.Path, "--model", _model, "--json", "--curves", "--degrade");
    }

    [Fact]
    public void TellsEveryFieldOfMeasuredStreams() => AssertFields(
        "eval --stream", "eval", "--stream", "--data", SequencePhotosFolder.WriteTo(_folder), "--model", _model, "--kinds", "walk", "--frames", "2", "--board", "esp32-cam", "--json");

    [Fact]
    public void TellsEveryFieldOfDataSets()
    {
        File.WriteAllText(_folder.File("a_1.txt"), "1 0.2 0.2 0.125 0.125\n1 1 0.5 0.4 0.5\n");
        File.WriteAllText(_folder.File("data.yaml"), "names: [unused, spot]\n");
        AssertFields("data", "data", _folder.Path, "--json");
    }

    [Fact]
    public void TellsEveryFieldOfABoard()
    {
        using var device = new RunningDevice();
        AssertFields("device status", "device", "status", "--port", device.Port, "--json");
        Assert.Equal(
            ReferencePage.Fields("dupnet detect"),
            ReferencePage.Fields(CommandResult.Run("device", "detect", _picture, "--port", device.Port, "--json").SingleJson()));
    }

    private static void AssertFields(string command, params string[] arguments)
    {
        string[] fields = [.. ReferencePage.Fields(CommandResult.Run(arguments).SingleJson())];
        Assert.NotEmpty(fields);
        Assert.Equal(string.Join('\n', fields), string.Join('\n', ReferencePage.Fields($"dupnet {command}").ToArray()));
    }
}
