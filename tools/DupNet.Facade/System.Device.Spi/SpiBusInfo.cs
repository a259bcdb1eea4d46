namespace System.Device.Spi;

public sealed class SpiBusInfo
{
    internal SpiBusInfo(int spiBus) => throw null;

    public int MaxClockFrequency => throw null;

    public int MinClockFrequency => throw null;
}
