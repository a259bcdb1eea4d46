using System;
using System.Threading;
using DupNet.Embedded;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Native;
using DupNetSelfTest.Board;

namespace DupNetSelfTest
{
    /// <summary>The first thing to flash: shows that the model arrived and that this board computes what a PC computes.</summary>
    public static class Program
    {
        private const int PauseMilliseconds = 5000;

        /// <summary>Tests once, and prints the report again and again: whoever opens the port later gets it too.</summary>
        public static void Main()
        {
            string[] lines = Report();
            while (true)
            {
                for (int i = 0; i < lines.Length; i++)
                {
                    Console.WriteLine(lines[i]);
                }

                Thread.Sleep(PauseMilliseconds);
            }
        }

        private static string[] Report()
        {
            try
            {
                DupNetModel model = DupNetModel.Load(Resources.GetBytes(Resources.BinaryResources.Model));
                SelfTest test = new SelfTest(model, new DeviceProbe(), new NativeEngine());
                test.Run();
                return test.Lines();
            }
            catch (Exception failure)
            {
                // Nothing prints an exception that leaves Main.
                return new string[] { "result FAILED: " + failure.Message };
            }
        }
    }
}
