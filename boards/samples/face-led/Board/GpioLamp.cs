using System.Device.Gpio;

namespace FaceLed.Board
{
    /// <summary>A LED at a pin of this board.</summary>
    internal sealed class GpioLamp : ILamp
    {
        private readonly GpioPin _pin;
        private readonly bool _isLitByHigh;

        /// <summary>Opens the pin.</summary>
        /// <param name="pin">Number of the GPIO.</param>
        /// <param name="mode">An output.</param>
        /// <param name="isLitByHigh">Which level lights it.</param>
        public GpioLamp(int pin, PinMode mode, bool isLitByHigh)
        {
            _pin = new GpioController().OpenPin(pin, mode);
            _isLitByHigh = isLitByHigh;
        }

        public void Switch(bool on)
        {
            _pin.Write(on == _isLitByHigh ? PinValue.High : PinValue.Low);
        }
    }
}
