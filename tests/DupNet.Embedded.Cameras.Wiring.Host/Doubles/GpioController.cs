namespace System.Device.Gpio;

/// <summary>The pins of the board.</summary>
public sealed class GpioController
{
    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        Workbench bench = Workbench.Current;
        if (!bench.Opened.TryAdd(pinNumber, mode))
        {
            throw new InvalidOperationException("pin " + pinNumber + " is open already");
        }

        return bench.Pin(pinNumber);
    }
}
