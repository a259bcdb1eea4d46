using System.Collections.Generic;
using System.Device;
using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;
using DupNet.Embedded.Cameras.Tests.Simulated;
using DupNet.Embedded.Cameras.Wiring;
using nanoFramework.Hardware.Esp32;
using Xunit;

namespace DupNet.Embedded.Cameras.Tests.Wiring;

public sealed class ArduCamWiringTests
{
    [Fact]
    public void OpensTheBusesOnThePinsAsTheCameraTakesThem()
    {
        Workbench bench = Workbench.Renew();
        SpiConnectionSettings? spi = null;
        I2cConnectionSettings? i2c = null;
        bench.Spi = settings =>
        {
            spi = settings;
            return new SpiDevice(_ => { }, _ => { });
        };
        bench.I2c = settings =>
        {
            i2c = settings;
            return new I2cDevice(settings.DeviceAddress, _ => I2cTransferStatus.FullTransfer, _ => I2cTransferStatus.FullTransfer);
        };
        Assert.Null(ArduCamWiring.Esp32C3DevKit().Open().Mode);
        Assert.Equal(
            new Dictionary<DeviceFunction, int>
            {
                [DeviceFunction.SPI1_CLOCK] = 6,
                [DeviceFunction.SPI1_MISO] = 5,
                [DeviceFunction.SPI1_MOSI] = 7,
                [DeviceFunction.I2C1_DATA] = 4,
                [DeviceFunction.I2C1_CLOCK] = 3,
            },
            bench.Functions);
        Assert.Equal(new Dictionary<int, PinMode> { [10] = PinMode.Output }, bench.Opened);
        Assert.Equal((1, -1, SpiMode.Mode0, 8_000_000), (spi!.BusId, spi.ChipSelectLine, spi.Mode, spi.ClockFrequency));
        Assert.Equal((1, 0x30, I2cBusSpeed.StandardMode), (i2c!.BusId, i2c.DeviceAddress, i2c.BusSpeed));
    }

    [Fact]
    public void ACameraThatIsNotThereShowsWhenItIsStarted()
    {
        SimulatedArduCam simulated = new() { Current = SimulatedArduCam.Fault.SpiHigh };
        ArduCamOnBuses.Wire(simulated, 27);
        ArduCamMini2MP camera = ArduCamWiring.Esp32DevKitC().Open();
        Assert.Equal(CameraError.NoAnswer, Assert.Throws<CameraException>(() => camera.Start(camera.Modes[0])).Error);
        simulated.Current = SimulatedArduCam.Fault.None;
        camera.Start(camera.Modes[0]);
        Assert.Same(camera.Modes[0], camera.Mode);
    }
}
