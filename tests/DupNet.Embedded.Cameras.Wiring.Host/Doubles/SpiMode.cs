namespace System.Device.Spi;

/// <summary>Polarity and phase of the clock.</summary>
public enum SpiMode
{
    Mode0,
    Mode1,
    Mode2,
    Mode3,
}
