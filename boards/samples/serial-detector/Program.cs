using System;
using DupNet.Embedded;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Serial;
using DupNetSerialDetector.Board;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;

namespace DupNetSerialDetector
{
    /// <summary>Detects in pictures that a PC sends, and sends it those of the camera: the board's side of <c>dupnet device</c>.</summary>
    public static class Program
    {
        // Packets, the port's buffers, and the calls from a packet to a detection: seen on the interpreter at 32 bits, with frames of all formats.
        private const int ServerBytes = 19500;

        /// <summary>Serves for ever.</summary>
        public static void Main()
        {
            try
            {
                DetectorServer server = Prepare();
                Console.WriteLine("serial detector on " + BoardSettings.Port);
                while (true)
                {
                    server.Serve(1000);
                }
            }
            catch (Exception failure)
            {
                // Nothing prints an exception that leaves Main.
                Console.WriteLine("serial detector stopped: " + failure.Message);
            }
        }

        /// <summary>Puts together what the settings say.</summary>
        internal static DetectorServer Prepare()
        {
            DupNetModel model = BoardSettings.LoadModel();
            BoardMemory memory = new BoardMemory();
            IDetectionEngine engine = BoardSettings.MakeEngine();
            DetectorSettings settings = new DetectorSettings(model);

            // The PC compares the heads of native kernels by their logits.
            settings.KeepLogits = engine != null && engine.Probe() == null;
            string missing = MemoryNeed.Missing(MemoryNeed.Bytes(model, settings, BoardSettings.PictureBytes + ServerBytes), memory.FreeBytes());
            if (missing != null)
            {
                throw new InvalidOperationException(missing);
            }

            DeviceFacts facts = new DeviceFacts();
            facts.Board = BoardSettings.Board;
            facts.Target = SystemInfo.TargetName;
            facts.Firmware = SystemInfo.Version.ToString();
            facts.Library = typeof(Detector).Assembly.GetName().Version.ToString();
            facts.Memory = memory;
            facts.KnownAnswer = DetectorAnswer.Compute(model, BoardSettings.MakeEngine());
            DetectorServer server = new DetectorServer(
                OpenLink(),
                new ServedDetector(model, settings, engine),
                facts,
                new byte[BoardSettings.PictureBytes]);
            server.Camera = new BoardCamera();
            return server;
        }

        private static UartLink OpenLink()
        {
            bool isFirst = BoardSettings.Port == "COM1";
            Configuration.SetPinFunction(BoardSettings.TransmitPin, isFirst ? DeviceFunction.COM1_TX : DeviceFunction.COM2_TX);
            Configuration.SetPinFunction(BoardSettings.ReceivePin, isFirst ? DeviceFunction.COM1_RX : DeviceFunction.COM2_RX);
            return new UartLink(BoardSettings.Port, BoardSettings.Baud);
        }
    }
}
