namespace DupNet.Streams.Detectors;

/// <summary>What a detector took for a frame, in IL instructions of managed kernels.</summary>
/// <param name="Instructions">All of them.</param>
/// <param name="Looks">Those of the network's looks, which native kernels take over.</param>
public readonly record struct FrameWork(long Instructions, long Looks);
