using System;
using System.Collections.Generic;
using System.Linq;

namespace DupNet.Evaluation;

/// <summary>Decides which detections of a photo are hits.</summary>
/// <remarks>
/// Detections choose in order of score; each takes, among the faces that are still free, the one it overlaps most.
/// Detections of equal score choose together, the largest overlap first, so that their order in the list does not
/// matter. A detection without a face to take is ignored if it overlaps an ignore box, else it is a false positive.
/// </remarks>
public static class DetectionMatcher
{
    /// <summary>Least intersection over union, 0..1, of a detection with the face that it hits.</summary>
    public const double LeastOverlap = 0.5;

    /// <summary>Decides the outcome of each detection, in the order of <paramref name="detections"/>. Classes do not count.</summary>
    /// <param name="faces">The faces to find.</param>
    /// <param name="ignored">Faces that make neither hits nor false positives.</param>
    /// <param name="detections">The detections of the same photo, in any order.</param>
    public static IReadOnlyList<DetectionMatch> Match(
        IReadOnlyList<Box> faces, IReadOnlyList<Box> ignored, IReadOnlyList<ScoredBox> detections)
    {
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(detections);
        return MatchClasses([.. faces.Select(static face => new LabelledObject(face))], ignored, [.. detections.Select(static found => found with { ClassName = string.Empty })]);
    }

    /// <summary>
    /// Decides the outcome of each detection, in the order of <paramref name="detections"/>. A detection hits only objects of its class.
    /// </summary>
    /// <param name="objects">The objects to find.</param>
    /// <param name="ignored">Objects of any class that make neither hits nor false positives.</param>
    /// <param name="detections">The detections of the same photo, in any order.</param>
    /// <param name="leastOverlap">Least intersection over union, 0..1, of a detection with what it hits, or is ignored for.</param>
    public static IReadOnlyList<DetectionMatch> MatchClasses(
        IReadOnlyList<LabelledObject> objects, IReadOnlyList<Box> ignored, IReadOnlyList<ScoredBox> detections, double leastOverlap = LeastOverlap)
    {
        ArgumentNullException.ThrowIfNull(objects);
        ArgumentNullException.ThrowIfNull(ignored);
        ArgumentNullException.ThrowIfNull(detections);
        var candidates = new List<Candidate>();
        for (int d = 0; d < detections.Count; d++)
        {
            for (int f = 0; f < objects.Count; f++)
            {
                double overlap = detections[d].ClassName == objects[f].ClassName ? detections[d].Box.Overlap(objects[f].Box) : 0;
                if (overlap >= leastOverlap)
                {
                    candidates.Add(new Candidate(d, f, detections[d].Score, overlap));
                }
            }
        }

        candidates.Sort();
        int[] faceOf = new int[detections.Count];
        Array.Fill(faceOf, -1);
        bool[] taken = new bool[objects.Count];
        foreach (Candidate candidate in candidates)
        {
            if (faceOf[candidate.Detection] < 0 && !taken[candidate.Face])
            {
                faceOf[candidate.Detection] = candidate.Face;
                taken[candidate.Face] = true;
            }
        }

        var matches = new DetectionMatch[detections.Count];
        for (int d = 0; d < matches.Length; d++)
        {
            matches[d] = new DetectionMatch(detections[d].Score, Outcome(detections[d].Box, faceOf[d], ignored, leastOverlap), faceOf[d]);
        }

        return matches;
    }

    private static MatchOutcome Outcome(Box box, int face, IReadOnlyList<Box> ignored, double leastOverlap)
    {
        if (face >= 0)
        {
            return MatchOutcome.Hit;
        }

        foreach (Box unclear in ignored)
        {
            if (box.Overlap(unclear) >= leastOverlap)
            {
                return MatchOutcome.Ignored;
            }
        }

        return MatchOutcome.FalsePositive;
    }

    /// <summary>A detection that may take a face; sorts by who chooses first.</summary>
    private readonly record struct Candidate(int Detection, int Face, double Score, double Overlap)
        : IComparable<Candidate>
    {
        public int CompareTo(Candidate other)
        {
            int order = other.Score.CompareTo(Score);
            order = order != 0 ? order : other.Overlap.CompareTo(Overlap);
            order = order != 0 ? order : Detection.CompareTo(other.Detection);
            return order != 0 ? order : Face.CompareTo(other.Face);
        }
    }
}
