namespace DupNet.Fuzzing.Running;

/// <summary>What a run over one target did.</summary>
/// <param name="Executions">Inputs that were run.</param>
/// <param name="Accepted">Inputs of them that were taken for what they claim to be.</param>
/// <param name="Finding">The input that ended the run; null for none.</param>
internal sealed record FuzzResult(long Executions, long Accepted, Finding? Finding);
