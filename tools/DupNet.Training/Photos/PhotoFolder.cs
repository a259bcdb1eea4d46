using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.Training.Recipes;

namespace DupNet.Training.Photos;

/// <summary>Reads a folder of labelled photos: labels.csv, ignore.csv (optional) and the files that they name.</summary>
public static class PhotoFolder
{
    private const string LabelsHeader = "file,width,height,x,y,w,h";
    private const string IgnoreHeader = "file,x,y,w,h";

    /// <summary>Reads the labels.</summary>
    /// <param name="folder">Holds labels.csv; file names in it are relative to the folder.</param>
    /// <param name="conventions">Corrections of boxes by prefix of the file's name; null to keep the boxes as labelled.</param>
    /// <returns>The photos in the order of labels.csv.</returns>
    /// <exception cref="PhotoFolderException">A file is missing, or a line is wrong.</exception>
    public static IReadOnlyList<LabelledPhoto> Read(string folder, IReadOnlyDictionary<string, BoxConvention>? conventions)
    {
        var photos = new Dictionary<string, (int Width, int Height, List<Box> Faces, List<Box> Ignored)>(StringComparer.Ordinal);
        var order = new List<string>();
        string labels = Path.Combine(folder, "labels.csv");
        foreach ((string where, string[] fields) in ReadLines(labels, LabelsHeader))
        {
            if (!photos.TryGetValue(fields[0], out var photo))
            {
                int width = (int)Number(where, fields[1]);
                int height = (int)Number(where, fields[2]);
                if (width < 1 || height < 1)
                {
                    throw new PhotoFolderException($"{where}: width and height must be positive");
                }

                photo = (width, height, [], []);
                photos.Add(fields[0], photo);
                order.Add(fields[0]);
            }

            if (fields[3].Length > 0)
            {
                photo.Faces.Add(Correct(ReadBox(where, fields, 3), Convention(fields[0], conventions)));
            }
        }

        string ignore = Path.Combine(folder, "ignore.csv");
        if (File.Exists(ignore))
        {
            foreach ((string where, string[] fields) in ReadLines(ignore, IgnoreHeader))
            {
                if (!photos.TryGetValue(fields[0], out var photo))
                {
                    throw new PhotoFolderException($"{where}: {fields[0]} is not in labels.csv");
                }

                photo.Ignored.Add(ReadBox(where, fields, 1));
            }
        }

        if (order.Count == 0)
        {
            throw new PhotoFolderException($"{labels}: names no photo");
        }

        return [.. order.Select(file => new LabelledPhoto(Path.Combine(folder, file), photos[file].Width, photos[file].Height, photos[file].Faces, photos[file].Ignored))];
    }

    /// <summary>Brings a labelled box to the convention that the model learns.</summary>
    /// <param name="box">As labelled.</param>
    /// <param name="convention">The correction.</param>
    public static Box Correct(Box box, BoxConvention convention)
    {
        float width = box.Width * (float)convention.Width;
        float height = box.Height * (float)convention.Height;
        float centreX = box.X + (box.Width / 2);
        float centreY = box.Y + (box.Height / 2) - (box.Height * (float)convention.Up);
        return new Box(centreX - (width / 2), centreY - (height / 2), width, height);
    }

    private static BoxConvention Convention(string file, IReadOnlyDictionary<string, BoxConvention>? conventions)
    {
        string name = Path.GetFileName(file);
        string? prefix = conventions?.Keys.Where(key => name.StartsWith(key, StringComparison.Ordinal)).MaxBy(key => key.Length);
        return prefix is null ? new BoxConvention() : conventions![prefix];
    }

    private static IEnumerable<(string Where, string[] Fields)> ReadLines(string path, string header)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PhotoFolderException($"{path}: cannot be read: {error.Message}", error);
        }

        if (lines.Length == 0 || lines[0].Trim() != header)
        {
            throw new PhotoFolderException($"{path}: line 1: expected \"{header}\"");
        }

        int columns = header.Split(',').Length;
        for (int i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            string where = $"{path}: line {i + 1}";
            string[] fields = lines[i].TrimEnd('\r').Split(',');
            if (fields.Length != columns)
            {
                throw new PhotoFolderException($"{where}: expected {columns} fields, found {fields.Length}");
            }

            yield return (where, fields);
        }
    }

    private static Box ReadBox(string where, string[] fields, int first)
    {
        var box = new Box(Number(where, fields[first]), Number(where, fields[first + 1]), Number(where, fields[first + 2]), Number(where, fields[first + 3]));
        return box.Width > 0 && box.Height > 0 ? box : throw new PhotoFolderException($"{where}: a box needs a positive width and height");
    }

    private static float Number(string where, string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value)
            ? value
            : throw new PhotoFolderException($"{where}: \"{text}\" is not a number");
}
