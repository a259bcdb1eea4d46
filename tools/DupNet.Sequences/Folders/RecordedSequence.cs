using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.DataSets;
using DupNet.DataSets.Tables;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.Sequences.Folders;

/// <summary>A sequence in a folder of numbered pictures with labels.</summary>
internal sealed class RecordedSequence : ISequence
{
    private const int FileColumn = 0;
    private const int WidthColumn = 1;
    private const int HeightColumn = 2;
    private const int BoxColumn = 3;
    private const int BoxColumns = 4;
    private const int IdentityColumn = 7;
    private const int VisibleColumn = 8;
    private const int IgnoredBoxColumn = 1;

    private readonly string _folder;
    private readonly List<Entry> _entries;

    private RecordedSequence(string folder, int width, int height, List<Entry> entries)
    {
        _folder = folder;
        Name = Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar));
        Kind = PhotoPart.Of(Name) is var part && part == PhotoPart.Other ? Name : part;
        Width = width;
        Height = height;
        _entries = entries;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Kind { get; }

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Height { get; }

    /// <inheritdoc/>
    public int Length => _entries[^1].Number + 1;

    /// <summary>Reads the labels of a sequence; pictures are read frame by frame.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="LabelException">The labels cannot be used; the message names file and line.</exception>
    public static ISequence Open(string folder)
    {
        string labels = Path.Combine(folder, SequenceTables.LabelsName);
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        int width = 0;
        int height = 0;
        foreach (LabelRow row in LabelTable.Read(labels, SequenceTables.LabelColumns, IdentityColumn + 1))
        {
            row.Check();
            int columns = row.PositiveInteger(WidthColumn);
            int rows = row.PositiveInteger(HeightColumn);
            if (width == 0)
            {
                (width, height) = (columns, rows);
            }
            else if (columns != width || rows != height)
            {
                throw row.Error($"the frame is {columns} x {rows} pixels, those before {width} x {height}: frames of a sequence have one size.");
            }

            AddRow(row, entries);
        }

        if (entries.Count == 0)
        {
            throw new LabelException($"{labels}: names no frame.");
        }

        string ignore = Path.Combine(folder, SequenceTables.IgnoreName);
        if (File.Exists(ignore))
        {
            foreach (LabelRow row in LabelTable.Read(ignore, SequenceTables.IgnoreColumns, SequenceTables.IgnoreColumns.Count))
            {
                row.Check();
                if (!entries.TryGetValue(row.Text(FileColumn), out Entry? entry))
                {
                    throw row.Error($"{row.Text(FileColumn)} is not in {SequenceTables.LabelsName}.");
                }

                entry.Ignored.Add(ReadBox(row, IgnoredBoxColumn));
            }
        }

        return new RecordedSequence(folder, width, height, Numbered(entries, labels));
    }

    /// <inheritdoc/>
    public IEnumerable<SequenceFrame> Frames()
    {
        foreach (Entry entry in _entries)
        {
            string path = Path.Combine(_folder, entry.File);
            Picture picture = PictureFile.Load(path);
            if (picture.Width != Width || picture.Height != Height)
            {
                throw new LabelException($"{path}: is {picture.Width} x {picture.Height} pixels; the labels say {Width} x {Height}.");
            }

            yield return new SequenceFrame(entry.Number, picture, entry.Faces, entry.Ignored);
        }
    }

    private static void AddRow(LabelRow row, Dictionary<string, Entry> entries)
    {
        string file = row.Text(FileColumn);
        if (!entries.TryGetValue(file, out Entry? entry))
        {
            if (Path.IsPathRooted(file) || file.Split('/', '\\').Contains(".."))
            {
                throw row.Error($"{file} leads out of the folder of the labels.");
            }

            entries.Add(file, entry = new Entry(file, NumberOf(row, file), [], []));
        }

        if (row.IsEmpty(BoxColumn, BoxColumns))
        {
            return;
        }

        Box box = ReadBox(row, BoxColumn);
        double visible = row.Value(VisibleColumn).Length == 0 ? 1 : row.Number(VisibleColumn);
        if (visible is < 0 or > 1)
        {
            throw row.Error($"visible must be from 0 to 1, not {row.Value(VisibleColumn)}.");
        }

        if (visible < SequenceFace.LeastVisible)
        {
            entry.Ignored.Add(box);
        }
        else
        {
            entry.Faces.Add(new SequenceFace(box, row.PositiveInteger(IdentityColumn), visible));
        }
    }

    /// <summary>The number at the end of a file's name.</summary>
    private static int NumberOf(LabelRow row, string file)
    {
        string stem = Path.GetFileNameWithoutExtension(file);
        string digits = stem[(stem.Length - stem.Reverse().TakeWhile(char.IsAsciiDigit).Count())..];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw row.Error($"{file}: the name must end with the number of the frame, such as 000012.png.");
    }

    /// <summary>The frames in order of their numbers, from 0.</summary>
    private static List<Entry> Numbered(Dictionary<string, Entry> entries, string labels)
    {
        List<Entry> order = [.. entries.Values.OrderBy(entry => entry.Number)];
        for (int i = 1; i < order.Count; i++)
        {
            if (order[i].Number == order[i - 1].Number)
            {
                throw new LabelException($"{labels}: {order[i - 1].File} and {order[i].File} have the same number.");
            }
        }

        int first = order[0].Number;
        return order.ConvertAll(entry => entry with { Number = entry.Number - first });
    }

    private static Box ReadBox(LabelRow row, int first)
    {
        var box = new Box(row.Number(first), row.Number(first + 1), row.Number(first + 2), row.Number(first + 3));
        return box.Width > 0 && box.Height > 0 ? box : throw row.Error("a box needs a width and a height above 0.");
    }

    private sealed record Entry(string File, int Number, List<SequenceFace> Faces, List<Box> Ignored);
}
