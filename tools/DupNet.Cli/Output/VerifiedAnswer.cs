namespace DupNet.Cli.Output;

/// <summary>The known answer of a model as some kernels gave it.</summary>
/// <param name="Answer">CRC-32 of the logits; null if none was computed.</param>
/// <param name="Milliseconds">Time of the run; null where it is not known.</param>
internal sealed record VerifiedAnswer(long? Answer, double? Milliseconds);
