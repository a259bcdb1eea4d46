namespace System.Device.Gpio;

/// <summary>Level of a pin.</summary>
public readonly struct PinValue : IEquatable<PinValue>
{
    private PinValue(bool isHigh) => IsHigh = isHigh;

    public static PinValue High => new PinValue(true);

    public static PinValue Low => new PinValue(false);

    /// <summary>The level, for simulated devices.</summary>
    public bool IsHigh { get; }

    public static bool operator ==(PinValue a, PinValue b) => a.IsHigh == b.IsHigh;

    public static bool operator !=(PinValue a, PinValue b) => a.IsHigh != b.IsHigh;

    public bool Equals(PinValue other) => IsHigh == other.IsHigh;

    public override bool Equals(object obj) => obj is PinValue other && Equals(other);

    public override int GetHashCode() => IsHigh ? 1 : 0;
}
