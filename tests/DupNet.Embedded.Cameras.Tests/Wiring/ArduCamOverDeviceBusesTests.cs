using DupNet.Embedded.Cameras.Tests.Simulated;
using DupNet.Embedded.Cameras.Wiring;
using Xunit;

namespace DupNet.Embedded.Cameras.Tests.Wiring;

/// <summary>The whole chain: driver, adapters, and the simulated camera behind nanoFramework's devices.</summary>
public sealed class ArduCamOverDeviceBusesTests
{
    private readonly SimulatedArduCam _simulated = new();
    private readonly ArduCamMini2MP _camera;
    private readonly byte[] _buffer = new byte[160 * 120 * 2];

    public ArduCamOverDeviceBusesTests()
    {
        ArduCamOnBuses buses = new(_simulated);
        _camera = new ArduCamMini2MP(new SpiDeviceBus(buses.Spi, buses.ChipSelect), new I2cRegisterBus(buses.Sensor), _simulated);
    }

    [Fact]
    public void CapturesAFrame()
    {
        _camera.Start(_camera.Modes[0]);
        _camera.Capture(_buffer, 500);
        for (int i = 0; i < _buffer.Length; i++)
        {
            Assert.Equal(SimulatedArduCam.Pixel(1, i), _buffer[i]);
        }
    }

    [Fact]
    public void ASensorThatDoesNotAcknowledgeIsNamed()
    {
        _simulated.Current = SimulatedArduCam.Fault.SensorSilent;
        CameraException exception = Assert.Throws<CameraException>(() => _camera.Start(_camera.Modes[0]));
        Assert.Equal(CameraError.NoAnswer, exception.Error);
        Assert.Equal("sensor at I2C address 48 takes no register 255: address not acknowledged", exception.Message);
    }
}
