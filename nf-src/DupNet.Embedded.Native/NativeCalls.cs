using System.Reflection;
#if NANOFRAMEWORK_1_0
using System.Runtime.CompilerServices;
#else
using System;
using System.IO;
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
        /// <summary>Of <see cref="Locate"/>: the reference is written.</summary>
        internal const int Located = 0;

        /// <summary>Of <see cref="Locate"/>: the assembly has no resource file of the name.</summary>
        internal const int NoResourceFile = 1;

        /// <summary>Of <see cref="Locate"/>: the resource file has no resource of the number.</summary>
        internal const int NoResource = 2;

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

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Locate(Assembly assembly, string file, short id, byte[] reference);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Check(byte[] model, int[] refused);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Read(byte[] model, byte[] target);
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

        /// <summary>
        /// Resources of .NET have names in place of numbers: those of the enumeration that is generated from a .resx file for
        /// nanoFramework. They lie in the memory-mapped assembly.
        /// </summary>
        internal static unsafe int Locate(Assembly assembly, string file, short id, byte[] reference)
        {
            Type ids = assembly.GetType(Path.ChangeExtension(file, null) + "+BinaryResources");
            if (ids == null)
            {
                return NoResourceFile;
            }

            string name = Enum.GetName(ids, id);
            using Stream stream = name == null ? null : assembly.GetManifestResourceStream(name);
            return stream is UnmanagedMemoryStream model
                ? DupNetRefer(reference, reference.Length, (IntPtr)model.PositionPointer, (int)model.Length)
                : NoResource;
        }

        internal static int Check(byte[] model, int[] refused)
            => DupNetCheck(model, model.Length, refused, refused.Length);

        internal static int Read(byte[] model, byte[] target)
            => DupNetRead(model, model.Length, target, target.Length);

        [DllImport(Library, EntryPoint = "dupnet_managed_refer")]
        private static extern int DupNetRefer([In, Out] byte[] reference, int referenceBytes, IntPtr model, int modelBytes);

        [DllImport(Library, EntryPoint = "dupnet_managed_check")]
        private static extern int DupNetCheck(byte[] model, int modelBytes, [In, Out] int[] refused, int refusedNumbers);

        [DllImport(Library, EntryPoint = "dupnet_managed_read")]
        private static extern int DupNetRead(byte[] model, int modelBytes, [In, Out] byte[] target, int targetBytes);

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
