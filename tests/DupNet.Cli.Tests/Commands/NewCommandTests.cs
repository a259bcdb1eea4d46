using System;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

public sealed class NewCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;
    private readonly string _target;

    public NewCommandTests()
    {
        _model = SpotModelFile.WriteTo(_folder);
        _target = _folder.File("my-app");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WritesAProjectAndTellsWhatItChose()
    {
        CommandResult result = CommandResult.Run("new", "face-led", _target, "--model", _model, "--board", "esp32-cam");
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal($"{_target}: MyApp, made of face-led for esp32-cam", result.Lines[0]);
        Assert.Contains("spots, ", result.Output, StringComparison.Ordinal);
        Assert.Contains("64x64, frames of 96x96, native kernels", result.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(_model), File.ReadAllBytes(Path.Combine(_target, "model.dupnet")));
        Assert.Contains("public const int Spot = 0;", File.ReadAllText(Path.Combine(_target, "Classes.cs")), StringComparison.Ordinal);
        Assert.Contains("MyApp.nfproj", Directory.GetFiles(_target).Select(Path.GetFileName));
    }

    [Fact]
    public void OptionsAreTaken()
    {
        CommandResult result = CommandResult.Run("new", "face-led", _target, "-m", _model, "-b", "esp32-cam", "--size", "32x48", "--kernels", "managed");
        Assert.Contains("32x48, frames of 96x96, managed kernels", result.Output, StringComparison.Ordinal);
        string settings = File.ReadAllText(Path.Combine(_target, "BoardSettings.cs"));
        Assert.Contains("InputHeight = 48,", settings, StringComparison.Ordinal);
        Assert.Contains("MakeEngine() => null;", settings, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotBeIsRefusedAndNothingIsWritten()
    {
        Refuses(ExitCode.Usage, ["face-lid", "--board", "esp32-cam", "--model", _model], "no sample is called 'face-lid'. Did you mean face-led?");
        Refuses(ExitCode.Usage, ["face-led", "--board", "esp32-cam2", "--model", _model], "no board is called 'esp32-cam2'. Did you mean esp32-cam?");
        Refuses(ExitCode.Failure, ["face-led", "--board", "esp32-c6-devkit", "--model", _model], "needs a camera");
        Refuses(ExitCode.Failure, ["face-led", "--board", "esp32-devkitc-arducam"], "bytes of heap; esp32-devkitc-arducam has an estimated 90,000");
        Refuses(ExitCode.Failure, ["model-on-drive", "--board", "esp32-cam", "--model", _model, "--kernels", "native"], "runs on managed kernels");
        Refuses(ExitCode.Failure, ["self-test", "--board", "esp32-cam", "--model", _model, "--libraries", _folder.Path], "is no checkout");
        string damaged = _folder.File("damaged.dupnet");
        File.WriteAllBytes(damaged, [.. File.ReadAllBytes(_model).Select((value, i) => (byte)(i == 40 ? value ^ 1 : value))]);
        Refuses(ExitCode.Failure, ["self-test", "--board", "esp32-cam", "--model", damaged], "damaged.dupnet: ");
        CommandResult.Run("new", "self-test", _folder.Path, "--board", "esp32-cam", "--model", _model).AssertFails(ExitCode.Failure, "is not empty");
    }

    private void Refuses(int exitCode, string[] arguments, string message)
    {
        CommandResult.Run(["new", arguments[0], _target, .. arguments[1..]]).AssertFails(exitCode, message);
        Assert.False(Directory.Exists(_target));
    }
}
