using System;

namespace nanoFramework.Runtime.Native;

/// <summary>Memory as the tests see it on a device.</summary>
public static class GC
{
    [ThreadStatic]
    private static uint? s_free;

    /// <summary>What this thread is told to be left, for tests of programs that need more; null for the count.</summary>
    public static uint? Free
    {
        get => s_free;
        set => s_free = value;
    }

    /// <summary>
    /// How much memory is left. Here every byte that the thread allocates is gone for good, so that two calls differ by what was
    /// allocated between them, garbage included; on a device only by what is still in use.
    /// </summary>
    /// <param name="compactHeap">Without effect.</param>
    /// <returns>Bytes.</returns>
    public static uint Run(bool compactHeap)
        => s_free ?? uint.MaxValue - (uint)(System.GC.GetAllocatedBytesForCurrentThread() % (uint.MaxValue / 2));

    /// <summary>Does nothing.</summary>
    /// <param name="enable">Without effect.</param>
    public static void EnableGCMessages(bool enable)
    {
    }
}
