using System;
using System.Threading;
using DupNet.Embedded.Diagnostics;
using DupNetSelfTest.Board;
using nanoFramework.Runtime.Native;

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

        /// <summary>The lines to print.</summary>
        internal static string[] Report()
        {
            try
            {
                SelfTest test = new SelfTest(BoardSettings.LoadModel(), new DeviceProbe(), BoardSettings.MakeEngine());
                test.Target = SystemInfo.TargetName;
                test.Run();
                return test.Lines();
            }
            catch (Exception failure)
            {
                // Nothing prints an exception that leaves Main.
                return new string[] { "build " + BuildStamp.Value, "result FAILED: " + failure.Message };
            }
        }
    }
}
