using System;
using System.Threading;
using DupNet.Embedded;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Networks;
using DupNet.Embedded.Storage;
using nanoFramework.Runtime.Native;
using DeviceMemory = nanoFramework.Runtime.Native.GC;

namespace ModelOnDrive
{
    /// <summary>Keeps the model on the internal drive, where it is replaced without the program, and shows what each step takes of the heap.</summary>
    public static class Program
    {
        /// <summary>The internal drive of ESP32 boards.</summary>
        private const string Drive = @"I:\";

        /// <summary>Name of the model's files: face.dupnet, face-0.dupnet, face-1.dupnet.</summary>
        private const string Name = "face";

        /// <summary>A new model: put there by nanoff, or by what your program downloads.</summary>
        private const string UpdateFile = "update.dupnet";

        /// <summary>Most of the program's own model that is copied out of the flash at once.</summary>
        private const int SliceBytes = 1024;

        /// <summary>What is installed on an empty drive: Nano or Default.</summary>
        private const Resources.BinaryResources Shipped = Resources.BinaryResources.Nano;

        /// <summary>Prints the steps, then does nothing.</summary>
        public static void Main()
        {
            try
            {
                Run(new DriveFileSystem(Drive));
            }
            catch (Exception failure)
            {
                // Nothing prints an exception that leaves Main.
                Console.WriteLine("model-on-drive stopped: " + failure.Message);
            }

            Thread.Sleep(Timeout.Infinite);
        }

        internal static void Run(IFileSystem files)
        {
            ShowFree("at the start");
            RequireFree(ShippedNeed());
            ModelKeeper keeper = new ModelKeeper(files, Name, UpdateFile, ReadShipped);
            DupNetModel model = keeper.Load();
            Console.WriteLine("model of " + model.FileBytes.ToString() + " bytes, CRC-32 " + ((uint)model.Checksum).ToString("x8"));
            ShowFree("loaded");
            RequireFree(NeedOf(model));
            keeper.KeepTwice();
            ShowDetector(model);
            Console.WriteLine(KnownAnswer.Compute(model) == model.KnownAnswerHash ? "known answer right" : "known answer WRONG");
        }

        // The program's own model, which is let go again. It is read and run while it is installed.
        private static int ShippedNeed()
        {
            SlicedModel sliced = new SlicedModel(ReadShipped, SliceBytes);
            RequireFree(MemoryNeed.LoadBytes(sliced.FileBytes));
            DupNetModel model = sliced.Load();
            return NeedOf(model) + model.FileBytes;
        }

        // A detector, and the model once more, to see whether it lies on the drive twice.
        private static int NeedOf(DupNetModel model) => MemoryNeed.Bytes(model, new DetectorSettings(model), model.FileBytes);

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

        private static byte[] ReadShipped(int offset, int length)
        {
            return (byte[])ResourceUtility.GetObject(Resources.ResourceManager, Shipped, offset, length);
        }

        private static void ShowFree(string step)
        {
            Console.WriteLine(step + ": " + DeviceMemory.Run(false).ToString() + " bytes free");
        }
    }
}
