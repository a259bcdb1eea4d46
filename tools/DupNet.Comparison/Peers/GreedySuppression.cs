using System.Collections.Generic;
using DupNet.Evaluation;

namespace DupNet.Comparison.Peers;

/// <summary>Non-maximum suppression as the peers' own demonstrations do it.</summary>
internal static class GreedySuppression
{
    /// <summary>Keeps the best boxes of which no two overlap more than a limit, best first.</summary>
    public static IReadOnlyList<ScoredBox> Keep(List<ScoredBox> boxes, double overlap)
    {
        boxes.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        var kept = new List<ScoredBox>();
        foreach (ScoredBox box in boxes)
        {
            if (kept.TrueForAll(better => better.Box.Overlap(box.Box) <= overlap))
            {
                kept.Add(box);
            }
        }

        return kept;
    }
}
