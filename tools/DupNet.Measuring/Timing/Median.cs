using System.Collections.Generic;
using System.Linq;

namespace DupNet.Measuring.Timing;

/// <summary>The median of times.</summary>
public static class Median
{
    /// <summary>The median; of an even number of times the larger of the two in the middle.</summary>
    /// <param name="times">One or more.</param>
    public static double Of(IReadOnlyCollection<double> times) => times.Order().ElementAt(times.Count / 2);
}
