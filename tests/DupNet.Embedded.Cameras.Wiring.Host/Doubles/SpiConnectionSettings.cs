namespace System.Device.Spi;

/// <summary>Which bus, and how.</summary>
public sealed class SpiConnectionSettings
{
    public SpiConnectionSettings(int busId, int chipSelectLine = -1)
    {
        BusId = busId;
        ChipSelectLine = chipSelectLine;
    }

    public int BusId { get; }

    public int ChipSelectLine { get; }

    public SpiMode Mode { get; set; }

    public int ClockFrequency { get; set; }
}
