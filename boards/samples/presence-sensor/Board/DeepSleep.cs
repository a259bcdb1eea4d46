using System;
using System.Device.Gpio;
using DupNet.Embedded.Cameras.Buses;
using nanoFramework.Hardware.Esp32;

namespace PresenceSensor.Board
{
    /// <summary>The chip's deep sleep, ended by its timer or by a motion detector.</summary>
    internal sealed class DeepSleep : IPower
    {
        private readonly GpioPin _motion;
        private readonly int _motionPin;
        private readonly IPause _pause;

        /// <summary>Opens the pin of the motion detector.</summary>
        /// <param name="motionPin">Number of its GPIO; below 0 for none.</param>
        /// <param name="pause">Lets time pass where the chip does not sleep.</param>
        public DeepSleep(int motionPin, IPause pause)
        {
            _motionPin = motionPin;
            _pause = pause;
            if (motionPin >= 0)
            {
                _motion = new GpioController().OpenPin(motionPin, PinMode.Input);
            }
        }

        /// <summary>What woke the chip up.</summary>
        public static string Cause()
        {
            switch (Sleep.GetWakeupCause())
            {
                case Sleep.WakeupCause.Timer:
                    return "timer";

                case Sleep.WakeupCause.Ext0:
                    return "motion";

                default:
                    return "power on or reset";
            }
        }

        /// <summary>Whether the chip was asleep before: no after power on and reset.</summary>
        public static bool WasAsleep()
        {
            return Sleep.GetWakeupCause() != Sleep.WakeupCause.Undefined;
        }

        void IPower.Sleep(int seconds)
        {
            EspNativeError answer = Sleep.EnableWakeupByTimer(TimeSpan.FromSeconds(seconds));
            if (answer != EspNativeError.OK)
            {
                // Asleep without a timer it might never wake up.
                Console.WriteLine("no deep sleep, the timer refuses: error " + ((int)answer).ToString());
                _pause.For(seconds * 1000);
                return;
            }

            WakeUpByMotion();
            Sleep.StartDeepSleep();
        }

        private void WakeUpByMotion()
        {
            // A detector that still sees something would end the sleep at once.
            if (_motion == null || _motion.Read() == PinValue.High)
            {
                return;
            }

            try
            {
                EspNativeError answer = Sleep.EnableWakeupByPin((Sleep.WakeupGpioPin)(1UL << _motionPin), 1);
                if (answer != EspNativeError.OK)
                {
                    Console.WriteLine("GPIO " + _motionPin.ToString() + " cannot end a deep sleep: error " + ((int)answer).ToString());
                }
            }
            catch (NotSupportedException)
            {
                Console.WriteLine("no pin of this chip can end a deep sleep");
            }
        }
    }
}
