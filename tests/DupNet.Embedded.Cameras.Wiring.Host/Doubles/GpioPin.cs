namespace System.Device.Gpio;

/// <summary>A pin.</summary>
public sealed class GpioPin
{
    private readonly Action<bool> _written;
    private readonly Func<bool> _read;

    /// <summary>Takes what happens when the pin is set, and what it reads; low unless given.</summary>
    public GpioPin(Action<bool> written, Func<bool> read = null)
    {
        _written = written;
        _read = read ?? (() => false);
    }

    public PinValue Read() => _read() ? PinValue.High : PinValue.Low;

    public void Write(PinValue value) => _written(value.IsHigh);
}
