namespace nanoFramework.Hardware.Esp32;

public enum DeviceTypes
{
    GPIO = 0 * 0x10000,
    SPI = 1 * 0x10000,
    I2C = 2 * 0x10000,
    SERIAL = 3 * 0x10000,
    PWM = 4 * 0x10000,
    ADC = 5 * 0x10000,
    I2S = 6 * 0x10000,
    SDMMC = 8 * 0x10000,
}
