using System;
using DupNet.Embedded;
using DupNet.Embedded.Cameras.Buses;
using PresenceSensor.Board;

namespace PresenceSensor
{
    /// <summary>Looks whether somebody is there, switches a pin, and sleeps: deep sleep ends here, at the start of the program.</summary>
    public static class Program
    {
        /// <summary>Looks, and sleeps.</summary>
        public static void Main()
        {
            IPause pause = new ThreadPause();
            while (true)
            {
                try
                {
                    Run(pause);
                }
                catch (Exception failure)
                {
                    // Not even sleep; nothing prints an exception that leaves Main.
                    Console.WriteLine("presence-sensor cannot sleep: " + failure.Message);
                    pause.For(1000 * BoardSettings.SecondsWhenFailed);
                }
            }
        }

        /// <summary>Looks, and sleeps, whatever fails. Comes back only after a failure, if the chip refuses to sleep.</summary>
        internal static void Run(IPause pause)
        {
            try
            {
                Console.WriteLine("presence-sensor on " + BoardSettings.Board + ", woken up by " + DeepSleep.Cause());
                if (!DeepSleep.WasAsleep())
                {
                    pause.For(BoardSettings.MillisecondsAfterPowerOn);
                }

                PresenceCycle cycle = Prepare(pause);
                while (true)
                {
                    // Comes back only if the chip refuses to sleep.
                    cycle.Run(MakeDetector);
                }
            }
            catch (Exception failure)
            {
                // Such as a pin that cannot do what it is to. No motion detector: its pin may be that one.
                Console.WriteLine("presence-sensor failed: " + failure.Message);
                IPower power = new DeepSleep(-1, pause);
                power.Sleep(BoardSettings.SecondsWhenFailed);
            }
        }

        /// <summary>Puts together what the settings say.</summary>
        internal static PresenceCycle Prepare(IPause pause)
        {
            SwitchedOutput output = new SwitchedOutput(
                BoardSettings.OutputPin, BoardSettings.OutputMode, BoardSettings.IsOutputOnByHigh, BoardSettings.OnMilliseconds, pause);
            CameraSupply.SwitchOn(BoardSettings.CameraSupplyPin, pause);
            DeepSleep power = new DeepSleep(BoardSettings.MotionPin, pause);
            return new PresenceCycle(BoardSettings.OpenCamera(), BoardSettings.Mode(), output, power)
            {
                DroppedFrames = BoardSettings.DroppedFrames,
                SecondsWhenPresent = BoardSettings.SecondsWhenPresent,
                SecondsWhenAbsent = BoardSettings.SecondsWhenAbsent,
                SecondsWhenFailed = BoardSettings.SecondsWhenFailed,
            };
        }

        /// <summary>The detector of the settings.</summary>
        internal static Detector MakeDetector()
        {
            DupNetModel model = BoardSettings.LoadModel();
            return new Detector(model, BoardSettings.MakeSettings(model), BoardSettings.MakeEngine());
        }
    }
}
