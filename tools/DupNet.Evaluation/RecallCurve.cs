using System;
using System.Collections.Generic;

namespace DupNet.Evaluation;

/// <summary>
/// Recall against false positives over many photos, from the strictest score to the most generous. Each distinct score has one point,
/// because detections of equal score enter together.
/// </summary>
public sealed class RecallCurve
{
    private readonly List<RecallPoint> _points = [];

    /// <summary>Makes the curve of some photos.</summary>
    /// <param name="photos">Number of photos, at least 1.</param>
    /// <param name="faces">Number of labelled faces in the photos, 0 or more.</param>
    /// <param name="matches">What the detections of all the photos count as, in any order.</param>
    public RecallCurve(int photos, int faces, IEnumerable<DetectionMatch> matches)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(photos, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(faces);
        ArgumentNullException.ThrowIfNull(matches);
        Photos = photos;
        Faces = faces;
        var counted = new List<DetectionMatch>();
        foreach (DetectionMatch match in matches)
        {
            if (match.Outcome != MatchOutcome.Ignored)
            {
                counted.Add(match);
            }
        }

        counted.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        int hits = 0;
        for (int i = 0; i < counted.Count; i++)
        {
            hits += counted[i].Outcome == MatchOutcome.Hit ? 1 : 0;
            if (i + 1 == counted.Count || counted[i + 1].Score != counted[i].Score)
            {
                _points.Add(new RecallPoint(counted[i].Score, hits, i + 1 - hits));
            }
        }
    }

    /// <summary>Number of photos that the curve is over.</summary>
    public int Photos { get; }

    /// <summary>Number of labelled faces in the photos.</summary>
    public int Faces { get; }

    /// <summary>The points from the highest score to the lowest.</summary>
    public IReadOnlyList<RecallPoint> Points => _points;

    /// <summary>
    /// The most generous point with at most so many false positives an image; null when even the strictest point has more, or without
    /// detections.
    /// </summary>
    /// <param name="falsePositivesPerImage">The limit, 0 or more.</param>
    public RecallPoint? PointAt(double falsePositivesPerImage)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(falsePositivesPerImage);

        // A limit that is a whole number, such as 0.1 * 30, must not fall below it by rounding.
        double limit = (falsePositivesPerImage * Photos) + 1e-9;
        RecallPoint? best = null;
        foreach (RecallPoint point in _points)
        {
            if (point.FalsePositives > limit)
            {
                break;
            }

            best = point;
        }

        return best;
    }

    /// <summary>
    /// The highest share of faces found, 0..1, with at most so many false positives an image; null without faces.
    /// </summary>
    /// <param name="falsePositivesPerImage">The limit, 0 or more.</param>
    public double? RecallAt(double falsePositivesPerImage) =>
        Faces == 0 ? null : (double)(PointAt(falsePositivesPerImage)?.Hits ?? 0) / Faces;

    /// <summary>
    /// Average precision, 0..1: the area over recall under the precision envelope, which is at each recall the best
    /// precision reached there or at a higher recall. Null without faces.
    /// </summary>
    public double? AveragePrecision()
    {
        if (Faces == 0)
        {
            return null;
        }

        double area = 0;
        double envelope = 0;
        for (int i = _points.Count - 1; i >= 0; i--)
        {
            envelope = Math.Max(envelope, _points[i].Precision);
            int hitsBefore = i > 0 ? _points[i - 1].Hits : 0;
            area += (_points[i].Hits - hitsBefore) * envelope;
        }

        return area / Faces;
    }
}
