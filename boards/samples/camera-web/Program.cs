using System;
using System.Threading;
using CameraWeb.Board;
using CameraWeb.Http;
using CameraWeb.Site;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Buses;
using DupNet.Embedded.Diagnostics;
using DeviceMemory = nanoFramework.Runtime.Native.GC;

namespace CameraWeb
{
    /// <summary>Shows on a web page of the board's own what its camera sees, and the faces in it.</summary>
    public static class Program
    {
        private const int IdleMilliseconds = 5;

        // Four connections with their requests and replies, and what a refused client costs.
        private const int ServerBytes = 9000;

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
            int needed = MemoryNeed.Bytes(model, BoardSettings.MakeSettings(model), (2 * mode.FrameBytes) + ServerBytes);
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
                threshold => MakeDetector(model, threshold));
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

            // The camera may have taken its time: who asked meanwhile is not to wait for one more picture.
            server.Step(Now());
            for (int waited = 0; waited < milliseconds && (watch.HasFailed || !server.IsIdle); waited += IdleMilliseconds)
            {
                pause.For(IdleMilliseconds);
                server.Step(Now());
            }
        }

        private static Detector MakeDetector(DupNetModel model, float threshold)
        {
            DetectorSettings settings = BoardSettings.MakeSettings(model);
            settings.ScoreThreshold = threshold;
            return new Detector(model, settings, BoardSettings.MakeEngine());
        }

        private static long Now()
        {
            return DateTime.UtcNow.Ticks / TimeSpan.TicksPerMillisecond;
        }
    }
}
