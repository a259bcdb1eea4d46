using System.Collections.Generic;
using System.Device;
using System.Device.Gpio;
using PresenceSensor.Board;
using Xunit;

namespace DupNet.Samples.Tests.PresenceSensor.Board;

[Collection(ConsoleText.Collection)]
public sealed class SwitchedOutputTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void IsOnForAWhileWhenSomebodyIsThere(bool isOnByHigh)
    {
        using ConsoleText console = new();
        Workbench bench = Workbench.Renew();
        List<bool> levels = [];
        bench.Pin = _ => new GpioPin(levels.Add);
        RecordedPause pause = new();
        SwitchedOutput output = new(4, PinMode.Output, isOnByHigh, 2000, pause);
        output.Report(0);
        output.Report(2);
        output.Fail("no camera");
        Assert.Equal([!isOnByHigh, isOnByHigh, !isOnByHigh], levels);
        Assert.Equal([2000], pause.Milliseconds);
        Assert.Equal(["faces: 0", "faces: 2", "failed: no camera"], console.Lines);
    }
}
