namespace DupNet.NativeCore;

/// <summary>Kernels of the native core, as include/dupnet.h numbers them.</summary>
public enum NativeKernels
{
    /// <summary>The fastest kernels that this processor can run.</summary>
    Fastest,

    /// <summary>The kernels of a firmware, which take the least memory.</summary>
    Lanes,

    /// <summary>Kernels on vector registers of 16 bytes.</summary>
    Planes16,

    /// <summary>Kernels on vector registers of 32 bytes.</summary>
    Planes32,

    /// <summary>Code generated from the model.</summary>
    Compiled,
}
