namespace System.Device.Gpio;

/// <summary>An output pin.</summary>
public sealed class GpioPin
{
    private readonly Action<bool> _written;

    /// <summary>Takes what happens when the pin is set.</summary>
    public GpioPin(Action<bool> written) => _written = written;

    public void Write(PinValue value) => _written(value.IsHigh);
}
