using System;
using System.Threading;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Buses;
using FaceLed.Board;

namespace FaceLed
{
    /// <summary>Switches a LED on while there is a face in front of the camera.</summary>
    public static class Program
    {
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
            Detector detector = new Detector(model, BoardSettings.MakeSettings(model), BoardSettings.MakeEngine());
            return new FaceLight(BoardSettings.OpenCamera(), BoardSettings.Mode(), detector, lamp, BoardSettings.HoldFrames);
        }

        /// <summary>Takes one picture. A camera that fails is told, and tried again after a while.</summary>
        internal static void Look(FaceLight light, IPause pause)
        {
            bool wasOn = light.IsOn;
            FrameVerdict before = light.FrameVerdict;
            try
            {
                DetectionList faces = light.Step();
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

        private static string Describe(Detection face)
        {
            return "face of " + ((int)face.Width).ToString() + "x" + ((int)face.Height).ToString()
                + " at " + ((int)face.X).ToString() + ", " + ((int)face.Y).ToString()
                + ", " + ((int)(face.Score * 100)).ToString() + " %";
        }
    }
}
