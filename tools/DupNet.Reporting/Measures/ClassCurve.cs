using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;

namespace DupNet.Reporting.Measures;

/// <summary>The curve of a class, or of all classes together.</summary>
/// <param name="Name">The class.</param>
/// <param name="Curve">Hits against false positives.</param>
internal sealed record ClassCurve(string Name, RecallCurve Curve)
{
    /// <summary>The curve of all classes together.</summary>
    public static ClassCurve OfAll(MeasuredModel measured) => new("all", Make(measured, Matches(measured).SelectMany(static photo => photo), null));

    /// <summary>The curves of the classes that have objects.</summary>
    public static IReadOnlyList<ClassCurve> OfEach(MeasuredModel measured)
    {
        IReadOnlyList<DetectionMatch>[] matches = [.. Matches(measured)];
        return
        [
            .. measured.Classes
                .Select(name => new ClassCurve(
                    name,
                    Make(measured, matches.Zip(measured.Found.Detections, (found, boxes) => found.Where((_, i) => boxes[i].ClassName == name)).SelectMany(static photo => photo), name)))
                .Where(static found => found.Curve.Faces > 0),
        ];
    }

    /// <summary>Precision over recall, for a chart.</summary>
    public IReadOnlyList<(double X, double Y)> PrecisionOverRecall() =>
        [.. Curve.Points.Select(point => ((double)point.Hits / Curve.Faces, point.Precision))];

    /// <summary>The point where detections from a score upwards count; null where there are none.</summary>
    public RecallPoint? At(double score) => Curve.Points.TakeWhile(point => point.Score >= score).Select(static point => (RecallPoint?)point).LastOrDefault();

    /// <summary>The point that weighs hits against errors best (F1, the harmonic mean of precision and recall); null without detections.</summary>
    public RecallPoint? Best() => Curve.Points.Select(static point => (RecallPoint?)point).MaxBy(point => F1(point));

    /// <summary>F1 at a point, 0..1.</summary>
    public double F1(RecallPoint? point) => point is RecallPoint at && Curve.Faces > 0 ? 2.0 * at.Hits / (at.Hits + at.FalsePositives + Curve.Faces) : 0;

    private static IEnumerable<IReadOnlyList<DetectionMatch>> Matches(MeasuredModel measured) =>
        measured.Found.Photos.Zip(measured.Found.Detections, static (photo, boxes) => DetectionMatcher.MatchClasses(photo.Objects, photo.Ignored, boxes));

    private static RecallCurve Make(MeasuredModel measured, IEnumerable<DetectionMatch> matches, string? name) =>
        new(measured.Found.Photos.Count, measured.Found.Photos.Sum(photo => photo.Objects.Count(labelled => name is null || labelled.ClassName == name)), matches);
}
