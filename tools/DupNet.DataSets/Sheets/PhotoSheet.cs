using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.DataSets.Sheets;

/// <summary>Draws photos of a data set with their boxes on one sheet.</summary>
public static class PhotoSheet
{
    /// <summary>Number of photos in a row of the sheet.</summary>
    public const int Columns = 4;

    /// <summary>Number of rows of the sheet.</summary>
    public const int Rows = 3;

    private const int CellWidth = 320;
    private const int CellHeight = 240;

    /// <summary>The colour in which boxes of a class are drawn. After the last colour, the first one comes again.</summary>
    /// <param name="index">Index of the class in <see cref="DataSet.Classes"/>.</param>
    public static MarkColour ColourOf(int index) => ClassColours.Of(index);

    /// <summary>
    /// Draws up to twelve photos, taken at even distances from those with objects, or from all where no photo has one. Each class has a
    /// colour; boxes that do not count are gray. A photo that cannot be decoded leaves its place black.
    /// </summary>
    /// <param name="set">The set.</param>
    public static Picture Draw(DataSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        LabelledPhoto[] candidates = [.. set.Photos.Where(photo => photo.Objects.Count > 0)];
        candidates = candidates.Length > 0 ? candidates : [.. set.Photos];
        int count = Math.Min(candidates.Length, Columns * Rows);
        var sheet = new Picture(Columns * CellWidth, Rows * CellHeight);
        for (int i = 0; i < count; i++)
        {
            LabelledPhoto photo = candidates[(int)((i + 0.5) * candidates.Length / count)];
            if (PhotoDecoder.TryLoad(photo, out Picture? picture, out _))
            {
                Copy(BoxPainter.Paint(PictureFitter.Fit(picture, CellWidth, CellHeight), Marks(set, photo)), sheet, i % Columns * CellWidth, i / Columns * CellHeight);
            }
        }

        return sheet;
    }

    private static List<ScoreMark> Marks(DataSet set, LabelledPhoto photo)
    {
        double scale = Math.Min((double)CellWidth / photo.Width, (double)CellHeight / photo.Height);
        double left = (CellWidth - (photo.Width * scale)) / 2;
        double top = (CellHeight - (photo.Height * scale)) / 2;
        ScoreMark Mark(Box box, MarkColour colour) =>
            new((float)(left + (box.X * scale)), (float)(top + (box.Y * scale)), (float)(box.Width * scale), (float)(box.Height * scale), null, colour);
        List<ScoreMark> marks = [.. photo.Ignored.Select(box => Mark(box, MarkColour.Gray))];
        marks.AddRange(photo.Objects.Select(labelled => Mark(labelled.Box, ColourOf(Math.Max(0, set.Classes.ToList().IndexOf(labelled.ClassName))))));
        return marks;
    }

    private static void Copy(Picture cell, Picture sheet, int left, int top)
    {
        for (int y = 0; y < cell.Height; y++)
        {
            cell.Rgb.AsSpan(cell.IndexOf(0, y), cell.Width * Picture.Channels).CopyTo(sheet.Rgb.AsSpan(sheet.IndexOf(left, top + y)));
        }
    }
}
