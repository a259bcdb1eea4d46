using System;
using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;
using DupNet.Embedded.Cameras.Buses;
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
    private int _register;

    public ArduCamOverDeviceBusesTests()
    {
        SpiDevice spi = new(_simulated.Write, data => _simulated.Read(data, 0, data.Length));
        GpioPin chipSelect = new(high => Array.ForEach<Action>([high ? _simulated.Deselect : _simulated.Select], action => action()));
        I2cDevice sensor = new(ArduCamMini2MP.SensorAddress, Written, Read);
        _camera = new ArduCamMini2MP(new SpiDeviceBus(spi, chipSelect), new I2cRegisterBus(sensor), _simulated);
    }

    [Fact]
    public void Captures_a_frame()
    {
        _camera.Start(_camera.Modes[0]);
        _camera.Capture(_buffer, 500);
        for (int i = 0; i < _buffer.Length; i++)
        {
            Assert.Equal(SimulatedArduCam.Pixel(1, i), _buffer[i]);
        }
    }

    [Fact]
    public void A_sensor_that_does_not_acknowledge_is_named()
    {
        _simulated.Current = SimulatedArduCam.Fault.SensorSilent;
        CameraException exception = Assert.Throws<CameraException>(() => _camera.Start(_camera.Modes[0]));
        Assert.Equal(CameraError.NoAnswer, exception.Error);
        Assert.Equal("sensor at I2C address 48 takes no register 255: address not acknowledged", exception.Message);
    }

    private I2cTransferStatus Written(byte[] data)
    {
        _register = data[0];
        return data.Length == 2 ? Try(() => ((IRegisterBus)_simulated).Write(data[0], data[1])) : I2cTransferStatus.FullTransfer;
    }

    private I2cTransferStatus Read(byte[] data)
    {
        Assert.Single(data);
        return Try(() => data[0] = (byte)((IRegisterBus)_simulated).Read(_register));
    }

    private static I2cTransferStatus Try(Action action)
    {
        try
        {
            action();
            return I2cTransferStatus.FullTransfer;
        }
        catch (CameraException)
        {
            return I2cTransferStatus.SlaveAddressNotAcknowledged;
        }
    }
}
