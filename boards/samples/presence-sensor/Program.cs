using System;
using DupNet.Embedded;
using DupNet.Embedded.Cameras.Buses;
using DupNet.Embedded.Video;
using PresenceSensor.Board;
using DeviceMemory = nanoFramework.Runtime.Native.GC;

namespace PresenceSensor
{
    /// <summary>Looks whether somebody is there, switches a pin, and sleeps: deep sleep ends here, at the start of the program.</summary>
    public static class Program
    {
        // What the camera takes for a picture; its buffer is there already.
        private const int CameraBytes = 1000;

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
                    cycle.Run(MakeSource);
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
                Pictures = BoardSettings.Pictures,
                SecondsWhenPresent = BoardSettings.SecondsWhenPresent,
                SecondsWhenAbsent = BoardSettings.SecondsWhenAbsent,
                SecondsWhenFailed = BoardSettings.SecondsWhenFailed,
            };
        }

        /// <summary>What the settings say, the stream detector where there is the memory: each picture is looked at as a whole, by the one input.</summary>
        /// <exception cref="InvalidOperationException">There is not the memory for it.</exception>
        internal static ITrackSource MakeSource()
        {
            DupNetModel model = BoardSettings.LoadModel();
            DetectorSettings detection = BoardSettings.MakeSettings(model);
            StreamSettings settings = new StreamSettings(detection, detection.InputWidth)
            {
                MaxTracks = BoardSettings.MaxFaces,
                WorkPerFrame = BoardSettings.WorkPerPicture,
            };
            return TrackSource.Make(model, settings, BoardSettings.MakeEngine(), CameraBytes, DeviceMemory.Run(false));
        }
    }
}
