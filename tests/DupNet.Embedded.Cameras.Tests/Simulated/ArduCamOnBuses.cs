using System;
using System.Device;
using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;
using DupNet.Embedded.Cameras.Buses;

namespace DupNet.Embedded.Cameras.Tests.Simulated;

/// <summary>A simulated camera behind nanoFramework's devices.</summary>
public sealed class ArduCamOnBuses
{
    private readonly IRegisterBus _sensor;
    private int _register;

    public ArduCamOnBuses(SimulatedArduCam camera)
    {
        _sensor = camera;
        Spi = new SpiDevice(camera.Write, data => camera.Read(data, 0, data.Length));
        ChipSelect = new GpioPin(high =>
        {
            if (high)
            {
                camera.Deselect();
            }
            else
            {
                camera.Select();
            }
        });
        Sensor = new I2cDevice(ArduCamMini2MP.SensorAddress, Written, Read);
    }

    public SpiDevice Spi { get; }

    public GpioPin ChipSelect { get; }

    public I2cDevice Sensor { get; }

    /// <summary>Wires a camera to the board of this thread, which is bare otherwise.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="chipSelect">The pin of its chip select; all others do nothing.</param>
    public static Workbench Wire(SimulatedArduCam camera, int chipSelect)
    {
        ArduCamOnBuses buses = new(camera);
        Workbench bench = Workbench.Renew();
        bench.Pin = pin => pin == chipSelect ? buses.ChipSelect : new GpioPin(_ => { });
        bench.Spi = _ => buses.Spi;
        bench.I2c = _ => buses.Sensor;
        return bench;
    }

    private I2cTransferStatus Written(byte[] data)
    {
        _register = data[0];
        return data.Length == 2 ? Try(() => _sensor.Write(data[0], data[1])) : I2cTransferStatus.FullTransfer;
    }

    private I2cTransferStatus Read(byte[] data)
    {
        if (data.Length != 1)
        {
            return I2cTransferStatus.PartialTransfer;
        }

        return Try(() => data[0] = (byte)_sensor.Read(_register));
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
