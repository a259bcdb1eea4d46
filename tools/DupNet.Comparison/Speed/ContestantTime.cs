using DupNet.Measuring.Timing;

namespace DupNet.Comparison.Speed;

/// <summary>Measured times of a contestant.</summary>
/// <param name="Name">Name of the contestant.</param>
/// <param name="MedianMilliseconds">Median of the rounds in milliseconds.</param>
/// <param name="LeastMilliseconds">Least of the rounds in milliseconds.</param>
/// <param name="LargestError">As in <see cref="Contestant.LargestError"/>.</param>
internal sealed record ContestantTime(string Name, double MedianMilliseconds, double LeastMilliseconds, int? LargestError);
