using System;
using System.Device;
using Xunit;

namespace DupNet.Samples.Tests;

/// <summary>What samples that choose how to follow faces do where memory is missing.</summary>
internal static class LittleMemory
{
    /// <summary>Too little for any detector.</summary>
    public static void IsToldInBytes(Func<object> prepare)
    {
        Workbench.Renew();
        using FreeMemory memory = new(40_000);
        string message = Assert.Throws<InvalidOperationException>(prepare).Message;
        Assert.Matches("^needs [5-6][0-9]{4} bytes of free memory, and there are 40000$", message);
    }

    /// <summary>Too little for a stream detector.</summary>
    public static void LeavesADetectionInEachPicture(Action prepare)
    {
        using ConsoleText console = new();
        Workbench.Renew();
        using FreeMemory memory = new(62_000);
        prepare();
        Assert.Equal(["little memory: a detection in each picture"], console.Lines);
    }
}
