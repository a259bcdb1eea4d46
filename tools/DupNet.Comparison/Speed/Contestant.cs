using System;

namespace DupNet.Comparison.Speed;

/// <summary>Something that is timed.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Run">Runs it once.</param>
/// <param name="LargestError">How far its logits are from the managed ones at most, in 1/1024; null when they are not compared.</param>
/// <param name="IsSlow">Whether it is timed in every tenth round only.</param>
internal sealed record Contestant(string Name, Action Run, int? LargestError = null, bool IsSlow = false);
