using System;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Buses;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Video;
using FaceMqtt.Board;
using FaceMqtt.HomeAssistant;
using FaceMqtt.Messaging;
using FaceMqtt.Settings;
using DeviceMemory = nanoFramework.Runtime.Native.GC;

namespace FaceMqtt
{
    /// <summary>Tells a house over MQTT whether somebody is in front of the camera, how many, and how they look.</summary>
    public static class Program
    {
        // What M2Mqtt with its threads takes when it connects, and the best shot.
        private const int HouseBytes = 13000;

        // What follows faces, besides the detector.
        private const int StreamBytes = 10000;

        /// <summary>Looks for ever.</summary>
        public static void Main()
        {
            try
            {
                Console.WriteLine("face-mqtt on " + BoardSettings.Board);
                IPause pause = new ThreadPause();
                HouseSettings settings = WaitForSettings(BoardSettings.SettingsFile, pause, out X509Certificate certificate);
                WaitForWifi(pause);
                Publisher publisher = MakePublisher(settings, certificate, new UptimeClock());
                PublisherThread thread = new PublisherThread(publisher);
                FaceWatch watch = Prepare(settings, publisher);
                thread.Start();
                while (true)
                {
                    Look(watch, thread, pause);
                }
            }
            catch (Exception failure)
            {
                // Nothing prints an exception that leaves Main.
                Console.WriteLine("face-mqtt stopped: " + failure.Message);
            }

            Thread.Sleep(Timeout.Infinite);
        }

        /// <summary>Reads the settings. As long as they are not there or wrong, says what is missing, and looks again after a while.</summary>
        /// <param name="path">File of the settings.</param>
        /// <param name="pause">Lets time pass.</param>
        /// <param name="certificate">By which the broker's is checked; null for no encryption.</param>
        internal static HouseSettings WaitForSettings(string path, IPause pause, out X509Certificate certificate)
        {
            while (true)
            {
                try
                {
                    byte[] bytes = DriveText.Read(path, "the file of settings");
                    HouseSettings settings = SettingsText.Read(new string(Encoding.UTF8.GetChars(bytes, 0, bytes.Length - 1)), path);
                    certificate = settings.IsSecure ? ReadCertificate(settings.Certificate) : null;
                    return settings;
                }
                catch (SettingsException failure)
                {
                    Console.WriteLine("settings: " + failure.Message);
                    pause.For(BoardSettings.RetryMilliseconds);
                }
            }
        }

        /// <summary>Joins the Wi-Fi. As long as that fails, says why, and tries again after a while.</summary>
        internal static void WaitForWifi(IPause pause)
        {
            while (true)
            {
                try
                {
                    Console.WriteLine("Wi-Fi: this board is " + WifiConnection.Join(BoardSettings.WifiMilliseconds, pause));
                    return;
                }
                catch (InvalidOperationException failure)
                {
                    Console.WriteLine("Wi-Fi: " + failure.Message);
                    pause.For(BoardSettings.RetryMilliseconds);
                }
            }
        }

        /// <summary>Puts together what talks to the broker.</summary>
        internal static Publisher MakePublisher(HouseSettings settings, X509Certificate certificate, IClock clock)
        {
            return new Publisher(
                listener => new MqttMessageClient(settings, certificate, listener),
                HouseTopics.All(settings.Board),
                clock,
                new ReconnectPauses(BoardSettings.FirstPauseMilliseconds, BoardSettings.LongestPauseMilliseconds, new Random()),
                BoardSettings.GapMilliseconds);
        }

        /// <summary>Puts together what looks.</summary>
        /// <exception cref="InvalidOperationException">Memory is missing; the message says how much.</exception>
        internal static FaceWatch Prepare(HouseSettings settings, Publisher publisher)
        {
            // First, while there is room: its message for Home Assistant takes more while it is written.
            House house = new House(publisher, settings.Board, settings.Name, BoardSettings.Board, BoardSettings.TakesCommands);
            DupNetModel model = BoardSettings.LoadModel();
            CameraMode mode = BoardSettings.Mode();
            StreamSettings looking = StreamSettingsOf(BoardSettings.MakeSettings(model));
            int needed = MemoryNeed.Bytes(model, looking.Detection, mode.FrameBytes + StreamBytes + HouseBytes);
            string missing = MemoryNeed.Missing(needed, DeviceMemory.Run(false));
            if (missing != null)
            {
                throw new InvalidOperationException(missing);
            }

            return new FaceWatch(
                BoardSettings.OpenCamera(),
                mode,
                new StreamDetector(model, looking, BoardSettings.MakeEngine()),
                BoardSettings.SureAfter,
                BoardSettings.LeaveAfter,
                house);
        }

        /// <summary>Takes one picture. A camera that fails is told, and tried again after a while.</summary>
        internal static void Look(FaceWatch watch, PublisherThread thread, IPause pause)
        {
            int before = watch.Count;
            FrameVerdict verdict = watch.Verdict;
            try
            {
                if (watch.Step())
                {
                    thread.Wake();
                }

                if (watch.Count != before)
                {
                    Console.WriteLine("faces: " + watch.Count.ToString());
                }

                if (watch.Verdict != verdict && FrameCheck.IsWrong(watch.Verdict))
                {
                    Console.WriteLine("camera: " + FrameCheck.Describe(watch.Verdict));
                }
            }
            catch (CameraException failure)
            {
                Console.WriteLine("camera: " + failure.Message);
                thread.Wake();
                pause.For(BoardSettings.RetryMilliseconds);
            }
            catch (OutOfMemoryException)
            {
                // Connecting takes more for a moment than being connected.
                Console.WriteLine("no memory for this picture");
                pause.For(BoardSettings.RetryMilliseconds);
            }
        }

        /// <summary>Pictures come slowly here, and there is one input for all looks.</summary>
        private static StreamSettings StreamSettingsOf(DetectorSettings detection)
        {
            return new StreamSettings(detection, detection.InputWidth)
            {
                MaxTracks = BoardSettings.MaxPeople,
                Reach = BoardSettings.Reach,
                Patience = BoardSettings.Patience,
                WorkPerFrame = BoardSettings.WorkPerPicture,
                ScanInterval = BoardSettings.ScanInterval,
            };
        }

        private static X509Certificate ReadCertificate(string path)
        {
            byte[] bytes = DriveText.Read(path, "the certificate");
            try
            {
                return new X509Certificate(bytes);
            }
            catch (Exception failure)
            {
                // What is thrown depends on the firmware.
                throw new SettingsException("the certificate, " + path + ", is none: " + failure.Message);
            }
        }
    }
}
