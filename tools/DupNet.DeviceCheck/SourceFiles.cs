using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DupNet.DeviceCheck;

/// <summary>The C# files of a project folder.</summary>
public static class SourceFiles
{
    private static readonly string[] s_outputs = ["artifacts", "bin", "obj"];

    /// <summary>All .cs files of a folder tree in ordinal order of their relative paths, build outputs left out.</summary>
    public static IEnumerable<string> Under(string directory)
        => Directory.EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(directory, path).Split(Path.DirectorySeparatorChar).SkipLast(1).Any(s_outputs.Contains))
            .OrderBy(path => Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '\\'), StringComparer.Ordinal);
}
