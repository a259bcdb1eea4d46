using System;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Buses;
using FaceMqtt.Board;
using FaceMqtt.HomeAssistant;
using FaceMqtt.Messaging;
using FaceMqtt.Settings;

namespace FaceMqtt
{
    /// <summary>Tells a house over MQTT whether somebody is in front of the camera, how many, and how they look.</summary>
    public static class Program
    {
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
        internal static FaceWatch Prepare(HouseSettings settings, Publisher publisher)
        {
            DupNetModel model = BoardSettings.LoadModel();
            Detector detector = new Detector(model, BoardSettings.MakeSettings(model), BoardSettings.MakeEngine());
            House house = new House(publisher, settings.Board, settings.Name, BoardSettings.Board, BoardSettings.TakesCommands);
            return new FaceWatch(
                BoardSettings.OpenCamera(), BoardSettings.Mode(), detector, new Presence(BoardSettings.AppearAfter, BoardSettings.LeaveAfter), house);
        }

        /// <summary>Takes one picture. A camera that fails is told, and tried again after a while.</summary>
        internal static void Look(FaceWatch watch, PublisherThread thread, IPause pause)
        {
            int before = watch.Count;
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
