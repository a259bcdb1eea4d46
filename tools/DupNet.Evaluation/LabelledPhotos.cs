using System;
using System.Collections.Generic;
using System.IO;

namespace DupNet.Evaluation;

/// <summary>Reads a folder of photos with labels.</summary>
/// <remarks>
/// The folder holds <c>labels.csv</c> (<c>file,width,height,x,y,w,h</c>: one row a face, or one row with an empty
/// box for a photo without a face), <c>ignore.csv</c> (<c>file,x,y,w,h</c>: faces that count neither way; may be
/// missing) and the photos that <c>file</c> names relative to the folder. Boxes are in pixels from the upper left
/// corner.
/// </remarks>
public static class LabelledPhotos
{
    private const string LabelsName = "labels.csv";
    private const string IgnoreName = "ignore.csv";

    /// <summary>The photos of a folder in the order in which the label file first names them.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="LabelException">
    /// A file is missing or a row is malformed; the message says which file and line, and what is wrong.
    /// </exception>
    public static IReadOnlyList<LabelledPhoto> Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
        {
            throw new LabelException($"{folder}: no such folder.");
        }

        var photos = new Dictionary<string, Draft>(StringComparer.Ordinal);
        var order = new List<Draft>();
        foreach (CsvRow row in CsvRow.Read(Path.Combine(folder, LabelsName), "file,width,height,x,y,w,h"))
        {
            AddLabel(folder, row, photos, order);
        }

        if (order.Count == 0)
        {
            throw new LabelException($"{Path.Combine(folder, LabelsName)}: names no photo.");
        }

        string ignorePath = Path.Combine(folder, IgnoreName);
        if (File.Exists(ignorePath))
        {
            foreach (CsvRow row in CsvRow.Read(ignorePath, "file,x,y,w,h"))
            {
                AddIgnored(row, photos);
            }
        }

        return order.ConvertAll(static draft => draft.ToPhoto());
    }

    private static void AddLabel(string folder, CsvRow row, Dictionary<string, Draft> photos, List<Draft> order)
    {
        string file = row.Text(0);
        int width = row.PositiveInteger(1);
        int height = row.PositiveInteger(2);
        if (!photos.TryGetValue(file, out Draft? photo))
        {
            photo = new Draft(file, ExistingPath(folder, row, file), width, height, row.Line);
            photos.Add(file, photo);
            order.Add(photo);
        }
        else if (photo.Width != width || photo.Height != height)
        {
            throw row.Error($"{file} is {width} x {height} pixels here, {photo.Width} x {photo.Height} in line {photo.Line}.");
        }
        else if (photo.Faces.Count == 0 || row.IsEmpty(3, 4))
        {
            throw row.Error($"{file} already has a row in line {photo.Line}, and one of them says that it has no face.");
        }

        if (!row.IsEmpty(3, 4))
        {
            photo.Faces.Add(ReadBox(row, 3, photo));
        }
    }

    private static void AddIgnored(CsvRow row, Dictionary<string, Draft> photos)
    {
        string file = row.Text(0);
        if (!photos.TryGetValue(file, out Draft? photo))
        {
            throw row.Error($"{file} is not in {LabelsName}.");
        }

        photo.Ignored.Add(ReadBox(row, 1, photo));
    }

    private static Box ReadBox(CsvRow row, int first, Draft photo)
    {
        var box = new Box(row.Number(first), row.Number(first + 1), row.Number(first + 2), row.Number(first + 3));
        if (box.Width <= 0 || box.Height <= 0)
        {
            throw row.Error("the box is empty: w and h must be greater than 0.");
        }

        if (box.X >= photo.Width || box.Y >= photo.Height || box.X + box.Width <= 0 || box.Y + box.Height <= 0)
        {
            throw row.Error($"the box lies outside the photo of {photo.Width} x {photo.Height} pixels.");
        }

        return box;
    }

    private static string ExistingPath(string folder, CsvRow row, string file)
    {
        string path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            throw row.Error($"{file}: no such file in {folder}.");
        }

        return path;
    }

    private sealed record Draft(string File, string Path, int Width, int Height, int Line)
    {
        public List<Box> Faces { get; } = [];

        public List<Box> Ignored { get; } = [];

        public LabelledPhoto ToPhoto() => new(File, Path, Width, Height, Faces, Ignored);
    }
}
