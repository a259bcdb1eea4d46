using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Measuring.Photos;

namespace DupNet.Reporting.Measures;

/// <summary>What a detector does with a photo when detections from a score upwards count.</summary>
/// <param name="Photo">The photo.</param>
/// <param name="Counted">Those detections.</param>
/// <param name="Matches">What each of them counts as.</param>
/// <param name="IsFound">Of each object whether it is found.</param>
internal sealed record PhotoOutcome(LabelledPhoto Photo, IReadOnlyList<ScoredBox> Counted, IReadOnlyList<DetectionMatch> Matches, IReadOnlyList<bool> IsFound)
{
    /// <summary>Objects that are not found.</summary>
    public int Missed => IsFound.Count(static found => !found);

    /// <summary>Detections that find nothing.</summary>
    public int Wrong => Matches.Count(static match => match.Outcome == MatchOutcome.FalsePositive);

    /// <summary>The best score of a detection that finds nothing; 0 without one.</summary>
    public double WorstScore => Matches.Where(static match => match.Outcome == MatchOutcome.FalsePositive).Select(static match => match.Score).DefaultIfEmpty().Max();

    /// <summary>The lowest score of a hit; 0 without one.</summary>
    public double LeastHit => Matches.Where(static match => match.Outcome == MatchOutcome.Hit).Select(static match => match.Score).DefaultIfEmpty().Min();

    /// <summary>The outcomes of photos at the model's own threshold.</summary>
    /// <param name="measured">The model on the photos.</param>
    public static IReadOnlyList<PhotoOutcome> Of(MeasuredModel measured)
    {
        PhotoDetections shown = measured.FoundAtThreshold ?? measured.Found;
        return [.. shown.Photos.Zip(shown.Detections, (photo, found) => Of(photo, found, measured.Threshold))];
    }

    private static PhotoOutcome Of(LabelledPhoto photo, IReadOnlyList<ScoredBox> detections, double threshold)
    {
        ScoredBox[] counted = [.. detections.Where(box => box.Score >= threshold)];
        IReadOnlyList<DetectionMatch> matches = DetectionMatcher.MatchClasses(photo.Objects, photo.Ignored, counted);
        bool[] found = new bool[photo.Objects.Count];
        foreach (DetectionMatch match in matches.Where(static match => match.Outcome == MatchOutcome.Hit))
        {
            found[match.Face] = true;
        }

        return new PhotoOutcome(photo, counted, matches, found);
    }
}
