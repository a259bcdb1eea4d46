using System;
using DeviceMemory = nanoFramework.Runtime.Native.GC;

namespace DupNet.Samples.Tests;

/// <summary>A board with so much free memory, while it lives.</summary>
internal sealed class FreeMemory : IDisposable
{
    public FreeMemory(uint bytes) => DeviceMemory.Free = bytes;

    public void Dispose() => DeviceMemory.Free = null;
}
