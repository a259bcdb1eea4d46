using System;
using System.Collections.Generic;

namespace DupNet.Evaluation;

/// <summary>A photo and what a detector should find in it.</summary>
public sealed class LabelledPhoto
{
    /// <summary>A photo with its labels.</summary>
    public LabelledPhoto(
        string file, string path, int width, int height, IReadOnlyList<Box> faces, IReadOnlyList<Box> ignored)
    {
        File = file;
        Path = path;
        Width = width;
        Height = height;
        Faces = faces;
        Ignored = ignored;
        Part = PartOf(file);
    }

    /// <summary>The name in the label file, such as <c>images/crowd_12.jpg</c>.</summary>
    public string File { get; }

    /// <summary>The picture file.</summary>
    public string Path { get; }

    /// <summary>Columns of the picture as labelled.</summary>
    public int Width { get; }

    /// <summary>Rows of the picture as labelled.</summary>
    public int Height { get; }

    /// <summary>The faces to find, in pixels.</summary>
    public IReadOnlyList<Box> Faces { get; }

    /// <summary>Faces too unclear to count: neither a hit nor a false positive.</summary>
    public IReadOnlyList<Box> Ignored { get; }

    /// <summary>The part of the set: the file name up to the first <c>_</c>, or <c>other</c> without one.</summary>
    public string Part { get; }

    /// <summary>A file's name without its folders.</summary>
    /// <param name="file">The name in the label file.</param>
    public static string NameOf(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file[(file.LastIndexOf('/') + 1)..];
    }

    private static string PartOf(string file)
    {
        string name = NameOf(file);
        int end = name.IndexOf('_', StringComparison.Ordinal);
        return end > 0 ? name[..end] : "other";
    }
}
