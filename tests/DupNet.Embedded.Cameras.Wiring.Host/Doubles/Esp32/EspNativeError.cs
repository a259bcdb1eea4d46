namespace nanoFramework.Hardware.Esp32;

/// <summary>What the chip answers.</summary>
public enum EspNativeError
{
    OK = 0,
    INVALID_ARG = 0x102,
}
