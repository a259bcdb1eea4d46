using System;
using System.Device.I2c;
using DupNet.Embedded.Cameras.Wiring;
using Xunit;

namespace DupNet.Embedded.Cameras.Tests.Wiring;

public sealed class I2cRegisterBusTests
{
    [Fact]
    public void ReadsInTwoTransfersAndWritesInOne()
    {
        string wire = string.Empty;
        I2cRegisterBus bus = new(new I2cDevice(
            0x30,
            data =>
            {
                wire += "w" + Convert.ToHexString(data) + " ";
                return I2cTransferStatus.FullTransfer;
            },
            data =>
            {
                wire += "r" + data.Length + " ";
                data[0] = 0x26;
                return I2cTransferStatus.FullTransfer;
            }));
        Assert.Equal(0x26, bus.Read(0x0A));
        bus.Write(0xFF, 0x01);
        Assert.Equal("w0A r1 wFF01 ", wire);
    }

    [Theory]
    [InlineData(I2cTransferStatus.PartialTransfer, "broke off")]
    [InlineData(I2cTransferStatus.ClockStretchTimeout, "held the clock too long")]
    [InlineData(I2cTransferStatus.SlaveAddressNotAcknowledged, "address not acknowledged")]
    [InlineData(I2cTransferStatus.UnknownError, "unknown error")]
    public void ATransferThatIsNotFullIsAnError(I2cTransferStatus status, string words)
    {
        I2cRegisterBus bus = new(new I2cDevice(0x30, _ => I2cTransferStatus.FullTransfer, _ => status));
        CameraException exception = Assert.Throws<CameraException>(() => bus.Read(10));
        Assert.Equal(CameraError.NoAnswer, exception.Error);
        Assert.Equal("sensor at I2C address 48 sends no register 10: " + words, exception.Message);
    }

    [Fact]
    public void ABusThatThrowsIsAnErrorOfTheBus()
    {
        I2cRegisterBus bus = new(new I2cDevice(0x30, _ => throw new InvalidOperationException("dead"), _ => I2cTransferStatus.FullTransfer));
        CameraException exception = Assert.Throws<CameraException>(() => bus.Write(1, 2));
        Assert.Equal(CameraError.BusFailed, exception.Error);
        Assert.Equal("I2C failed at register 1: dead", exception.Message);
    }
}
