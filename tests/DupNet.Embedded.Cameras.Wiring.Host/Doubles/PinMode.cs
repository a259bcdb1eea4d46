namespace System.Device.Gpio;

/// <summary>What a pin is for.</summary>
public enum PinMode
{
    Input,
    InputPullDown,
    InputPullUp,
    Output,
    OutputOpenDrain,
}
