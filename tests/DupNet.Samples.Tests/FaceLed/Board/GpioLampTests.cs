using System.Collections.Generic;
using System.Device;
using System.Device.Gpio;
using FaceLed.Board;
using Xunit;

namespace DupNet.Samples.Tests.FaceLed.Board;

public sealed class GpioLampTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OnIsTheLevelThatLightsTheLamp(bool isLitByHigh)
    {
        Workbench bench = Workbench.Renew();
        List<bool> levels = [];
        bench.Pin = _ => new GpioPin(levels.Add);
        GpioLamp lamp = new(33, PinMode.OutputOpenDrain, isLitByHigh);
        Assert.Equal(PinMode.OutputOpenDrain, bench.Opened[33]);
        lamp.Switch(true);
        lamp.Switch(false);
        Assert.Equal([isLitByHigh, !isLitByHigh], levels);
    }
}
