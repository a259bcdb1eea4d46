using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.DataSets.Anchors;
using DupNet.Training.Recipes;

namespace DupNet.Training.Planning;

/// <summary>Fits the heads of a layer table to objects: those that no object needs go, with the layers that only they read; the others get anchors and class logits.</summary>
/// <remarks>
/// A head is for objects around the anchors that the table was made with: with a and b the longer sides of those of two heads that follow one another, objects
/// up to sqrt(a * b) belong to the first. Training shows each object also smaller and larger, so heads just beyond the objects' sizes are kept.
/// </remarks>
public static class HeadPlanner
{
    /// <summary>The most anchors that a head gets.</summary>
    public const int MostAnchors = 3;

    private const double LeastShare = 0.04;
    private const double GoodOverlap = 0.75;
    private const double LeastGain = 0.02;
    private const int ObjectsPerAnchor = 15;
    private const int Seed = 1;

    /// <summary>Which heads a table keeps: those for objects that are a part of some class.</summary>
    /// <param name="table">The table.</param>
    /// <param name="figures">What was found in the data set.</param>
    /// <param name="side">Width and height of the input, in pixels.</param>
    /// <returns>By head, in order of execution.</returns>
    public static bool[] Kept(Recipe table, DataFigures figures, int side)
    {
        ArgumentNullException.ThrowIfNull(figures);
        double[] ends = Ends(table);
        double[] shares = [.. ends.Select((end, h) => figures.LargestShare(side, h == 0 ? 0 : ends[h - 1], end))];
        return [.. shares.Select(share => share >= Math.Min(LeastShare, shares.Max()))];
    }

    /// <summary>Gives the heads of a table anchors and classes.</summary>
    /// <param name="table">The table, with those heads that are kept.</param>
    /// <param name="shapes">The objects, in pixels of the input; at least one.</param>
    /// <param name="classes">Names of the classes.</param>
    /// <param name="most">The most anchors of a head.</param>
    public static Recipe Fit(Recipe table, IReadOnlyList<AnchorShape> shapes, IReadOnlyList<string> classes, int most)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] ends = Ends(table);
        var anchors = new List<AnchorRecipe>();
        var layers = new List<LayerRecipe>();
        int head = 0;
        foreach (LayerRecipe layer in table.Layers)
        {
            if (!layer.IsHead)
            {
                layers.Add(layer);
                continue;
            }

            AnchorShape[] members = Members(shapes, ends, head++);
            IReadOnlyList<AnchorShape> fitted = members.Length == 0 ? [.. AnchorsOf(table, layer)] : Fit(members, most);
            layers.Add(layer with { FirstAnchor = anchors.Count, AnchorCount = fitted.Count, ChannelsOut = fitted.Count * HeadOutputs.PerAnchor(classes.Count) });
            anchors.AddRange(fitted.Select(shape => new AnchorRecipe { Width = shape.Width, Height = shape.Height }));
        }

        return table with { Layers = layers, Anchors = anchors, Classes = classes };
    }

    // As many as it takes to be like the objects, or until one more says little.
    private static IReadOnlyList<AnchorShape> Fit(AnchorShape[] members, int most)
    {
        AnchorFit best = AnchorFitter.Fit(members, [1], Seed);
        for (int count = 2; count <= most && count * ObjectsPerAnchor <= members.Length && best.MeanOverlap < GoodOverlap; count++)
        {
            AnchorFit more = AnchorFitter.Fit(members, [count], Seed);
            if (more.MeanOverlap < best.MeanOverlap + LeastGain)
            {
                break;
            }

            best = more;
        }

        return best.Heads[0];
    }

    private static AnchorShape[] Members(IReadOnlyList<AnchorShape> shapes, double[] ends, int head) =>
        [.. shapes.Where(shape => DataFigures.LongerSide(shape) is double side && side < ends[head] && (head == 0 || side >= ends[head - 1]))];

    // Heads run from the finest to the coarsest. The last one's range has no end.
    private static double[] Ends(Recipe table)
    {
        double[] sizes = [.. table.Layers.Where(layer => layer.IsHead).Select(layer => Math.Exp(AnchorsOf(table, layer).Average(anchor => Math.Log(DataFigures.LongerSide(anchor)))))];
        return [.. sizes.Select((size, h) => h == sizes.Length - 1 ? double.PositiveInfinity : Math.Sqrt(size * sizes[h + 1]))];
    }

    private static IEnumerable<AnchorShape> AnchorsOf(Recipe table, LayerRecipe head) =>
        table.Anchors.Skip(head.FirstAnchor).Take(head.AnchorCount).Select(anchor => new AnchorShape(anchor.Width, anchor.Height));
}
