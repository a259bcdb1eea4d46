namespace nanoFramework.Hardware.Esp32;

/// <summary>What a pin can be for.</summary>
public enum DeviceFunction
{
    SPI1_MOSI,
    SPI1_MISO,
    SPI1_CLOCK,
    I2C1_DATA,
    I2C1_CLOCK,
    COM1_TX,
    COM1_RX,
    COM2_TX,
    COM2_RX,
}
