namespace System.Device.I2c;

/// <summary>Clock of an I2C bus.</summary>
public enum I2cBusSpeed
{
    StandardMode,
    FastMode,
    FastModePlus,
}
