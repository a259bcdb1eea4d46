namespace System.Device.I2c;

/// <summary>Where a device is.</summary>
public sealed class I2cConnectionSettings
{
    public I2cConnectionSettings(int deviceAddress) => DeviceAddress = deviceAddress;

    public int DeviceAddress { get; }
}
