namespace DupNet.NativeCore;

/// <summary>Kernels of the native core, as include/dupnet.h numbers them.</summary>
public enum NativeKernels
{
    /// <summary>The fastest that this processor has.</summary>
    Fastest,

    /// <summary>Those of a firmware.</summary>
    Lanes,

    /// <summary>In vector registers of 16 bytes.</summary>
    Planes16,

    /// <summary>In vector registers of 32 bytes.</summary>
    Planes32,
}
