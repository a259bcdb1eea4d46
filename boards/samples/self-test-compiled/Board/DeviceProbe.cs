using System;
using DupNet.Embedded.Diagnostics;
using DeviceMemory = nanoFramework.Runtime.Native.GC;

namespace DupNetSelfTestCompiled.Board
{
    /// <summary>The clock and the heap of this board.</summary>
    internal sealed class DeviceProbe : IDeviceProbe
    {
        public long Milliseconds()
        {
            return DateTime.UtcNow.Ticks / TimeSpan.TicksPerMillisecond;
        }

        public uint FreeBytes()
        {
            return DeviceMemory.Run(false);
        }
    }
}
