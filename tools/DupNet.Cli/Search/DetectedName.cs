using System;
using System.Collections.Generic;
using System.IO;

namespace DupNet.Cli.Search;

/// <summary>
/// Names of pictures with boxes: <c>NAME.detected.png</c>, then <c>NAME.2.detected.png</c> and so on when several
/// pictures of a run have the same name.
/// </summary>
internal sealed class DetectedName
{
    private const string Suffix = ".detected.png";

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a path has the name of a picture with boxes.</summary>
    public static bool Is(string path) => path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Makes a name for the copy of a picture, one that no earlier call gave.</summary>
    public string For(string path)
    {
        string stem = Path.GetFileNameWithoutExtension(path);
        string name = stem + Suffix;
        for (int number = 2; !_taken.Add(name); number++)
        {
            name = $"{stem}.{number}{Suffix}";
        }

        return name;
    }
}
