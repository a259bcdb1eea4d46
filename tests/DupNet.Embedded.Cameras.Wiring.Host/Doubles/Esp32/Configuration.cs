using System.Device;

namespace nanoFramework.Hardware.Esp32;

/// <summary>What the pins are for.</summary>
public static class Configuration
{
    public static void SetPinFunction(int pin, DeviceFunction value) => Workbench.Current.Functions[value] = pin;
}
