namespace DupNet.Boards;

/// <summary>Estimated time of one detection. No board has measured it.</summary>
/// <param name="FromMilliseconds">Lower bound in milliseconds.</param>
/// <param name="ToMilliseconds">Upper bound in milliseconds.</param>
/// <param name="Assumption">What was counted and what was assumed, in words.</param>
public sealed record TimeEstimate(int FromMilliseconds, int ToMilliseconds, string Assumption);
