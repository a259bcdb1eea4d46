using System;
using System.Collections.Generic;
using System.IO;
using DupNet.DataSets.Labels;
using DupNet.DataSets.Photos;
using DupNet.DataSets.Tables;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;

namespace DupNet.DataSets.Forms;

/// <summary>This project's own form: two tables beside the photos.</summary>
/// <remarks>
/// The folder holds <c>labels.csv</c> (<c>file,width,height,x,y,w,h</c> and maybe <c>class</c>: one row an object, or one row with an empty
/// box for a photo without one) and maybe <c>ignore.csv</c> (<c>file,x,y,w,h</c>: objects that count neither way). Boxes are in pixels from
/// the upper left corner, or, all of a table, in fractions of the photo.
/// </remarks>
internal static class CsvForm
{
    /// <summary>Name of the table of labels, by which the form is known.</summary>
    public const string LabelsName = "labels.csv";

    private const string IgnoreName = "ignore.csv";
    private const int FileColumn = 0;
    private const int WidthColumn = 1;
    private const int HeightColumn = 2;
    private const int BoxColumn = 3;
    private const int BoxColumns = 4;
    private const int ClassColumn = 7;
    private const int IgnoredBoxColumn = 1;

    private static readonly string[] s_labelColumns = ["file", "width", "height", "x", "y", "w", "h", "class"];
    private static readonly string[] s_ignoreColumns = ["file", "x", "y", "w", "h"];

    /// <summary>Reads the photos and their boxes, in the order in which the table first names the photos.</summary>
    /// <param name="source">Where the data set is.</param>
    /// <param name="troubles">Takes what is odd or wrong, row by row.</param>
    /// <exception cref="LabelException">The folder has no labels.csv, or it cannot be read at all.</exception>
    public static DraftSet Read(DataSource source, ICollection<Trouble> troubles)
    {
        var finder = new PhotoFinder(source.PhotoFolder);
        var photos = new Dictionary<string, PhotoDraft?>(StringComparer.Ordinal);
        var order = new List<PhotoDraft>();
        string labels = Path.Combine(source.LabelFolder, LabelsName);
        foreach (LabelRow row in LabelTable.Read(labels, s_labelColumns, ClassColumn))
        {
            ReadRow(row, labels, photos, troubles, () => AddLabel(row, labels, source.ClassName, finder, photos, order, troubles));
        }

        string ignore = Path.Combine(source.LabelFolder, IgnoreName);
        if (Path.Exists(ignore))
        {
            foreach (LabelRow row in LabelTable.Read(ignore, s_ignoreColumns, s_ignoreColumns.Length))
            {
                ReadRow(row, ignore, photos, troubles, () => AddIgnored(row, ignore, photos, troubles));
            }
        }

        FractionTable.Apply(order, labels, troubles);
        FractionTable.Apply(order, ignore, troubles);
        CornerTable.Check(order, labels);
        CornerTable.Check(order, ignore);
        return order.Count + troubles.Count > 0 ? new DraftSet(order, []) : throw new LabelException($"{labels}: names no photo.");
    }

    // A row that cannot be read spoils its photo: who knows what it would have said.
    private static void ReadRow(LabelRow row, string table, Dictionary<string, PhotoDraft?> photos, ICollection<Trouble> troubles, Action read)
    {
        try
        {
            row.Check();
            read();
        }
        catch (LabelException e)
        {
            troubles.Add(new Trouble(TroubleKind.RowUnreadable, table, row.Line, e.Reason));
            string file = row.Value(FileColumn);
            if (photos.TryGetValue(file, out PhotoDraft? photo) && photo is not null)
            {
                photo.IsSpoilt = true;
            }

            photos[file] = null;
        }
    }

    private static void AddLabel(
        LabelRow row, string table, string? className, PhotoFinder finder, Dictionary<string, PhotoDraft?> photos, List<PhotoDraft> order, ICollection<Trouble> troubles)
    {
        string file = row.Text(FileColumn);
        int width = row.PositiveInteger(WidthColumn);
        int height = row.PositiveInteger(HeightColumn);
        Box? box = row.IsEmpty(BoxColumn, BoxColumns) ? null : ReadBox(row, BoxColumn);
        if (!photos.TryGetValue(file, out PhotoDraft? photo))
        {
            photo = Find(file, table, row.Line, width, height, finder, troubles);
            photos.Add(file, photo);
            if (photo is not null)
            {
                order.Add(photo);
            }
        }
        else if (photo is not null && (photo.Width != width || photo.Height != height))
        {
            throw row.Error($"{file} is {width} x {height} pixels here, {photo.Width} x {photo.Height} in line {photo.Line}.");
        }
        else if (photo is not null && (box is null ? photo.Boxes.Count > 0 : photo.HasEmptyRow && photo.Boxes.Count == 0))
        {
            troubles.Add(new Trouble(TroubleKind.EmptyRow, table, row.Line, $"{file} already has a row in line {photo.Line}, and one of them says that it has no object."));
        }

        if (photo is null)
        {
            return;
        }

        photo.HasEmptyRow |= box is null;
        if (box is Box found)
        {
            string name = row.Value(ClassColumn) is { Length: > 0 } given ? given : className ?? string.Empty;
            photo.Boxes.Add(new BoxDraft(found, name, IsIgnored: false, table, row.Line));
        }
    }

    private static PhotoDraft? Find(string file, string table, int line, int width, int height, PhotoFinder finder, ICollection<Trouble> troubles)
    {
        string? path = finder.Find(file, out bool isMoved, out bool leadsOut);
        if (path is null)
        {
            troubles.Add(leadsOut
                ? new Trouble(TroubleKind.PhotoOutside, table, line, $"{file} leads out of {finder.Folder}, which the photos must lie in (--photos names another folder).")
                : new Trouble(TroubleKind.PhotoMissing, table, line, $"{file}: no such file in {finder.Folder}."));
            return null;
        }

        if (isMoved)
        {
            troubles.Add(new Trouble(TroubleKind.PhotoMoved, table, line, $"{file} is taken to be {path}."));
        }

        return new PhotoDraft(file, path, table, line) { Width = width, Height = height, HasPart = true };
    }

    private static void AddIgnored(LabelRow row, string table, Dictionary<string, PhotoDraft?> photos, ICollection<Trouble> troubles)
    {
        string file = row.Text(FileColumn);
        Box box = ReadBox(row, IgnoredBoxColumn);
        if (!photos.TryGetValue(file, out PhotoDraft? photo))
        {
            troubles.Add(new Trouble(TroubleKind.BoxAstray, table, row.Line, $"{file} is not in {LabelsName}."));
            return;
        }

        photo?.Boxes.Add(new BoxDraft(box, string.Empty, IsIgnored: true, table, row.Line));
    }

    private static Box ReadBox(LabelRow row, int first) =>
        new(row.Number(first), row.Number(first + 1), row.Number(first + 2), row.Number(first + 3));
}
