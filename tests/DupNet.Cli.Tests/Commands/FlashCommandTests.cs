using System;
using System.IO;
using DupNet.CommandLine.Outcomes;
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
        File.WriteAllText(image, "application");
        CommandResult result = CommandResult.Run("flash", "--board", "esp32-c6-devkit", "--port", "/dev/ttyACM0", "--image", image, "--dry-run");
        Assert.Equal((ExitCode.Success, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal("nanoff --platform esp32 --target ESP32_C6_THREAD --serialport /dev/ttyACM0 --update", result.Lines[0]);
        Assert.Equal(
            $"nanoff --platform esp32 --target ESP32_C6_THREAD --serialport /dev/ttyACM0 --deploy --image {image} --address 0x250000", result.Lines[1]);
        Assert.StartsWith("then the lines of the self-test are read on /dev/ttyACM0;", result.Lines[2], StringComparison.Ordinal);
        Assert.Equal(3, result.Lines.Length);
        string linked = CommandResult.Run("flash", "--board", "esp32-c6-devkit", "--link", "/dev/ttyUSB3", "--dry-run").Lines[^1];
        Assert.StartsWith("then the serial detector is asked on /dev/ttyUSB3: COM1", linked, StringComparison.Ordinal);
    }

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
        CommandResult.Run("flash", "--board", "esp32-cam", "--dry-run", "--image", Path.Combine(_folder.Path, "none.bin"))
            .AssertFails(ExitCode.Failure, "none.bin: no such file");
    }
}
