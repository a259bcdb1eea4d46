namespace System.Device.Gpio;

/// <summary>Level of a pin.</summary>
public readonly struct PinValue
{
    private PinValue(bool isHigh) => IsHigh = isHigh;

    public static PinValue High => new PinValue(true);

    public static PinValue Low => new PinValue(false);

    /// <summary>The level, for simulated devices.</summary>
    public bool IsHigh { get; }
}
