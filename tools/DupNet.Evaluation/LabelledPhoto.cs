using System;
using System.Collections.Generic;
using System.Linq;

namespace DupNet.Evaluation;

/// <summary>A photo and what a detector should find in it.</summary>
public sealed class LabelledPhoto
{
    /// <summary>Makes a photo with its labels.</summary>
    public LabelledPhoto(
        string file, string path, int width, int height, IReadOnlyList<LabelledObject> objects, IReadOnlyList<Box> ignored, bool hasPart = true)
    {
        File = file;
        Path = path;
        Width = width;
        Height = height;
        Objects = objects;
        Boxes = [.. objects.Select(static labelled => labelled.Box)];
        Ignored = ignored;
        Part = hasPart ? PhotoPart.Of(NameOf(file)) : null;
    }

    /// <summary>Name of the photo in the label file, such as <c>images/crowd_12.jpg</c>.</summary>
    public string File { get; }

    /// <summary>Path of the picture file.</summary>
    public string Path { get; }

    /// <summary>Width of the picture in pixels, as the labels have it.</summary>
    public int Width { get; }

    /// <summary>Height of the picture in pixels, as the labels have it.</summary>
    public int Height { get; }

    /// <summary>The objects that a detector should find.</summary>
    public IReadOnlyList<LabelledObject> Objects { get; }

    /// <summary>The boxes of <see cref="Objects"/>, in pixels.</summary>
    public IReadOnlyList<Box> Boxes { get; }

    /// <summary>Boxes of objects too unclear to count: neither a hit nor a false positive.</summary>
    public IReadOnlyList<Box> Ignored { get; }

    /// <summary>
    /// The part of the photo set that the file's name tells, as <see cref="PhotoPart.Of"/> says. Null for photos whose names tell none.
    /// </summary>
    public string? Part { get; }

    /// <summary>The same photo with other objects to find.</summary>
    public LabelledPhoto WithObjects(IReadOnlyList<LabelledObject> objects) => WithLabels(objects, Ignored);

    /// <summary>The same photo with other objects to find, and others that count neither way.</summary>
    /// <param name="objects">The objects to find.</param>
    /// <param name="ignored">Boxes of those that count neither way, in pixels.</param>
    public LabelledPhoto WithLabels(IReadOnlyList<LabelledObject> objects, IReadOnlyList<Box> ignored) => new(File, Path, Width, Height, objects, ignored, Part is not null);

    /// <summary>A file's name without its folders.</summary>
    /// <param name="file">The name in the label file.</param>
    public static string NameOf(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file[(file.LastIndexOf('/') + 1)..];
    }
}
