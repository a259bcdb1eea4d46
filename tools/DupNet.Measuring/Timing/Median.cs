using System.Collections.Generic;
using System.Linq;

namespace DupNet.Measuring.Timing;

/// <summary>Finds the median of times.</summary>
public static class Median
{
    /// <summary>The median of some times; of an even number of times, the larger of the two in the middle.</summary>
    /// <param name="times">The times, one or more, in any order.</param>
    public static double Of(IReadOnlyCollection<double> times) => times.Order().ElementAt(times.Count / 2);
}
