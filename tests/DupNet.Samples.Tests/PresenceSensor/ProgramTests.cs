using System;
using System.Device;
using DupNet.Embedded.Cameras.Tests.Simulated;
using DupNet.Embedded.Video;
using PresenceSensor;
using Xunit;

namespace DupNet.Samples.Tests.PresenceSensor;

[Collection(ConsoleText.Collection)]
public sealed class ProgramTests
{
    [Fact]
    public void ACameraThatIsAbsentEndsInALongSleep()
    {
        using ConsoleText console = new();
        Workbench bench = ArduCamOnBuses.Wire(new SimulatedArduCam { Current = SimulatedArduCam.Fault.SpiHigh }, 27);
        Program.Prepare(new RecordedPause()).Run(Program.MakeSource);
        Assert.Equal(["failed: ArduCAM does not answer on SPI: wrote 85 to its test register, read 255"], console.Lines);
        Assert.Equal([$"timer {BoardSettings.SecondsWhenFailed} s", "sleep"], bench.Sleep);
    }

    [Fact]
    public void TooLittleMemoryIsToldInBytesBeforeTheModelRuns()
    {
        using FreeMemory memory = new(30_000);
        string message = Assert.Throws<InvalidOperationException>(Program.MakeSource).Message;
        Assert.Matches("^needs 4[0-9]{4} bytes of free memory, and there are 30000$", message);
    }

    [Theory]
    [InlineData(80_000u, typeof(StreamDetector))]
    [InlineData(46_000u, typeof(EveryFrameDetector))]
    public void TheMemoryDecidesWhatLooks(uint free, Type kind)
    {
        using FreeMemory memory = new(free);
        Assert.IsType(kind, Program.MakeSource());
    }

    [Fact]
    public void APinThatCannotBeOpenedEndsInALongSleep()
    {
        using ConsoleText console = new();
        Workbench bench = Workbench.Renew();
        bench.Pin = _ => throw new InvalidOperationException("no such pin");
        Program.Run(new RecordedPause());
        Assert.Equal("presence-sensor failed: no such pin", console.Lines[^1]);
        Assert.Equal([$"timer {BoardSettings.SecondsWhenFailed} s", "sleep"], bench.Sleep);
    }
}
