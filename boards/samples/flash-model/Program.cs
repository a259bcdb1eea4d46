using System;
using System.Threading;
using DupNet.Embedded;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Native;
using DupNetFlashModel.Board;
using nanoFramework.Runtime.Native;

namespace DupNetFlashModel
{
    /// <summary>Runs a model where it lies in flash, and shows that it gives its known answer and what memory that takes.</summary>
    public static class Program
    {
        /// <summary>Prints the report, then does nothing.</summary>
        public static void Main()
        {
            try
            {
                Report();
            }
            catch (Exception failure)
            {
                // Nothing prints an exception that leaves Main.
                Console.WriteLine("build " + BuildStamp.Value);
                Console.WriteLine("result FAILED: " + failure.Message);
            }

            Thread.Sleep(Timeout.Infinite);
        }

        private static void Report()
        {
            DeviceProbe probe = new DeviceProbe();
            uint before = probe.FreeBytes();
            NativeEngine engine = new NativeEngine();
            string missing = engine.Probe();
            FlashModel flash = null;
            if (missing == null)
            {
                flash = FlashModel.Find(typeof(Resources).Assembly, "DupNetFlashModel.Resources", (short)Resources.BinaryResources.Model);
                engine = new NativeEngine(flash);
            }

            DupNetModel model = flash != null ? flash.Model : DupNetModel.Load(Resources.GetBytes(Resources.BinaryResources.Model));
            Console.WriteLine(missing == null ? "model-in flash" : "model-in managed memory: " + missing);
            Console.WriteLine("model-heap-bytes " + (before - probe.FreeBytes()).ToString());

            SelfTest test = new SelfTest(model, probe, engine);
            test.Target = SystemInfo.TargetName;
            test.Run();
            string[] lines = test.Lines();
            for (int i = 0; i < lines.Length; i++)
            {
                Console.WriteLine(lines[i]);
            }
        }
    }
}
