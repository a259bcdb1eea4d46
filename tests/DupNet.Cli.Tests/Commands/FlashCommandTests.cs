using System;
using System.IO;
using DupNet.CommandLine.Outcomes;
using DupNet.Cli.Tests.Flashing;
using DupNet.Packing;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

public sealed class FlashCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ADryRunPrintsTheCommands()
    {
        string image = _folder.File("app.bin");
        File.WriteAllBytes(image, TestImage.Application(SpotModel.Bytes));
        CommandResult result = CommandResult.Run("flash", "--board", "esp32-c6-devkit", "--port", "/dev/ttyACM0", "--image", image, "--dry-run");
        Assert.Equal((ExitCode.Success, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal("nanoff --platform esp32 --target ESP32_C6_THREAD --serialport /dev/ttyACM0 --update", result.Lines[0]);
        Assert.Equal(
            $"nanoff --platform esp32 --target ESP32_C6_THREAD --serialport /dev/ttyACM0 --deploy --image {image} --address 0x250000", result.Lines[1]);
        Assert.StartsWith("then the lines of the self-test are read on /dev/ttyACM0;", result.Lines[3], StringComparison.Ordinal);
        Assert.Equal(4, result.Lines.Length);
        string linked = CommandResult.Run("flash", "--board", "esp32-c6-devkit", "--link", "/dev/ttyUSB3", "--dry-run").Lines[^1];
        Assert.StartsWith("then the serial detector is asked on /dev/ttyUSB3: COM1", linked, StringComparison.Ordinal);
    }

    /// <summary>Who has built no image yet sees both commands all the same.</summary>
    [Fact]
    public void ADryRunNeedsNoImage()
    {
        CommandResult none = CommandResult.Run("flash", "--board", "esp32-cam", "--dry-run");
        Assert.Equal((ExitCode.Success, string.Empty), (none.ExitCode, none.Error));
        Assert.EndsWith("--serialport PORT --update", none.Lines[0], StringComparison.Ordinal);
        Assert.EndsWith("--serialport PORT --deploy --image IMAGE --address 0x1E0000", none.Lines[1], StringComparison.Ordinal);
        CommandResult missing = CommandResult.Run(
            "flash", "--board", "esp32-cam", "--dry-run", "--image", "none.bin", "--baud", "115200", "--masserase", "--fwversion", "1.12.1.3");
        Assert.Equal((ExitCode.Success, "dupnet: none.bin: no such file yet.\n"), (missing.ExitCode, missing.Error));
        Assert.EndsWith("--baud 115200 --update --fwversion 1.12.1.3 --masserase", missing.Lines[0], StringComparison.Ordinal);
        Assert.EndsWith("--baud 115200 --deploy --image none.bin --address 0x1E0000", missing.Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--baud must be a number", "--dry-run", "--baud", "fast")]
    [InlineData("--fwversion must be a version", "--dry-run", "--fwversion=--masserase")]
    [InlineData("--clr and --fwversion exclude each other", "--dry-run", "--clr", "a.bin", "--fwversion", "1.2")]
    [InlineData("excludes --masserase and --fwversion", "--dry-run", "--application-only", "--image", "a.bin", "--masserase")]
    [InlineData("--masserase needs --image", "--port", "x", "--masserase")]
    public void OptionsThatDoNotGoTogetherAreTold(string message, params string[] options) =>
        CommandResult.Run(["flash", "--board", "esp32-cam", .. options]).AssertFails(ExitCode.Usage, message);

    [Fact]
    public void ABoardThatNobodyKnowsIsTold() =>
        CommandResult.Run("flash", "--board", "esp8266", "--dry-run").AssertFails(ExitCode.Usage, "no board is called 'esp8266'", "dupnet boards");

    [Fact]
    public void PortsAreNeeded()
    {
        CommandResult.Run("flash", "--board", "esp32-cam").AssertFails(ExitCode.Usage, "--port is needed");
        CommandResult.Run("flash", "--board", "esp32-cam", "--link", "COM1").AssertFails(ExitCode.Usage, "--port is needed");
        CommandResult.Run("flash", "--dry-run").AssertFails(ExitCode.Usage, "--board");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3601")]
    [InlineData("-1")]
    [InlineData("soon")]
    public void AWaitThatMakesNoSenseIsRefused(string wait) =>
        CommandResult.Run("flash", "--board", "esp32-cam", "--dry-run", "--wait=" + wait).AssertFails(ExitCode.Usage, "--wait must be an integer from 1 to 3600");

    [Fact]
    public void AnApplicationAloneNeedsItsImage()
    {
        CommandResult.Run("flash", "--board", "esp32-cam", "--dry-run", "--application-only").AssertFails(ExitCode.Usage, "--application-only needs --image");
        CommandResult.Run("flash", "--board", "esp32-cam", "--port", "x", "--image", Path.Combine(_folder.Path, "none.bin"))
            .AssertFails(ExitCode.Failure, "none.bin: no such file");
    }
}
