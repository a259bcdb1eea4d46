using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Training.Recipes;

namespace DupNet.Training.Photos;

/// <summary>Reads a folder of labelled photos for training.</summary>
public static class PhotoFolder
{
    /// <summary>Reads the labels and brings the boxes of faces to the convention that the model learns.</summary>
    /// <param name="folder">Holds labels.csv.</param>
    /// <param name="conventions">Corrections by prefix of the file's name; the longest fitting prefix counts.</param>
    /// <exception cref="LabelException">A file is missing, or a line is wrong.</exception>
    public static IReadOnlyList<LabelledPhoto> Read(string folder, IReadOnlyDictionary<string, BoxConvention> conventions) =>
    [
        .. LabelledPhotos.Load(folder).Select(photo => new LabelledPhoto(
            photo.File,
            photo.Path,
            photo.Width,
            photo.Height,
            [.. photo.Faces.Select(face => Correct(face, Convention(photo.File, conventions)))],
            photo.Ignored)),
    ];

    /// <summary>Brings a labelled box to the convention that the model learns.</summary>
    /// <param name="box">As labelled.</param>
    /// <param name="convention">The correction.</param>
    public static Box Correct(Box box, BoxConvention convention)
    {
        double width = box.Width * convention.Width;
        double height = box.Height * convention.Height;
        double centreX = box.X + (box.Width / 2);
        double centreY = box.Y + (box.Height / 2) - (box.Height * convention.Up);
        return new Box(centreX - (width / 2), centreY - (height / 2), width, height);
    }

    private static BoxConvention Convention(string file, IReadOnlyDictionary<string, BoxConvention> conventions)
    {
        string name = file[(file.LastIndexOf('/') + 1)..];
        string? prefix = conventions.Keys.Where(key => name.StartsWith(key, StringComparison.Ordinal)).MaxBy(key => key.Length);
        return prefix is null ? new BoxConvention() : conventions[prefix];
    }
}
