using System.Collections.Generic;
using System.Device;
using System.Device.Gpio;
using PresenceSensor.Board;
using Xunit;

namespace DupNet.Samples.Tests.PresenceSensor.Board;

public sealed class CameraSupplyTests
{
    [Fact]
    public void ALowLevelSwitchesTheCameraOn()
    {
        Workbench bench = Workbench.Renew();
        List<bool> levels = [];
        bench.Pin = _ => new GpioPin(levels.Add);
        RecordedPause pause = new();
        CameraSupply.SwitchOn(25, pause);
        Assert.Equal(PinMode.Output, bench.Opened[25]);
        Assert.Equal([false], levels);
        Assert.Equal([20], pause.Milliseconds);
    }

    [Fact]
    public void ACameraThatIsAlwaysOnHasNoPin()
    {
        Workbench bench = Workbench.Renew();
        CameraSupply.SwitchOn(-1, new RecordedPause());
        Assert.Empty(bench.Opened);
    }
}
