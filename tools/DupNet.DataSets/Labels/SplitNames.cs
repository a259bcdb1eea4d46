using System;
using System.Linq;

namespace DupNet.DataSets.Labels;

/// <summary>Reads from the names of folders and files what photos are for.</summary>
internal static class SplitNames
{
    private static readonly (string Name, Split Split)[] s_names =
    [
        ("training", Split.Training), ("train", Split.Training),
        ("validation", Split.Validation), ("valid", Split.Validation), ("val", Split.Validation), ("dev", Split.Validation),
        ("testing", Split.Test), ("test", Split.Test),
    ];

    /// <summary>The purpose that a path's last telling step names, such as <c>train</c>; <see cref="Split.None"/> when no step tells.</summary>
    /// <param name="path">With <c>/</c> between steps.</param>
    public static Split OfFolders(string path) => path.Split('/').Reverse().Select(OfStep).FirstOrDefault(split => split != Split.None);

    /// <summary>The purpose that a file's name tells, as <c>instances_val2017.json</c> does, or else the names of its folders.</summary>
    /// <param name="path">With <c>/</c> between steps.</param>
    public static Split OfFile(string path)
    {
        string name = Photos.PhotoIndex.StemOf(path);
        Split split = name.Split('_', '-', '.').Select(OfStep).FirstOrDefault(known => known != Split.None);
        return split != Split.None ? split : OfFolders(Photos.PhotoIndex.FolderOf(path));
    }

    /// <summary>The purpose that one word names, with any digits after it left aside; <see cref="Split.None"/> when it names none.</summary>
    public static Split OfStep(string step)
    {
        string word = step.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '_', '-');
        return s_names.FirstOrDefault(known => string.Equals(known.Name, word, StringComparison.OrdinalIgnoreCase)).Split;
    }
}
