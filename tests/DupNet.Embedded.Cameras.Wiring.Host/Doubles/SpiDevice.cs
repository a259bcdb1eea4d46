namespace System.Device.Spi;

/// <summary>A device on an SPI bus.</summary>
public sealed class SpiDevice
{
    private readonly Action<byte[]> _written;
    private readonly Action<byte[]> _read;

    /// <summary>Takes what happens to bytes that are sent, and what fills those that are received.</summary>
    public SpiDevice(Action<byte[]> written, Action<byte[]> read)
    {
        _written = written;
        _read = read;
    }

    public static SpiDevice Create(SpiConnectionSettings settings) => Workbench.Current.Spi(settings);

    public void Write(SpanByte buffer)
    {
        byte[] data = new byte[buffer.Length];
        Array.Copy(buffer.Array, buffer.Start, data, 0, data.Length);
        _written(data);
    }

    public void Read(SpanByte buffer)
    {
        byte[] data = new byte[buffer.Length];
        _read(data);
        Array.Copy(data, 0, buffer.Array, buffer.Start, data.Length);
    }
}
