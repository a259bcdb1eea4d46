using System;
using System.Device.Gpio;
using DupNet.Embedded.Cameras.Buses;

namespace PresenceSensor.Board
{
    /// <summary>Switches a pin on for a while when somebody is there, and prints what was seen.</summary>
    internal sealed class SwitchedOutput : IActuator
    {
        private readonly GpioPin _pin;
        private readonly PinValue _on;
        private readonly PinValue _off;
        private readonly int _onMilliseconds;
        private readonly IPause _pause;

        /// <summary>Opens the pin, switched off.</summary>
        /// <param name="pin">Number of the GPIO.</param>
        /// <param name="mode">An output.</param>
        /// <param name="isOnByHigh">Which level switches it on.</param>
        /// <param name="onMilliseconds">For how long.</param>
        /// <param name="pause">Lets time pass.</param>
        public SwitchedOutput(int pin, PinMode mode, bool isOnByHigh, int onMilliseconds, IPause pause)
        {
            _on = isOnByHigh ? PinValue.High : PinValue.Low;
            _off = isOnByHigh ? PinValue.Low : PinValue.High;
            _onMilliseconds = onMilliseconds;
            _pause = pause;
            _pin = new GpioController().OpenPin(pin, mode);
            _pin.Write(_off);
        }

        public void Report(int faces)
        {
            Console.WriteLine("faces: " + faces.ToString());
            if (faces > 0)
            {
                _pin.Write(_on);
                _pause.For(_onMilliseconds);
                _pin.Write(_off);
            }
        }

        public void Fail(string problem)
        {
            Console.WriteLine("failed: " + problem);
        }
    }
}
