using System.Collections.Generic;
using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;
using System.IO.Ports;
using nanoFramework.Hardware.Esp32;

namespace System.Device;

/// <summary>What is wired to the board that a thread's code runs on, and what that code did with it. Each thread has its own.</summary>
public sealed class Workbench
{
    [ThreadStatic]
    private static Workbench t_current;

    /// <summary>This thread's.</summary>
    public static Workbench Current => t_current ??= new Workbench();

    /// <summary>The function that each pin was given.</summary>
    public Dictionary<DeviceFunction, int> Functions { get; } = new Dictionary<DeviceFunction, int>();

    /// <summary>The mode that each pin was opened in.</summary>
    public Dictionary<int, PinMode> Opened { get; } = new Dictionary<int, PinMode>();

    /// <summary>Gives the pin of a number.</summary>
    public Func<int, GpioPin> Pin { get; set; } = _ => new GpioPin(_ => { });

    /// <summary>Gives the device on an SPI bus.</summary>
    public Func<SpiConnectionSettings, SpiDevice> Spi { get; set; } = _ => new SpiDevice(_ => { }, _ => { });

    /// <summary>Gives the device on an I2C bus.</summary>
    public Func<I2cConnectionSettings, I2cDevice> I2c { get; set; }
        = settings => new I2cDevice(settings.DeviceAddress, _ => I2cTransferStatus.FullTransfer, _ => I2cTransferStatus.FullTransfer);

    /// <summary>The serial ports that were opened.</summary>
    public List<SerialPort> Ports { get; } = new List<SerialPort>();

    /// <summary>What is to wake the board up, in the order in which it was asked for; then whether it sleeps.</summary>
    public List<string> Sleep { get; } = new List<string>();

    /// <summary>What the chip answers to that.</summary>
    public EspNativeError SleepAnswer { get; set; }

    /// <summary>Whether the chip can be woken up by a pin.</summary>
    public bool WakesByPin { get; set; } = true;

    /// <summary>Clears the bench of this thread.</summary>
    public static Workbench Renew() => t_current = new Workbench();
}
