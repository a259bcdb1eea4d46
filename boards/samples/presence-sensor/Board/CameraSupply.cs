using System.Device.Gpio;
using DupNet.Embedded.Cameras.Buses;

namespace PresenceSensor.Board
{
    /// <summary>A P-channel MOSFET in the camera's supply: a low level switches it on; in deep sleep, without a level, its resistor switches it off.</summary>
    internal static class CameraSupply
    {
        private const int RiseMilliseconds = 20;

        /// <summary>Switches the camera on.</summary>
        /// <param name="pin">GPIO of the gate; below 0 for a camera that is always on.</param>
        /// <param name="pause">Lets time pass.</param>
        public static void SwitchOn(int pin, IPause pause)
        {
            if (pin >= 0)
            {
                new GpioController().OpenPin(pin, PinMode.Output).Write(PinValue.Low);
                pause.For(RiseMilliseconds);
            }
        }
    }
}
