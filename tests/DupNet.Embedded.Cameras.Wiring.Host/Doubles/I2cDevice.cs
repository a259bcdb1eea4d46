namespace System.Device.I2c;

/// <summary>A device on an I2C bus.</summary>
public sealed class I2cDevice
{
    private readonly Func<byte[], I2cTransferStatus> _written;
    private readonly Func<byte[], I2cTransferStatus> _read;

    /// <summary>Takes the address, what happens to bytes that are sent, and what fills those that are received.</summary>
    public I2cDevice(int address, Func<byte[], I2cTransferStatus> written, Func<byte[], I2cTransferStatus> read)
    {
        ConnectionSettings = new I2cConnectionSettings(0, address, I2cBusSpeed.StandardMode);
        _written = written;
        _read = read;
    }

    public I2cConnectionSettings ConnectionSettings { get; }

    public static I2cDevice Create(I2cConnectionSettings settings) => Workbench.Current.I2c(settings);

    public I2cTransferResult Write(SpanByte buffer)
    {
        byte[] data = new byte[buffer.Length];
        Array.Copy(buffer.Array, buffer.Start, data, 0, data.Length);
        return new I2cTransferResult { Status = _written(data) };
    }

    public I2cTransferResult Read(SpanByte buffer)
    {
        byte[] data = new byte[buffer.Length];
        I2cTransferStatus status = _read(data);
        Array.Copy(data, 0, buffer.Array, buffer.Start, data.Length);
        return new I2cTransferResult { Status = status };
    }
}
