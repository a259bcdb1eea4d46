namespace DupNet.Boards;

/// <summary>What a model takes of a board when it is run in one of four ways: by managed or native kernels, interpreted or compiled. Nobody has run it there.</summary>
/// <param name="Kernels">The kernels that run.</param>
/// <param name="Compiled">Whether <c>dupnet compile</c> made code of the model; else kernels read its weights.</param>
/// <param name="Instructions">Instructions of a detection: of IL with managed kernels, of the chip with native ones; null if they were neither counted nor estimated.</param>
/// <param name="CodeBytes">Bytes of code in the flash that the model adds; 0 where it is not compiled, null if they are not known.</param>
/// <param name="MemoryBytes">Buffers, a frame of <see cref="BoardMemory.FrameBytes"/>, and the model where it lies in memory; null if they are not known.</param>
/// <param name="Fits">Whether that is within the board's memory (<see cref="BoardMemory"/>); null if it is not known.</param>
/// <param name="Estimate">Estimated time of a detection; null without <paramref name="Instructions"/>.</param>
public sealed record EngineCost(
    KernelKind Kernels, bool Compiled, long? Instructions, long? CodeBytes, long? MemoryBytes, bool? Fits, TimeEstimate? Estimate);
