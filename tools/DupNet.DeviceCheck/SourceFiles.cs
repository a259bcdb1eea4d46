using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DupNet.DeviceCheck;

/// <summary>Lists the files of a project folder.</summary>
public static class SourceFiles
{
    private static readonly string[] s_outputs = ["artifacts", "bin", "obj"];

    /// <summary>
    /// All files of a folder tree whose names match a pattern, without build outputs, in ordinal order of their relative paths with
    /// backslashes.
    /// </summary>
    public static IEnumerable<string> Under(string folder, string pattern = "*.cs")
        => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).SkipLast(1).Any(s_outputs.Contains))
            .OrderBy(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '\\'), StringComparer.Ordinal);
}
