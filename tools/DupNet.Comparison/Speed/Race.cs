using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using DupNet.Measuring.Timing;

namespace DupNet.Comparison.Speed;

/// <summary>Times contestants in turns, so that whatever else the machine does falls on all of them.</summary>
internal static class Race
{
    private const int SlowEvery = 10;

    /// <summary>Enough for the just-in-time compiler to reach its last tier.</summary>
    private const int WarmUp = 60;

    /// <summary>Times contestants in turns.</summary>
    /// <param name="contestants">The contestants, in the order of the results.</param>
    /// <param name="rounds">Number of times that each contestant runs.</param>
    public static IReadOnlyList<ContestantTime> Run(IReadOnlyList<Contestant> contestants, int rounds)
    {
        var times = new List<double>[contestants.Count];
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = [];
            for (int run = 0; run < (contestants[i].IsSlow ? 1 : WarmUp); run++)
            {
                contestants[i].Run();
            }
        }

        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < times.Length; i++)
            {
                if (!contestants[i].IsSlow || round % SlowEvery == 0)
                {
                    long start = Stopwatch.GetTimestamp();
                    contestants[i].Run();
                    times[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }

        return [.. contestants.Select((contestant, i) => new ContestantTime(
            contestant.Name, Median.Of(times[i]), times[i].Min(), contestant.LargestError))];
    }
}
