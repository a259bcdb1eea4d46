using DupNet.Measuring.Timing;

namespace DupNet.Comparison.Speed;

/// <summary>How long something takes.</summary>
/// <param name="Name">What it is.</param>
/// <param name="MedianMilliseconds">Median of the rounds in milliseconds.</param>
/// <param name="LeastMilliseconds">Least of the rounds in milliseconds.</param>
/// <param name="LargestError">As <see cref="Contestant.LargestError"/>.</param>
internal sealed record ContestantTime(string Name, double MedianMilliseconds, double LeastMilliseconds, int? LargestError);
