using System;

namespace DupNet.Evaluation;

/// <summary>Names the parts of a photo set.</summary>
public static class PhotoPart
{
    /// <summary>Name of the results over all photos.</summary>
    public const string All = "all";

    /// <summary>Name of the part of all photos whose file names tell none.</summary>
    public const string Other = "other";

    /// <summary>
    /// The part that a file's name tells: its beginning up to the first <c>_</c>, or <c>other</c> without one. The beginnings <c>all_</c>
    /// and <c>other_</c> keep their <c>_</c>, since these names have a meaning.
    /// </summary>
    /// <param name="name">The file's name without its folders.</param>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int end = name.IndexOf('_', StringComparison.Ordinal);
        if (end <= 0)
        {
            return Other;
        }

        return name[..end] is Other or All ? name[..(end + 1)] : name[..end];
    }
}
