using System;
using System.Device.Gpio;
using System.Device.Spi;
using DupNet.Embedded.Cameras.Wiring;
using Xunit;

namespace DupNet.Embedded.Cameras.Tests.Wiring;

public sealed class SpiDeviceBusTests
{
    [Fact]
    public void DeselectsAtOnceAndReadsIntoThePlaceGiven()
    {
        string levels = string.Empty;
        SpiDeviceBus bus = new(new SpiDevice(_ => { }, data => Array.Fill(data, (byte)9)), new GpioPin(high => levels += high ? "H" : "L"));
        byte[] buffer = new byte[5];
        bus.Select();
        bus.Read(buffer, 1, 3);
        bus.Deselect();
        Assert.Equal([0, 9, 9, 9, 0], buffer);
        Assert.Equal("HLH", levels);
    }

    [Fact]
    public void ABusThatFailsIsReportedWithWhatItDid()
    {
        SpiDeviceBus bus = new(
            new SpiDevice(_ => throw new InvalidOperationException("dead"), _ => throw new InvalidOperationException("dead")), new GpioPin(_ => { }));
        CameraException exception = Assert.Throws<CameraException>(() => bus.Write([1, 2]));
        Assert.Equal(CameraError.BusFailed, exception.Error);
        Assert.Equal("SPI failed writing 2 bytes: dead", exception.Message);
        Assert.Equal("SPI failed reading 3 bytes: dead", Assert.Throws<CameraException>(() => bus.Read(new byte[3], 0, 3)).Message);
    }
}
