using System;
using System.Threading;
using CompiledModels;
using DupNet.Embedded;
using DupNet.Embedded.Diagnostics;
using DupNetSelfTestCompiled.Board;
using nanoFramework.Runtime.Native;

namespace DupNetSelfTestCompiled
{
    /// <summary>The self-test with a model that is code: no model file, less memory, half the time, on stock firmware.</summary>
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
                SelfTest test = new SelfTest(DupNetModel.Load(new DupnetNano()), new DeviceProbe());
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
