using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;

namespace DupNet.Cli.Output;

/// <summary>The accuracy of a model on photos of one degradation.</summary>
/// <param name="Degradation">Name of the degradation.</param>
/// <param name="Parts">The parts of the photo set that have faces, then all photos.</param>
internal sealed record DegradedResult(string Degradation, IReadOnlyList<DegradedPart> Parts)
{
    /// <summary>The result from two measurements of the same photos.</summary>
    /// <param name="degradation">Name of the degradation.</param>
    /// <param name="results">With all detections.</param>
    /// <param name="points">With those of the model's own threshold; the same parts in the same order.</param>
    public static DegradedResult Of(string degradation, IReadOnlyList<PartResult> results, IReadOnlyList<OperatingPoint> points) => new(
        degradation,
        [
            .. results.Zip(points, static (result, point) => (result, point))
                .Where(static pair => pair.result.Faces > 0)
                .Select(static pair => new DegradedPart(pair.result.Part, pair.point.Recall, pair.point.FalsePositivesPerImage, pair.result.AveragePrecision)),
        ]);
}

/// <summary>The accuracy on a part of the photos.</summary>
/// <param name="Part">Name of the part.</param>
/// <param name="Recall">At the model's own threshold, 0..1.</param>
/// <param name="FalsePositivesPerImage">At the model's own threshold.</param>
/// <param name="AveragePrecision">AP50.</param>
internal sealed record DegradedPart(string Part, double? Recall, double FalsePositivesPerImage, double? AveragePrecision);
