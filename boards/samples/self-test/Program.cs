using System;
using System.Threading;
using DupNet.Embedded;
using DupNet.Embedded.Diagnostics;
using DupNetSelfTest.Board;

namespace DupNetSelfTest
{
    /// <summary>The first thing to flash: shows that the model arrived and that this board computes what a PC computes.</summary>
    public static class Program
    {
        /// <summary>Prints the report, then does nothing.</summary>
        public static void Main()
        {
            try
            {
                DupNetModel model = DupNetModel.Load(Resources.GetBytes(Resources.BinaryResources.Model));
                SelfTest test = new SelfTest(model, new DeviceProbe());
                test.Run();
                Print(test.Lines());
            }
            catch (Exception failure)
            {
                // Nothing prints an exception that leaves Main.
                Print(new string[] { "result FAILED: " + failure.Message });
            }

            Thread.Sleep(Timeout.Infinite);
        }

        private static void Print(string[] lines)
        {
            for (int i = 0; i < lines.Length; i++)
            {
                Console.WriteLine(lines[i]);
            }
        }
    }
}
