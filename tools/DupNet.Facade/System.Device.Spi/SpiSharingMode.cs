namespace System.Device.Spi;

public enum SpiSharingMode
{
    Exclusive,
    Shared,
}
