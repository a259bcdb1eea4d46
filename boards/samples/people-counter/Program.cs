using System;
using System.Threading;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Buses;

namespace PeopleCounter
{
    /// <summary>Counts who crosses a line in the picture, each way, and shows the numbers.</summary>
    public static class Program
    {
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
            Detector detector = new Detector(model, BoardSettings.MakeSettings(model), BoardSettings.MakeEngine());
            return new PeopleWatch(
                BoardSettings.OpenCamera(),
                BoardSettings.Mode(),
                detector,
                new Tracker(BoardSettings.MaxPeople, BoardSettings.Reach, BoardSettings.Patience),
                new LineCounter(BoardSettings.IsLineVertical, BoardSettings.LinePosition, BoardSettings.LineBand, BoardSettings.SureAfter));
        }

        /// <summary>Takes one picture. A camera that fails is told, and tried again after a while; the counts stay.</summary>
        internal static void Look(PeopleWatch watch, IPause pause)
        {
            int before = watch.Tracker.Count;
            try
            {
                if (watch.Step() || watch.Tracker.Count != before)
                {
                    Console.WriteLine(
                        "in " + watch.Counter.In.ToString() + ", out " + watch.Counter.Out.ToString() + ", in the picture " + watch.Tracker.Count.ToString());
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
