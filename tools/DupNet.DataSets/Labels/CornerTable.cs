using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.Evaluation;

namespace DupNet.DataSets.Labels;

/// <summary>
/// Notices tables that have right and lower edges where widths and heights are meant. Read as such, the boxes begin in their photos, but most
/// end beyond.
/// </summary>
internal static class CornerTable
{
    /// <summary>Fewer boxes may look so by chance.</summary>
    private const int LeastBoxes = 8;

    /// <summary>Refuses a table in which every box can be two corners, and most boxes cannot be a corner with width and height.</summary>
    /// <param name="photos">The photos.</param>
    /// <param name="table">The table's file.</param>
    /// <exception cref="LabelException">The table holds corners.</exception>
    public static void Check(IReadOnlyList<PhotoDraft> photos, string table)
    {
        (Box Box, double Width, double Height)[] boxes =
        [
            .. from photo in photos
               from draft in photo.Boxes
               where draft.Path == table
               select (draft.Box, draft.IsInFractions ? 1 : (double)photo.Width, draft.IsInFractions ? 1 : (double)photo.Height),
        ];
        int beyond = boxes.Count(static box => box.Box.X + box.Box.Width > box.Width || box.Box.Y + box.Box.Height > box.Height);
        if (boxes.Length >= LeastBoxes && beyond * 2 > boxes.Length && boxes.All(CanBeCorners))
        {
            throw new LabelException(string.Create(
                CultureInfo.InvariantCulture,
                $"{table}: {beyond} of {boxes.Length} boxes fit their photos only if w and h are the right and the lower edge; they must be width and height."));
        }
    }

    private static bool CanBeCorners((Box Box, double Width, double Height) box) =>
        box.Box.X >= 0 && box.Box.Y >= 0 && box.Box.Width > box.Box.X && box.Box.Height > box.Box.Y && box.Box.Width <= box.Width && box.Box.Height <= box.Height;
}
