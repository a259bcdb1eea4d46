namespace DupNet.Boards;

/// <summary>How a camera sends pictures.</summary>
public enum CameraBus
{
    /// <summary>Eight parallel lines: needs a custom firmware with a camera driver.</summary>
    Dvp,

    /// <summary>SPI, with I2C for its registers: managed code drives it on stock firmware.</summary>
    Spi,
}
