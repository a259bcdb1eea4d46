using System;
using System.Threading;
using DupNet.Embedded;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Models;
using DupNet.Embedded.Networks;
using DupNet.Embedded.Storage;
using nanoFramework.Runtime.Native;
using DeviceMemory = nanoFramework.Runtime.Native.GC;

namespace ModelInResource
{
    /// <summary>Reads a model that lies in flash with the program, slice by slice, and shows what each step takes of the heap.</summary>
    public static class Program
    {
        /// <summary>Most that is copied out of the flash at once.</summary>
        private const int SliceBytes = 1024;

        /// <summary>Nano or Default. Both lie in flash; only what is read takes memory.</summary>
        private const Resources.BinaryResources Model = Resources.BinaryResources.Nano;

        /// <summary>Prints the steps, then does nothing.</summary>
        public static void Main()
        {
            try
            {
                Run();
            }
            catch (Exception failure)
            {
                // Nothing prints an exception that leaves Main.
                Console.WriteLine("model-in-resource stopped: " + failure.Message);
            }

            Thread.Sleep(Timeout.Infinite);
        }

        internal static void Run()
        {
            ShowFree("at the start");
            SlicedModel sliced = new SlicedModel(ReadSlice, SliceBytes);
            Console.WriteLine("model of " + sliced.FileBytes.ToString() + " bytes, CRC-32 " + ((uint)sliced.Checksum).ToString("x8"));
            ShowFree("header read");
            Console.WriteLine(sliced.IsIntact() ? "every byte of it is right" : "it is damaged");
            ShowFree("checked slice by slice");
            RequireFree(MemoryNeed.LoadBytes(sliced.FileBytes));
            DupNetModel model = sliced.Load();
            ShowFree("loaded");
            RequireFree(MemoryNeed.Bytes(model, new DetectorSettings(model), 0));
            ShowDetector(model);
            Console.WriteLine(KnownAnswer.Compute(model) == model.KnownAnswerHash ? "known answer right" : "known answer WRONG");
        }

        // Where the heap ends within a call, the interpreter ends without a word: better told before.
        private static void RequireFree(int bytes)
        {
            string missing = MemoryNeed.Missing(bytes, DeviceMemory.Run(false));
            if (missing != null)
            {
                throw new InvalidOperationException(missing);
            }
        }

        // On its own, so that the detector's memory is free again for the known answer.
        private static void ShowDetector(DupNetModel model)
        {
            Detector detector = new Detector(model);
            ShowFree("with a detector");
            Console.WriteLine(detector.EngineReport);
        }

        private static byte[] ReadSlice(int offset, int length)
        {
            return (byte[])ResourceUtility.GetObject(Resources.ResourceManager, Model, offset, length);
        }

        private static void ShowFree(string step)
        {
            Console.WriteLine(step + ": " + DeviceMemory.Run(false).ToString() + " bytes free");
        }
    }
}
