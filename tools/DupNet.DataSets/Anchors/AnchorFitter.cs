using System;
using System.Collections.Generic;
using System.Linq;

namespace DupNet.DataSets.Anchors;

/// <summary>Finds the anchors that are most like the objects of a data set, of any size and aspect.</summary>
/// <remarks>
/// k-means of shapes (Redmon and Farhadi, arXiv 1612.08242), with the distance of two shapes
///
///     d(a, b) = 1 - intersection over union of both with the same centre
///
/// Starts are drawn as k-means++ does: each with a probability that grows with the squared distance to the nearest one before. The middle of a group is the geometric
/// mean of its widths and of its heights, since overlap depends on ratios of sides. Of several starts the result with the largest mean overlap counts.
/// </remarks>
public static class AnchorFitter
{
    private const int Starts = 16;
    private const int MostRounds = 50;

    /// <summary>Far more shapes say nothing new.</summary>
    private const int MostShapes = 8192;

    private const double LeastSide = 1;

    /// <summary>Fits anchors. The same arguments give the same anchors.</summary>
    /// <param name="shapes">The objects, in input pixels, at least one. For pictures that are turned by quarters too, add each with its sides exchanged.</param>
    /// <param name="counts">The number of anchors of each head, at least 1, heads from the smallest stride to the largest; they get the anchors from small to large.</param>
    /// <param name="seed">Decides the starts.</param>
    /// <exception cref="ArgumentException">There is no shape, a shape without area, or a head without anchors.</exception>
    public static AnchorFit Fit(IReadOnlyList<AnchorShape> shapes, IReadOnlyList<int> counts, int seed)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        ArgumentNullException.ThrowIfNull(counts);
        if (shapes.Count == 0 || !shapes.All(shape => shape.Width > 0 && shape.Height > 0 && double.IsFinite(shape.Area)))
        {
            throw new ArgumentException("Anchors are fitted to at least one shape, each with positive sides.", nameof(shapes));
        }

        if (counts.Count == 0 || counts.Any(count => count < 1))
        {
            throw new ArgumentException("Each head has at least one anchor.", nameof(counts));
        }

        int step = ((shapes.Count - 1) / MostShapes) + 1;
        AnchorShape[] fitted = [.. shapes.Where((_, i) => i % step == 0)];
        int distinct = fitted.Distinct().Take(counts.Sum()).Count();
        AnchorShape[] best = [];
        var random = new Random(seed);
        for (int start = 0; start < Starts; start++)
        {
            AnchorShape[] found = Improve(fitted, Begin(fitted, distinct, random));
            if (best.Length == 0 || MeanOverlap(fitted, found) > MeanOverlap(fitted, best))
            {
                best = found;
            }
        }

        AnchorShape[] anchors = [.. Complete(best, counts.Sum()).Select(Round).OrderBy(anchor => anchor.Area)];
        int next = 0;
        var heads = new List<IReadOnlyList<AnchorShape>>();
        foreach (int count in counts)
        {
            heads.Add(anchors[next..(next + count)]);
            next += count;
        }

        return new AnchorFit(heads, MeanOverlap(shapes, anchors), shapes.Min(shape => Nearest(shape, anchors).Overlap));
    }

    private static AnchorShape[] Begin(AnchorShape[] shapes, int count, Random random)
    {
        var starts = new List<AnchorShape> { shapes[random.Next(shapes.Length)] };
        while (starts.Count < count)
        {
            // Shapes that are starts already have distance 0, so none is drawn twice while others are left.
            double[] weights = [.. shapes.Select(shape => Math.Pow(1 - Nearest(shape, starts).Overlap, 2))];
            double at = random.NextDouble() * weights.Sum();
            int drawn = Array.FindIndex(weights, weight => weight > 0 && (at -= weight) < 0);
            starts.Add(shapes[drawn < 0 ? Array.FindLastIndex(weights, static weight => weight > 0) : drawn]);
        }

        return [.. starts];
    }

    // With this middle a round may make the mean overlap smaller before it grows again.
    private static AnchorShape[] Improve(AnchorShape[] shapes, AnchorShape[] anchors)
    {
        AnchorShape[] best = anchors;
        double most = MeanOverlap(shapes, anchors);
        for (int round = 0; round < MostRounds; round++)
        {
            AnchorShape[] moved = Move(shapes, anchors);
            if (moved.SequenceEqual(anchors))
            {
                break;
            }

            anchors = moved;
            double overlap = MeanOverlap(shapes, anchors);
            if (overlap > most)
            {
                (best, most) = (anchors, overlap);
            }
        }

        return best;
    }

    private static AnchorShape[] Move(AnchorShape[] shapes, AnchorShape[] anchors)
    {
        var widths = new double[anchors.Length];
        var heights = new double[anchors.Length];
        var members = new int[anchors.Length];
        foreach (AnchorShape shape in shapes)
        {
            int nearest = Nearest(shape, anchors).Index;
            widths[nearest] += Math.Log(shape.Width);
            heights[nearest] += Math.Log(shape.Height);
            members[nearest]++;
        }

        return [.. anchors.Select((anchor, i) => members[i] == 0 ? anchor : new AnchorShape(Math.Exp(widths[i] / members[i]), Math.Exp(heights[i] / members[i])))];
    }

    // Where there are fewer shapes than anchors, the others are for such objects farther away and closer by, in turn.
    private static List<AnchorShape> Complete(AnchorShape[] anchors, int count)
    {
        var all = anchors.OrderBy(anchor => anchor.Area).ToList();
        for (bool larger = true; all.Count < count; larger = !larger)
        {
            AnchorShape from = larger ? all[^1] : all[0];
            all.Insert(larger ? all.Count : 0, larger ? new(from.Width * 2, from.Height * 2) : new(from.Width / 2, from.Height / 2));
        }

        return all;
    }

    private static AnchorShape Round(AnchorShape anchor) => new(Math.Max(LeastSide, Math.Round(anchor.Width, 1)), Math.Max(LeastSide, Math.Round(anchor.Height, 1)));

    private static double MeanOverlap(IReadOnlyList<AnchorShape> shapes, AnchorShape[] anchors) => shapes.Average(shape => Nearest(shape, anchors).Overlap);

    private static (int Index, double Overlap) Nearest(AnchorShape shape, IReadOnlyList<AnchorShape> anchors)
    {
        int nearest = 0;
        double most = 0;
        for (int i = 0; i < anchors.Count; i++)
        {
            double overlap = shape.Overlap(anchors[i]);
            if (overlap > most)
            {
                (nearest, most) = (i, overlap);
            }
        }

        return (nearest, most);
    }
}
