using System.Collections.Generic;

namespace DupNet.DataSets.Labels;

/// <summary>A photo as labels have it, before it is held against its file.</summary>
/// <param name="name">Name of the photo in the labels.</param>
/// <param name="path">Path of the photo's file.</param>
/// <param name="labels">Path of the file that holds the photo's labels.</param>
/// <param name="line">Line that names the photo first, from 1; 0 if lines do not tell.</param>
internal sealed class PhotoDraft(string name, string path, string labels, int line)
{
    /// <summary>Name of the photo in the labels.</summary>
    public string Name { get; } = name;

    /// <summary>Path of the photo's file.</summary>
    public string Path { get; } = path;

    /// <summary>Path of the file that holds the photo's labels.</summary>
    public string Labels { get; } = labels;

    /// <summary>Line that names the photo first, from 1; 0 if lines do not tell.</summary>
    public int Line { get; } = line;

    /// <summary>Width of the photo in pixels as labelled; 0 when the labels do not say.</summary>
    public int Width { get; init; }

    /// <summary>Height of the photo in pixels as labelled; 0 when the labels do not say.</summary>
    public int Height { get; init; }

    /// <summary>Whether a row of the labels says that the photo has no object.</summary>
    public bool HasEmptyRow { get; set; }

    /// <summary>Whether some of the photo's labels cannot be read, so that the photo is left out. The reason is reported before.</summary>
    public bool IsSpoilt { get; set; }

    /// <summary>Whether the photo's name in the labels tells its part of the set.</summary>
    public bool HasPart { get; init; }

    /// <summary>Purpose of the photo as the data set states it.</summary>
    public Split Split { get; set; }

    /// <summary>The boxes of the photo's labels.</summary>
    public List<BoxDraft> Boxes { get; } = [];
}
