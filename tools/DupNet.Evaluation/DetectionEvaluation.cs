using System;
using System.Collections.Generic;
using System.Linq;

namespace DupNet.Evaluation;

/// <summary>
/// Measures a detector on labelled photos: add the detections of each photo, then ask for the results. Detections
/// below a score of <see cref="LeastScore"/> are usually left out.
/// </summary>
public sealed class DetectionEvaluation
{
    /// <summary>Score threshold, 0..1, with which a detector runs when it is measured.</summary>
    public const double LeastScore = 0.05;

    private const double StrictRate = 0.05;
    private const double Rate = 0.1;
    private const double LooseOverlap = 0.4;
    private const double LoosestOverlap = 0.3;

    private readonly List<Entry> _entries = [];

    /// <summary>
    /// Adds a photo and what the detector found in it, in pixels of the photo. A detection hits only objects of its class, so both must
    /// name classes alike.
    /// </summary>
    public void Add(LabelledPhoto photo, IReadOnlyList<ScoredBox> detections)
    {
        ArgumentNullException.ThrowIfNull(photo);
        IReadOnlyList<DetectionMatch> Match(double leastOverlap) => DetectionMatcher.MatchClasses(photo.Objects, photo.Ignored, detections, leastOverlap);
        _entries.Add(new Entry(photo, detections, Match(DetectionMatcher.LeastOverlap), Match(LooseOverlap), Match(LoosestOverlap)));
    }

    /// <summary>The results of each part of the photos in order of name, then of all photos.</summary>
    public IReadOnlyList<PartResult> Results() => Parts().ConvertAll(static part => Measure(part.Name, part.Entries));

    /// <summary>What is found when all detections that were added count, for each of <see cref="Results"/>, in the same order.</summary>
    public IReadOnlyList<OperatingPoint> OperatingPoints() => Parts().ConvertAll(static part =>
    {
        RecallCurve curve = CurveOf(part.Entries);
        RecallPoint last = curve.Points.Count > 0 ? curve.Points[^1] : default;
        return new OperatingPoint(part.Name, curve.Faces == 0 ? null : (double)last.Hits / curve.Faces, (double)last.FalsePositives / curve.Photos);
    });

    /// <summary>Recall against false positives for each of <see cref="Results"/>, in the same order.</summary>
    public IReadOnlyList<RecallCurve> Curves() => Parts().ConvertAll(static part => CurveOf(part.Entries));

    /// <summary>The results of each class over all photos; none when no photo was added.</summary>
    /// <param name="classes">The names of the classes.</param>
    public IReadOnlyList<ClassResult> ClassResults(IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return _entries.Count == 0 ? [] : [.. classes.Select(OfClass)];
    }

    private ClassResult OfClass(string name)
    {
        int objects = _entries.Sum(entry => entry.Photo.Objects.Count(labelled => labelled.ClassName == name));
        var curve = new RecallCurve(_entries.Count, objects, _entries.SelectMany(entry => entry.Matches.Where((_, i) => entry.Detections[i].ClassName == name)));
        return new ClassResult(name, objects, curve.RecallAt(Rate), curve.AveragePrecision());
    }

    private List<(string Name, List<Entry> Entries)> Parts()
    {
        var parts = new SortedDictionary<string, List<Entry>>(StringComparer.Ordinal);
        foreach (Entry entry in _entries)
        {
            if (entry.Photo.Part is not string part)
            {
                continue;
            }

            if (!parts.TryGetValue(part, out List<Entry>? members))
            {
                parts.Add(part, members = []);
            }

            members.Add(entry);
        }

        var named = new List<(string Name, List<Entry> Entries)>();
        foreach ((string name, List<Entry> members) in parts)
        {
            named.Add((name, members));
        }

        if (_entries.Count > 0)
        {
            named.Add((PhotoPart.All, _entries));
        }

        return named;
    }

    private static RecallCurve CurveOf(List<Entry> entries) => CurveOf(entries, static entry => entry.Matches);

    private static RecallCurve CurveOf(List<Entry> entries, Func<Entry, IReadOnlyList<DetectionMatch>> matched)
    {
        var matches = new List<DetectionMatch>();
        int faces = 0;
        foreach (Entry entry in entries)
        {
            faces += entry.Photo.Boxes.Count;
            matches.AddRange(matched(entry));
        }

        return new RecallCurve(entries.Count, faces, matches);
    }

    private static PartResult Measure(string part, List<Entry> entries)
    {
        RecallCurve curve = CurveOf(entries);
        double? score = curve.PointAt(Rate)?.Score;
        return new PartResult(
            part,
            curve.Photos,
            curve.Faces,
            curve.RecallAt(StrictRate),
            curve.RecallAt(Rate),
            curve.AveragePrecision(),
            CurveOf(entries, static entry => entry.LooseMatches).AveragePrecision(),
            CurveOf(entries, static entry => entry.LoosestMatches).AveragePrecision(),
            score,
            BySize(entries, score));
    }

    /// <summary>Recall by face size when detections from a score upwards count; none count without a score.</summary>
    private static SizeRecall[] BySize(List<Entry> entries, double? score)
    {
        int[] faces = new int[FaceSizes.LowerBounds.Count];
        int[] found = new int[faces.Length];
        foreach (Entry entry in entries)
        {
            foreach (Box face in entry.Photo.Boxes)
            {
                faces[SizeOf(entry.Photo, face)]++;
            }

            foreach (DetectionMatch match in entry.Matches)
            {
                if (match.Outcome == MatchOutcome.Hit && match.Score >= score)
                {
                    found[SizeOf(entry.Photo, entry.Photo.Boxes[match.Face])]++;
                }
            }
        }

        var sizes = new SizeRecall[faces.Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = new SizeRecall(FaceSizes.NameOf(i), faces[i], found[i]);
        }

        return sizes;
    }

    private static int SizeOf(LabelledPhoto photo, Box face) => FaceSizes.ClassOf(face, photo.Width, photo.Height);

    private sealed record Entry(LabelledPhoto Photo, IReadOnlyList<ScoredBox> Detections, IReadOnlyList<DetectionMatch> Matches, IReadOnlyList<DetectionMatch> LooseMatches, IReadOnlyList<DetectionMatch> LoosestMatches);
}
