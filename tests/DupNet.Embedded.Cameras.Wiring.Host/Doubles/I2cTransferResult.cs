namespace System.Device.I2c;

/// <summary>Result of a transfer.</summary>
public struct I2cTransferResult
{
    public I2cTransferStatus Status { get; set; }
}
