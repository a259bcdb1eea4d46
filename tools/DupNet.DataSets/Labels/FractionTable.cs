using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;

namespace DupNet.DataSets.Labels;

/// <summary>Notices tables whose boxes are in fractions of the photo where pixels are meant: no object is a pixel or less wide, all the more not all of them.</summary>
internal static class FractionTable
{
    /// <summary>How far fractions may reach beyond the photo.</summary>
    private const double Reach = 1.02;

    /// <summary>Marks the boxes of a table as fractions if all of them are.</summary>
    /// <param name="photos">The photos.</param>
    /// <param name="table">The table's file.</param>
    /// <param name="troubles">Is told.</param>
    /// <exception cref="LabelException">The boxes are fractions that give the centre, not the corner.</exception>
    public static void Apply(IReadOnlyList<PhotoDraft> photos, string table, ICollection<Trouble> troubles) => Apply(photos, box => box.Path == table, table, troubles);

    /// <summary>Marks the boxes of many files as fractions if all of them are.</summary>
    /// <param name="photos">The photos.</param>
    /// <param name="folder">The files' folder.</param>
    /// <param name="troubles">Is told.</param>
    /// <exception cref="LabelException">The boxes are fractions that give the centre, not the corner.</exception>
    public static void ApplyToAll(IReadOnlyList<PhotoDraft> photos, string folder, ICollection<Trouble> troubles) => Apply(photos, static _ => true, folder, troubles);

    private static void Apply(IReadOnlyList<PhotoDraft> photos, Func<BoxDraft, bool> isMeant, string table, ICollection<Trouble> troubles)
    {
        List<Box> boxes = [.. photos.SelectMany(photo => photo.Boxes).Where(box => isMeant(box) && box.Box is { Width: > 0, Height: > 0 }).Select(box => box.Box)];
        if (boxes.Count == 0 || !boxes.TrueForAll(static box => box is { X: >= -1 and <= 1, Y: >= -1 and <= 1, Width: <= 1, Height: <= 1 }))
        {
            return;
        }

        if (boxes.Exists(static box => box.X + box.Width > Reach || box.Y + box.Height > Reach)
            && boxes.TrueForAll(static box => box.X + (box.Width / 2) <= Reach && box.Y + (box.Height / 2) <= Reach && box.X >= box.Width / 2 * 0.98 && box.Y >= box.Height / 2 * 0.98))
        {
            throw new LabelException($"{table}: all boxes are fractions that fit the photos only if x and y are the centre; they must be the upper left corner.");
        }

        foreach (PhotoDraft photo in photos)
        {
            for (int i = 0; i < photo.Boxes.Count; i++)
            {
                if (isMeant(photo.Boxes[i]))
                {
                    photo.Boxes[i] = photo.Boxes[i] with { IsInFractions = true };
                }
            }
        }

        troubles.Add(new Trouble(TroubleKind.Fractions, table, 0, string.Create(CultureInfo.InvariantCulture, $"all {boxes.Count} boxes are fractions of their photos, not pixels.")));
    }
}
