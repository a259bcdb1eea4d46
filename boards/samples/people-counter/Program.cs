using System;
using System.Threading;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Buses;
using DupNet.Embedded.Video;
using DeviceMemory = nanoFramework.Runtime.Native.GC;

namespace PeopleCounter
{
    /// <summary>Counts who crosses a line in the picture, each way, and shows the numbers.</summary>
    public static class Program
    {
        // The camera's driver and its buses.
        private const int CameraBytes = 3000;

        /// <summary>Counts for ever.</summary>
        public static void Main()
        {
            try
            {
                PeopleWatch watch = Prepare();
                Console.WriteLine("people-counter on " + BoardSettings.Board);
                IPause pause = new ThreadPause();
                while (true)
                {
                    Look(watch, pause);
                }
            }
            catch (Exception failure)
            {
                // Nothing prints an exception that leaves Main.
                Console.WriteLine("people-counter stopped: " + failure.Message);
            }

            Thread.Sleep(Timeout.Infinite);
        }

        /// <summary>Puts together what the settings say.</summary>
        internal static PeopleWatch Prepare()
        {
            DupNetModel model = BoardSettings.LoadModel();
            CameraMode mode = BoardSettings.Mode();
            StreamSettings settings = StreamSettingsOf(model);
            ITrackSource faces = TrackSource.Make(model, settings, BoardSettings.MakeEngine(), mode.FrameBytes + CameraBytes, DeviceMemory.Run(false));
            if (faces is EveryFrameDetector)
            {
                Console.WriteLine("little memory: a detection in each picture");
            }

            return new PeopleWatch(
                BoardSettings.OpenCamera(),
                mode,
                faces,
                new LineCounter(BoardSettings.IsLineVertical, BoardSettings.LinePosition, BoardSettings.LineBand, BoardSettings.SureAfter));
        }

        /// <summary>Pictures come slowly here: each is looked at as a whole, by the one input, where something moved.</summary>
        private static StreamSettings StreamSettingsOf(DupNetModel model)
        {
            DetectorSettings detection = BoardSettings.MakeSettings(model);
            return new StreamSettings(detection, detection.InputWidth)
            {
                MaxTracks = BoardSettings.MaxPeople,
                Reach = BoardSettings.Reach,
                Patience = BoardSettings.Patience,
                WorkPerFrame = BoardSettings.WorkPerPicture,
            };
        }

        /// <summary>Takes one picture. A camera that fails is told, and tried again after a while; the counts stay.</summary>
        internal static void Look(PeopleWatch watch, IPause pause)
        {
            int before = watch.People.Count;
            try
            {
                if (watch.Step() || watch.People.Count != before)
                {
                    Console.WriteLine(
                        "in " + watch.Counter.In.ToString() + ", out " + watch.Counter.Out.ToString() + ", in the picture " + watch.People.Count.ToString());
                }
            }
            catch (CameraException failure)
            {
                Console.WriteLine("camera: " + failure.Message);
                pause.For(BoardSettings.RetryMilliseconds);
            }
        }
    }
}
