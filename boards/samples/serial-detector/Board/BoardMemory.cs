using DupNet.Embedded.Serial;
using DeviceMemory = nanoFramework.Runtime.Native.GC;

namespace DupNetSerialDetector.Board
{
    /// <summary>The managed heap of this board.</summary>
    internal sealed class BoardMemory : IMemoryGauge
    {
        public uint FreeBytes()
        {
            return DeviceMemory.Run(false);
        }
    }
}
