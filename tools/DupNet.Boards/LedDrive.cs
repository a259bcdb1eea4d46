namespace DupNet.Boards;

/// <summary>Signals that light an LED.</summary>
public enum LedDrive
{
    /// <summary>A high level lights the LED.</summary>
    High,

    /// <summary>A low level lights the LED.</summary>
    Low,

    /// <summary>A low level lights the LED. The output must be open-drain, since a high level would harm.</summary>
    OpenDrain,

    /// <summary>WS2812 data lights the LED; no plain output does.</summary>
    Ws2812,
}
