using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;

namespace DupNet.Measuring.Curves;

/// <summary>Recall against false positives on a part of a photo set.</summary>
/// <param name="Part">Name of the part of the photo set.</param>
/// <param name="Points">Points of the curve, from the strictest score to the most generous.</param>
public sealed record CurveReport(string Part, IReadOnlyList<CurvePoint> Points)
{
    /// <summary>Makes the curve of each part of a photo set.</summary>
    /// <param name="parts">The results of the evaluation.</param>
    /// <param name="evaluation">The evaluation.</param>
    public static IReadOnlyList<CurveReport> Of(IReadOnlyList<PartResult> parts, DetectionEvaluation evaluation) =>
        [.. parts.Zip(evaluation.Curves(), static (part, curve) => new CurveReport(part.Part, PointsOf(curve)))];

    private static CurvePoint[] PointsOf(RecallCurve curve) =>
    [
        .. curve.Points.Select(point => new CurvePoint(
            point.Score,
            (double)point.FalsePositives / curve.Photos,
            curve.Faces == 0 ? null : (double)point.Hits / curve.Faces)),
    ];
}
