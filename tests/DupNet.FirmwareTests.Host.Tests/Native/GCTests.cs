using System;
using Xunit;
using DeviceGC = nanoFramework.Runtime.Native.GC;

namespace DupNet.FirmwareTests.Host.Tests.Native;

public sealed class GCTests
{
    [Fact]
    public void FreeMemoryFallsByWhatIsAllocatedAndByNothingElse()
    {
        DeviceGC.Run(true);
        uint first = DeviceGC.Run(true);
        uint second = DeviceGC.Run(true);
        byte[] block = new byte[10000];
        uint third = DeviceGC.Run(true);
        GC.KeepAlive(block);
        Assert.Equal(first, second);
        Assert.InRange(second - third, 10000u, 10100u);
    }
}
