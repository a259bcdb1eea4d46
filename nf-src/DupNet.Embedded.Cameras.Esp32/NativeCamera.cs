using System.Runtime.CompilerServices;

namespace DupNet.Embedded.Cameras.Esp32
{
    /// <summary>
    /// The native functions, in the folder interop. A firmware that lacks them throws a NotSupportedException at the first call.
    /// </summary>
    internal sealed class NativeCamera : INativeCamera
    {
        public int Open(int[] pins, int clockHertz, int format, int width, int height) => NativeOpen(pins, clockHertz, format, width, height);

        public bool IsReady() => NativeIsReady();

        public int Take(byte[] buffer, int bytes) => NativeTake(buffer, bytes);

        public int Close() => NativeClose();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int NativeOpen(int[] pins, int clockHertz, int format, int width, int height);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern bool NativeIsReady();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int NativeTake(byte[] buffer, int bytes);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int NativeClose();
    }
}
