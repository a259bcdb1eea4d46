using System;
using DupNet.Embedded;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Native;
using DupNet.Embedded.Serial;
using DupNetSerialDetector.Board;
using nanoFramework.Hardware.Esp32;

namespace DupNetSerialDetector
{
    /// <summary>Detects in pictures that a PC sends: the board's side of <c>dupnet device</c>.</summary>
    public static class Program
    {
        private const int TransmitPin = 17;
        private const int ReceivePin = 16;
        private const int Baud = 115200;
        private const int PictureBytes = 160 * 120 * 2;

        /// <summary>Serves for ever.</summary>
        public static void Main()
        {
            try
            {
                Serve();
            }
            catch (Exception failure)
            {
                // Nothing prints an exception that leaves Main.
                Console.WriteLine("serial detector stopped: " + failure.Message);
            }
        }

        private static void Serve()
        {
            DupNetModel model = DupNetModel.Load(Resources.GetBytes(Resources.BinaryResources.Model));
            DeviceFacts facts = new DeviceFacts();
            facts.Memory = new BoardMemory();
            facts.KnownAnswer = DetectorAnswer.Compute(model, new NativeEngine());

            // The PC compares the heads of native kernels by their logits.
            NativeEngine engine = new NativeEngine();
            DetectorSettings settings = new DetectorSettings(model);
            settings.KeepLogits = engine.Probe() == null;
            Configuration.SetPinFunction(TransmitPin, DeviceFunction.COM2_TX);
            Configuration.SetPinFunction(ReceivePin, DeviceFunction.COM2_RX);
            DetectorServer server = new DetectorServer(
                new UartLink("COM2", Baud),
                new ServedDetector(model, settings, engine),
                facts,
                new byte[PictureBytes]);
            Console.WriteLine("serial detector on COM2");
            while (true)
            {
                server.Serve(1000);
            }
        }
    }
}
