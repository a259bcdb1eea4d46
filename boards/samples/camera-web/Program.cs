using System;
using System.Threading;
using CameraWeb.Board;
using CameraWeb.Http;
using CameraWeb.Site;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Buses;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Video;
using DeviceMemory = nanoFramework.Runtime.Native.GC;

namespace CameraWeb
{
    /// <summary>Shows on a web page of the board's own what its camera sees, and whose faces are in it.</summary>
    public static class Program
    {
        private const int IdleMilliseconds = 5;

        // Four connections with their requests and replies, and what a refused client costs.
        private const int ServerBytes = 9000;

        // What follows faces, besides the detector.
        private const int StreamBytes = 10000;

        /// <summary>Looks and serves for ever.</summary>
        public static void Main()
        {
            try
            {
                CameraWatch watch = Prepare();
                Console.WriteLine("camera-web on " + BoardSettings.Board);
                IPause pause = new ThreadPause();
                string address = Join(pause);
                WebServer server = Serve(watch, BoardSettings.PagePort);
                Console.WriteLine("page: http://" + address + "/");
                while (true)
                {
                    Look(watch, server, pause);
                }
            }
            catch (Exception failure)
            {
                // Nothing prints an exception that leaves Main.
                Console.WriteLine("camera-web stopped: " + failure.Message);
            }

            Thread.Sleep(Timeout.Infinite);
        }

        /// <summary>Puts together what the settings say.</summary>
        internal static CameraWatch Prepare()
        {
            DupNetModel model = BoardSettings.LoadModel();
            CameraMode mode = BoardSettings.Mode();

            // Two pictures lie in memory.
            int needed = MemoryNeed.Bytes(model, BoardSettings.MakeSettings(model), (2 * mode.FrameBytes) + StreamBytes + ServerBytes);
            string missing = MemoryNeed.Missing(needed, DeviceMemory.Run(false));
            if (missing != null)
            {
                throw new InvalidOperationException(missing);
            }

            return new CameraWatch(
                BoardSettings.OpenCamera(),
                mode,
                BoardSettings.MaxFaces,
                (int)((BoardSettings.ScoreThreshold * 100) + 0.5f),
                BoardSettings.CameraRotation,
                threshold => MakeStream(model, threshold));
        }

        /// <summary>Joins the Wi-Fi network. One that cannot be joined is told, and tried again.</summary>
        internal static string Join(IPause pause)
        {
            while (true)
            {
                try
                {
                    return WifiConnection.Join(BoardSettings.JoinMilliseconds, pause);
                }
                catch (InvalidOperationException failure)
                {
                    Console.WriteLine(failure.Message);
                    pause.For(BoardSettings.RetryMilliseconds);
                }
            }
        }

        /// <summary>Starts the server; while a picture is worked on, it serves.</summary>
        internal static WebServer Serve(CameraWatch watch, int port)
        {
            WebServer server = new WebServer(port, new CameraSite(watch, new PageResource()));
            watch.Meanwhile = () =>
            {
                server.Step(Now());
                return true;
            };
            return server;
        }

        /// <summary>Takes one picture, and serves who asks. A camera that fails is told, and tried again after a while.</summary>
        internal static void Look(CameraWatch watch, WebServer server, IPause pause)
        {
            bool hadToken = watch.Token.IsMade;
            FrameVerdict before = watch.Verdict;
            int milliseconds = BoardSettings.ServeMilliseconds;
            try
            {
                watch.Look();
            }
            catch (CameraException failure)
            {
                Console.WriteLine("camera: " + failure.Message);
                milliseconds = BoardSettings.RetryMilliseconds;
            }

            if (!hadToken && watch.Token.IsMade)
            {
                Console.WriteLine("token for settings: " + watch.Token.Text);
            }

            if (watch.Verdict != before && FrameCheck.IsWrong(watch.Verdict))
            {
                Console.WriteLine("camera: " + FrameCheck.Describe(watch.Verdict));
            }

            // The camera may have taken its time: who asked meanwhile is not to wait for one more picture. And who was told of this one gets it.
            server.Step(Now());
            for (int waited = 0; waited < milliseconds && (watch.HasFailed || watch.IsAwaited || !server.IsIdle); waited += IdleMilliseconds)
            {
                pause.For(IdleMilliseconds);
                server.Step(Now());
            }

            watch.IsAwaited = false;
        }

        private static StreamDetector MakeStream(DupNetModel model, float threshold)
        {
            DetectorSettings detection = BoardSettings.MakeSettings(model);
            detection.ScoreThreshold = threshold;
            return new StreamDetector(model, StreamSettingsOf(detection), BoardSettings.MakeEngine());
        }

        /// <summary>Pictures come slowly here, and there is one input for all looks.</summary>
        private static StreamSettings StreamSettingsOf(DetectorSettings detection)
        {
            return new StreamSettings(detection, detection.InputWidth)
            {
                MaxTracks = BoardSettings.MaxFaces,
                Reach = BoardSettings.Reach,
                Patience = BoardSettings.Patience,
                WorkPerFrame = BoardSettings.WorkPerPicture,
                ScanInterval = BoardSettings.ScanInterval,
            };
        }

        private static long Now()
        {
            return DateTime.UtcNow.Ticks / TimeSpan.TicksPerMillisecond;
        }
    }
}
