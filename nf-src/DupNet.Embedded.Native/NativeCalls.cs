#if NANOFRAMEWORK_1_0
using System.Runtime.CompilerServices;
#else
using System;
using System.Runtime.InteropServices;
#endif

namespace DupNet.Embedded.Native
{
    /// <summary>
    /// The functions of include/dupnet_managed.h. In a firmware they are native methods, found by their place in the table of
    /// interop/NativeAssembly.cpp: a change here is a change there, and of the checksum. On a PC they are those of the shared library.
    /// </summary>
    internal static class NativeCalls
    {
#if NANOFRAMEWORK_1_0
        /// <summary>What a NotSupportedException of <see cref="Version"/> means.</summary>
        internal const string Absent = "the firmware was built without DupNet.Embedded.Native";

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Version();

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Bytes(byte[] model, int[] settings);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Create(byte[] memory, byte[] model, int[] settings);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Detect(byte[] memory, byte[] model, byte[] pixels, int[] frame, int[] boxes, int[] logits);
#else
        internal const string Absent = "the native core was not found on this PC";

        private const string Library = "dupnet";

        internal static int Version()
        {
            try
            {
                return DupNetVersion();
            }
            catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
            {
                throw new NotSupportedException(Absent, e);
            }
        }

        internal static int Bytes(byte[] model, int[] settings)
            => DupNetBytes(model, model.Length, settings, settings.Length);

        internal static int Create(byte[] memory, byte[] model, int[] settings)
            => DupNetCreate(memory, memory.Length, model, model.Length, settings, settings.Length);

        internal static int Detect(byte[] memory, byte[] model, byte[] pixels, int[] frame, int[] boxes, int[] logits)
            => DupNetDetect(
                memory, memory.Length, model, model.Length, pixels, pixels.Length, frame, frame.Length, boxes, boxes.Length, logits, logits.Length);

        [DllImport(Library, EntryPoint = "dupnet_managed_version")]
        private static extern int DupNetVersion();

        [DllImport(Library, EntryPoint = "dupnet_managed_bytes")]
        private static extern int DupNetBytes(byte[] model, int modelBytes, int[] settings, int settingsNumbers);

        [DllImport(Library, EntryPoint = "dupnet_managed_create")]
        private static extern int DupNetCreate(
            byte[] memory, int memoryBytes, byte[] model, int modelBytes, int[] settings, int settingsNumbers);

        [DllImport(Library, EntryPoint = "dupnet_managed_detect")]
        private static extern int DupNetDetect(
            [In, Out] byte[] memory, int memoryBytes, byte[] model, int modelBytes, byte[] pixels, int pixelsBytes, int[] frame, int frameNumbers,
            [In, Out] int[] boxes, int boxesNumbers, [In, Out] int[] logits, int logitsNumbers);
#endif
    }
}
