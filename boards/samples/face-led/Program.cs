using System;
using System.Threading;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Buses;
using DupNet.Embedded.Video;
using FaceLed.Board;
using DeviceMemory = nanoFramework.Runtime.Native.GC;

namespace FaceLed
{
    /// <summary>Switches a LED on while there is a face in front of the camera.</summary>
    public static class Program
    {
        // The camera's driver and its buses.
        private const int CameraBytes = 3000;

        /// <summary>Looks for ever.</summary>
        public static void Main()
        {
            try
            {
                FaceLight light = Prepare();
                Console.WriteLine("face-led on " + BoardSettings.Board);
                IPause pause = new ThreadPause();
                while (true)
                {
                    Look(light, pause);
                }
            }
            catch (Exception failure)
            {
                // Nothing prints an exception that leaves Main.
                Console.WriteLine("face-led stopped: " + failure.Message);
            }

            Thread.Sleep(Timeout.Infinite);
        }

        /// <summary>Puts together what the settings say.</summary>
        internal static FaceLight Prepare()
        {
            GpioLamp lamp = new GpioLamp(BoardSettings.LedPin, BoardSettings.LedMode, BoardSettings.IsLedLitByHigh);
            DupNetModel model = BoardSettings.LoadModel();
            CameraMode mode = BoardSettings.Mode();
            StreamSettings settings = StreamSettingsOf(model);
            ITrackSource faces = TrackSource.Make(model, settings, BoardSettings.MakeEngine(), mode.FrameBytes + CameraBytes, DeviceMemory.Run(false));
            if (faces is EveryFrameDetector)
            {
                Console.WriteLine("little memory: a detection in each picture");
            }

            return new FaceLight(BoardSettings.OpenCamera(), mode, faces, lamp);
        }

        /// <summary>Pictures come slowly here: each is looked at as a whole, by the one input, where something moved.</summary>
        private static StreamSettings StreamSettingsOf(DupNetModel model)
        {
            DetectorSettings detection = BoardSettings.MakeSettings(model);
            return new StreamSettings(detection, detection.InputWidth)
            {
                MaxTracks = BoardSettings.MaxFaces,
                Reach = BoardSettings.Reach,
                Patience = BoardSettings.Patience,
                WorkPerFrame = BoardSettings.WorkPerPicture,
                ScanInterval = BoardSettings.PicturesPerScan,
            };
        }

        /// <summary>Takes one picture. A camera that fails is told, and tried again after a while.</summary>
        internal static void Look(FaceLight light, IPause pause)
        {
            bool wasOn = light.IsOn;
            FrameVerdict before = light.FrameVerdict;
            try
            {
                TrackList faces = light.Step();
                if (light.FrameVerdict != before && light.FrameVerdict != FrameVerdict.Fine)
                {
                    Console.WriteLine("camera: " + FrameCheck.Describe(light.FrameVerdict));
                }

                if (light.IsOn != wasOn)
                {
                    Console.WriteLine(light.IsOn ? "on: " + Describe(faces[0]) : "off: nobody");
                }
            }
            catch (CameraException failure)
            {
                Console.WriteLine("camera: " + failure.Message);
                pause.For(BoardSettings.RetryMilliseconds);
            }
        }

        private static string Describe(Track face)
        {
            return "face of " + ((int)face.Width).ToString() + "x" + ((int)face.Height).ToString()
                + " at " + ((int)face.X).ToString() + ", " + ((int)face.Y).ToString()
                + ", " + ((int)(face.Score * 100)).ToString() + " %";
        }
    }
}
