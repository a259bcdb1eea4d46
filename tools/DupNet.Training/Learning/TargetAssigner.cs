using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Training.Augmentation;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;

namespace DupNet.Training.Learning;

/// <summary>Decides which anchor of which cell should find which face.</summary>
/// <remarks>
/// A face belongs to the anchor, of any head, whose shape overlaps its own best. There it is to be found by the cell
/// whose middle is nearest to its centre, and by every cell whose middle is within the recipe's radius of it. Anchors of
/// one shape that a head holds at different offsets make a finer grid: the nearest of them finds the face, and the
/// radius shrinks with their spacing. Where faces compete for a cell, the one whose centre is nearer wins. Ignored boxes silence the cell that holds their centre and
/// those whose middles lie in the inner half of the box. A measured box is assigned as a face is, where no face is, and
/// teaches its cells the box alone.
/// </remarks>
public sealed class TargetAssigner
{
    /// <summary>In place of a class: the box is to be measured, not found.</summary>
    private const int Measured = -1;

    private readonly IReadOnlyList<HeadShape> _heads;
    private readonly TargetRecipe _recipe;

    /// <summary>Prepares to assign faces to a network's heads.</summary>
    /// <param name="heads">The network's heads.</param>
    /// <param name="recipe">The rules by which faces become targets.</param>
    public TargetAssigner(IReadOnlyList<HeadShape> heads, TargetRecipe recipe)
    {
        _heads = heads;
        _recipe = recipe;
    }

    /// <summary>Makes the targets of each head for a batch.</summary>
    /// <param name="samples">The boxes of each picture.</param>
    /// <param name="side">Width and height of the pictures in pixels.</param>
    public HeadTargets[] Assign(IReadOnlyList<Sample> samples, int side)
    {
        var targets = new HeadTargets[_heads.Count];
        var owners = new Dictionary<int, Owner>[_heads.Count];
        for (int h = 0; h < targets.Length; h++)
        {
            int cells = side / _heads[h].Stride;
            targets[h] = new HeadTargets(samples.Count * cells * cells * _heads[h].Anchors.Count);
            owners[h] = [];
        }

        for (int picture = 0; picture < samples.Count; picture++)
        {
            foreach (Box box in samples[picture].Ignored)
            {
                Ignore(targets, picture, side, box);
            }

            foreach (ObjectBox face in samples[picture].Faces)
            {
                AssignFace(targets, owners, picture, side, face.Box, face.ClassIndex);
            }

            foreach (Box box in samples[picture].Measured)
            {
                AssignFace(targets, owners, picture, side, box, Measured);
            }
        }

        for (int h = 0; h < targets.Length; h++)
        {
            foreach ((int row, Owner owner) in owners[h])
            {
                AddFound(targets[h], _heads[h], row, owner, side);
            }
        }

        return targets;
    }

    private void Ignore(HeadTargets[] targets, int picture, int side, Box box)
    {
        for (int h = 0; h < _heads.Count; h++)
        {
            HeadShape head = _heads[h];
            int cells = side / head.Stride;
            double centreX = (box.X + (box.Width / 2)) / head.Stride;
            double centreY = (box.Y + (box.Height / 2)) / head.Stride;
            ForCells(centreX, centreY, box.Width / 4 / head.Stride, box.Height / 4 / head.Stride, cells, (column, row, _, _) =>
            {
                for (int a = 0; a < head.Anchors.Count; a++)
                {
                    targets[h].Counted[Row(picture, row, column, cells, head.Anchors.Count, a)] = 0;
                }
            });
        }
    }

