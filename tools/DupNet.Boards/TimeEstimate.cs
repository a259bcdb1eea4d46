namespace DupNet.Boards;

/// <summary>An estimated, never measured, time of one detection.</summary>
/// <param name="FromMilliseconds">The lower bound.</param>
/// <param name="ToMilliseconds">The upper bound.</param>
/// <param name="Assumption">What was counted and what was assumed.</param>
public sealed record TimeEstimate(int FromMilliseconds, int ToMilliseconds, string Assumption);
