using System;

namespace DupNet.Evaluation;

/// <summary>The names of the parts of a photo set.</summary>
public static class PhotoPart
{
    /// <summary>Name of the result over all photos.</summary>
    public const string All = "all";

    /// <summary>Part of the photos whose names tell none.</summary>
    public const string Other = "other";

    /// <summary>
    /// The part that a file name tells: what it has up to the first <c>_</c>, or <c>other</c> without one. Where the name itself begins with a name that has a
    /// meaning, <c>other_</c> or <c>all_</c>, the part keeps the <c>_</c>.
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
