using System.Collections.Generic;

namespace DupNet.DataSets.Labels;

/// <summary>A photo as labels have it, before it is held against its file.</summary>
/// <param name="name">The name in the labels.</param>
/// <param name="path">The file.</param>
/// <param name="labels">The file with its labels.</param>
/// <param name="line">The line that names the photo first; 0 if lines do not tell.</param>
internal sealed class PhotoDraft(string name, string path, string labels, int line)
{
    /// <summary>The name in the labels.</summary>
    public string Name { get; } = name;

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The file with its labels.</summary>
    public string Labels { get; } = labels;

    /// <summary>The line that names the photo first.</summary>
    public int Line { get; } = line;

    /// <summary>Columns as labelled; 0 when the labels do not say.</summary>
    public int Width { get; init; }

    /// <summary>Rows as labelled; 0 when the labels do not say.</summary>
    public int Height { get; init; }

    /// <summary>Whether a row says that it has no object.</summary>
    public bool HasEmptyRow { get; set; }

    /// <summary>Whether the labels are not whole, so that the photo is left out; why is told already.</summary>
    public bool IsSpoilt { get; set; }

    /// <summary>Whether the file's name tells the part of the set that the photo belongs to.</summary>
    public bool HasPart { get; init; }

    /// <summary>What the data set says that the photo is for.</summary>
    public Split Split { get; set; }

    /// <summary>Its boxes.</summary>
    public List<BoxDraft> Boxes { get; } = [];
}
