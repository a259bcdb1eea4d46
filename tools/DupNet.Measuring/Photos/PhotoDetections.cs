using System.Collections.Generic;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;

namespace DupNet.Measuring.Photos;

/// <summary>Detections in all photos of a set that can be decoded.</summary>
/// <param name="Photos">The photos that can be decoded.</param>
/// <param name="Detections">The detections in each photo.</param>
/// <param name="Troubles">Why the other photos cannot be decoded.</param>
public sealed record PhotoDetections(
    IReadOnlyList<LabelledPhoto> Photos, IReadOnlyList<IReadOnlyList<ScoredBox>> Detections, IReadOnlyList<Trouble> Troubles)
{
    /// <summary>Compares the detections with the labels; both must name classes alike.</summary>
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
