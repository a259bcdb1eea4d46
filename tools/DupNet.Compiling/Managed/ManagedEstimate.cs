namespace DupNet.Compiling.Managed;

/// <summary>What the C# of a model is estimated to take, all layers generated.</summary>
/// <param name="Instructions">
/// IL instructions of all layers in a detection, at all inputs together, for frames that fill the input. Sampling them, and boxes, come on top.
/// </param>
/// <param name="CodeBytes">Bytes of IL and constants.</param>
/// <param name="MemoryBytes">Bytes of heap: what is left of the model, and the buffers of a detector of each input.</param>
public sealed record ManagedEstimate(long Instructions, long CodeBytes, long MemoryBytes);