    private void AssignFace(HeadTargets[] targets, Dictionary<int, Owner>[] owners, int picture, int side, Box face, int classIndex)
    {
        double best = -1;
        var overlaps = new double[_heads.Count][];
        for (int h = 0; h < _heads.Count; h++)
        {
            overlaps[h] = [.. _heads[h].Anchors.Select(anchor => ShapeOverlap(face, anchor))];
            foreach (double overlap in overlaps[h])
            {
                best = Math.Max(best, overlap);
            }
        }

        for (int h = 0; h < _heads.Count; h++)
        {
            HeadShape head = _heads[h];
            int cells = side / head.Stride;
            int shared = overlaps[h].Count(overlap => overlap == best);
            double radius = _recipe.CentreRadius / Math.Sqrt(Math.Max(1, shared));
            double nearest = double.MaxValue;
            int nearestRow = -1;
            for (int a = 0; a < head.Anchors.Count; a++)
            {
                AnchorRecipe anchor = head.Anchors[a];
                double overlap = overlaps[h][a];
                bool owns = overlap == best;
                if (!owns && overlap < _recipe.IgnoredAnchorOverlap)
                {
                    continue;
                }

                double centreX = ((face.X + (face.Width / 2)) / head.Stride) - anchor.X;
                double centreY = ((face.Y + (face.Height / 2)) / head.Stride) - anchor.Y;
                int index = a;
                ForCells(centreX, centreY, radius, radius, cells, (column, row, distance, inside) =>
                {
                    int at = Row(picture, row, column, cells, head.Anchors.Count, index);
                    if (!owns)
                    {
                        targets[h].Counted[at] = 0;
                        return;
                    }

                    if (distance < nearest)
                    {
                        nearest = distance;
                        nearestRow = at;
                    }

                    if (inside)
                    {
                        Own(owners[h], at, new Owner(face, distance, classIndex));
                    }
                });
            }

            if (nearestRow >= 0)
            {
                Own(owners[h], nearestRow, new Owner(face, nearest, classIndex));
            }
        }
    }

    private static void Own(Dictionary<int, Owner> owners, int row, Owner candidate)
    {
        if (!owners.TryGetValue(row, out Owner owner) || (candidate.Found == owner.Found && candidate.Distance < owner.Distance))
        {
            owners[row] = candidate;
        }
    }

    private static void AddFound(HeadTargets target, HeadShape head, int row, Owner owner, int side)
    {
        int cells = side / head.Stride;
        AnchorRecipe anchor = head.Anchors[row % head.Anchors.Count];
        int cell = row / head.Anchors.Count;
        int column = cell % cells;
        int line = cell / cells % cells;
        target.Counted[row] = owner.Found ? 1 : 0;
        target.Found.Add(row);
        target.Classes.Add(owner.ClassIndex);
        Box face = owner.Face;
        target.Boxes.AddRange([(float)(face.X + (face.Width / 2)), (float)(face.Y + (face.Height / 2)), (float)face.Width, (float)face.Height]);
        target.Frames.AddRange(
        [
            (float)((column + 0.5 + anchor.X) * head.Stride),
            (float)((line + 0.5 + anchor.Y) * head.Stride),
            (float)anchor.Width,
            (float)anchor.Height,
            (float)(head.Stride * head.CentreScale),
        ]);
    }

    // Calls for the cell that holds the centre and for those whose middles are within the radii of it, all in cells, with
    // the squared distance and whether it is within the radii.
    private static void ForCells(double centreX, double centreY, double radiusX, double radiusY, int cells, Action<int, int, double, bool> action)
    {
        int homeColumn = Math.Clamp((int)Math.Floor(centreX), 0, cells - 1);
        int homeRow = Math.Clamp((int)Math.Floor(centreY), 0, cells - 1);
        int firstColumn = Math.Max(0, Math.Min(homeColumn, (int)Math.Ceiling(centreX - radiusX - 0.5)));
        int lastColumn = Math.Min(cells - 1, Math.Max(homeColumn, (int)Math.Floor(centreX + radiusX - 0.5)));
        int firstRow = Math.Max(0, Math.Min(homeRow, (int)Math.Ceiling(centreY - radiusY - 0.5)));
        int lastRow = Math.Min(cells - 1, Math.Max(homeRow, (int)Math.Floor(centreY + radiusY - 0.5)));
        for (int row = firstRow; row <= lastRow; row++)
        {
            for (int column = firstColumn; column <= lastColumn; column++)
            {
                double x = column + 0.5 - centreX;
                double y = row + 0.5 - centreY;
                action(column, row, (x * x) + (y * y), Math.Abs(x) <= radiusX && Math.Abs(y) <= radiusY);
            }
        }
    }

    private static int Row(int picture, int row, int column, int cells, int anchors, int anchor) => ((((((picture * cells) + row) * cells) + column) * anchors) + anchor);

    private static double ShapeOverlap(Box face, AnchorRecipe anchor)
    {
        double shared = Math.Min(face.Width, anchor.Width) * Math.Min(face.Height, anchor.Height);
        return shared / (face.Area() + (anchor.Width * anchor.Height) - shared);
    }

    private readonly record struct Owner(Box Face, double Distance, int ClassIndex)
    {
        public bool Found => ClassIndex != Measured;
    }
}
