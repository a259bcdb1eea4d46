namespace DupNet.Compiling;

/// <summary>What a generator estimates that its code takes, all layers generated.</summary>
/// <param name="Instructions">Instructions of a detection in the generated functions; what prepares their inputs is not in it.</param>
/// <param name="Bytes">Bytes of machine code.</param>
public sealed record CodeEstimate(long Instructions, long Bytes);
