namespace DupNet.Boards;

/// <summary>Ways in which a camera sends pictures.</summary>
public enum CameraBus
{
    /// <summary>The camera sends over eight parallel lines, which needs a custom firmware with a camera driver.</summary>
    Dvp,

    /// <summary>The camera sends over SPI, with I2C for its registers; managed code drives it on stock firmware.</summary>
    Spi,
}
