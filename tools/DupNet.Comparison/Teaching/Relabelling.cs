using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;

namespace DupNet.Comparison.Teaching;

/// <summary>Gives labelled faces the boxes of a teacher, a detector that draws all boxes in one convention.</summary>
/// <remarks>
/// Who labels by hand draws unsteadily, and each collection of photos differently; a small network that is taught all of it at
/// once misses by the mean of it. A labelled face gets the box of the teacher's that overlaps it best, pair by pair from the best overlap
/// down, each box once. A face that the teacher does not find is changed as the found ones of its collection are in the
/// mean: widths and heights by factors (the mean of their logarithms), the centre by parts of the box. Then the mean change of all
/// found faces is taken back from all: the teacher's steadiness is wanted, the labels' own shape stays. In a collection of too
/// few pairs, faces that are not found keep their labels. What the teacher finds besides, in photos that show or may show faces, is
/// ignored: neither face nor background. Photos without faces stay as they are.
/// A collection is the file's name up to its last '_'.
/// </remarks>
internal static class Relabelling
{
    /// <summary>Least score, 0..1, of a teacher's box that takes the place of a label.</summary>
    public const double LeastScore = 0.3;

    /// <summary>Least overlap, 0..1, of a teacher's box with the label that it replaces.</summary>
    public const double LeastOverlap = 0.35;

    /// <summary>Least score, 0..1, of a teacher's box that is ignored where nothing is labelled.</summary>
    public const double LeastIgnoredScore = 0.5;

    /// <summary>Largest overlap, 0..1, of a new box with a label or an ignored box. A teacher's box that overlaps one more is nothing new.</summary>
    public const double LargestNewOverlap = 0.3;

    /// <summary>Number of pairs that a collection needs for a mean change.</summary>
    public const int LeastPairs = 30;

    /// <summary>Gives photos the boxes of a teacher.</summary>
    /// <param name="photos">The labelled photos.</param>
    /// <param name="taught">The teacher's boxes for each photo.</param>
    public static IReadOnlyList<LabelledPhoto> Apply(IReadOnlyList<LabelledPhoto> photos, IReadOnlyList<IReadOnlyList<ScoredBox>> taught)
    {
        Box?[][] pairs = [.. photos.Select((photo, i) => Pair(photo.Boxes, taught[i]))];
        List<(string Collection, BoxChange Change)> changes =
        [
            .. from i in Enumerable.Range(0, photos.Count)
               from f in Enumerable.Range(0, pairs[i].Length)
               where pairs[i][f] is not null
               select (Collection(photos[i].File), BoxChange.Between(photos[i].Boxes[f], pairs[i][f]!.Value)),
        ];
        Dictionary<string, BoxChange> means = changes
            .GroupBy(row => row.Collection, row => row.Change)
            .Where(group => group.Count() >= LeastPairs)
            .ToDictionary(group => group.Key, group => BoxChange.Mean([.. group]));
        BoxChange whole = changes.Count >= LeastPairs ? BoxChange.Mean([.. changes.Select(row => row.Change)]) : default;
        return [.. photos.Select((photo, i) => Relabel(photo, pairs[i], taught[i], means.GetValueOrDefault(Collection(photo.File), whole), whole))];
    }

    private static LabelledPhoto Relabel(LabelledPhoto photo, Box?[] pairs, IReadOnlyList<ScoredBox> taught, BoxChange change, BoxChange whole)
    {
        if (photo.Boxes.Count + photo.Ignored.Count == 0)
        {
            return photo;
        }

        Box[] faces = [.. photo.Boxes.Select((face, f) => whole.Undo(pairs[f] ?? change.Apply(face)))];
        LabelledObject[] objects = [.. photo.Objects.Select((labelled, f) => labelled with { Box = faces[f] })];
        var frame = new Box(0, 0, photo.Width, photo.Height);
        IEnumerable<Box> fresh = taught
            .Where(box => box.Score >= LeastIgnoredScore && box.Box.Overlap(frame) > 0)
            .Select(box => box.Box)
            .Where(box => faces.Concat(photo.Boxes).Concat(photo.Ignored).All(known => box.Overlap(known) <= LargestNewOverlap));
        return new LabelledPhoto(photo.File, photo.Path, photo.Width, photo.Height, objects, [.. photo.Ignored, .. fresh]);
    }

    private static Box?[] Pair(IReadOnlyList<Box> faces, IReadOnlyList<ScoredBox> taught)
    {
        var pairs = new Box?[faces.Count];
        var used = new bool[taught.Count];
        IEnumerable<(int Face, int Taught, double Overlap)> candidates =
            from f in Enumerable.Range(0, faces.Count)
            from t in Enumerable.Range(0, taught.Count)
            where taught[t].Score >= LeastScore
            let overlap = faces[f].Overlap(taught[t].Box)
            where overlap >= LeastOverlap
            orderby overlap descending
            select (f, t, overlap);
        foreach ((int face, int box, _) in candidates)
        {
            if (pairs[face] is null && !used[box])
            {
                pairs[face] = taught[box].Box;
                used[box] = true;
            }
        }

        return pairs;
    }

    private static string Collection(string file)
    {
        string name = LabelledPhoto.NameOf(file);
        int end = name.LastIndexOf('_');
        return end < 0 ? name : name[..end];
    }
}
