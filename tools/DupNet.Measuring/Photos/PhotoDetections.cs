using System.Collections.Generic;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;

namespace DupNet.Measuring.Photos;

/// <summary>What a detector finds in the photos of a set that can be decoded.</summary>
/// <param name="Photos">Those photos.</param>
/// <param name="Detections">What it finds in each.</param>
/// <param name="Troubles">Why the others cannot be decoded.</param>
public sealed record PhotoDetections(
    IReadOnlyList<LabelledPhoto> Photos, IReadOnlyList<IReadOnlyList<ScoredBox>> Detections, IReadOnlyList<Trouble> Troubles)
{
    /// <summary>What the protocol makes of them; names of classes must agree.</summary>
    public DetectionEvaluation Evaluate()
    {
        var evaluation = new DetectionEvaluation();
        for (int i = 0; i < Photos.Count; i++)
        {
            evaluation.Add(Photos[i], Detections[i]);
        }

        return evaluation;
    }
}
