using System;

namespace DupNet.Fuzzing.Running;

/// <summary>When a run over one target ends.</summary>
/// <param name="Executions">After so many inputs; null for a time.</param>
/// <param name="Time">After so long, where the inputs are not counted.</param>
internal sealed record RunLimit(long? Executions, TimeSpan Time)
{
    /// <summary>Whether the run is over.</summary>
    public bool IsReached(long executions, TimeSpan elapsed) => Executions is { } most ? executions >= most : elapsed >= Time;
}
