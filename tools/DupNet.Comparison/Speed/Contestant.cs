using System;

namespace DupNet.Comparison.Speed;

/// <summary>A detector or network that is timed.</summary>
/// <param name="Name">Name for the table.</param>
/// <param name="Run">Runs the contestant once.</param>
/// <param name="LargestError">Largest difference of its logits from the managed ones, in 1/1024; null when they are not compared.</param>
/// <param name="IsSlow">Whether the contestant is timed only in every tenth round.</param>
internal sealed record Contestant(string Name, Action Run, int? LargestError = null, bool IsSlow = false);
