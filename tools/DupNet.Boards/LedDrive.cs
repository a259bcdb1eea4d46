namespace DupNet.Boards;

/// <summary>What lights an LED.</summary>
public enum LedDrive
{
    /// <summary>A high level.</summary>
    High,

    /// <summary>A low level.</summary>
    Low,

    /// <summary>An open-drain output; a high level would harm.</summary>
    OpenDrain,

    /// <summary>WS2812 data: no plain output lights it.</summary>
    Ws2812,
}
