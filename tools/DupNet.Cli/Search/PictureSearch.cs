using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using DupNet.Pictures;
using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace DupNet.Cli.Search;

/// <summary>Turns the paths of a command line into picture files.</summary>
/// <remarks>
/// A path is a file, which is taken whatever its name; a folder, which stands for the pictures in it and below; or a
/// pattern with <c>*</c> (any part of a name) or <c>**</c> (any folders). Folders and patterns yield files with a
/// picture's extension, in order of name, but not the pictures that <c>detect</c> itself left there.
/// </remarks>
internal static class PictureSearch
{
    /// <summary>The picture files of some paths, each once, and the paths that yield none.</summary>
    /// <exception cref="CommandException">A folder cannot be read.</exception>
    public static PictureSearchResult Find(IEnumerable<string> paths)
    {
        var files = new List<string>();
        var missing = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            IReadOnlyList<string> found = FindOne(path);
            if (found.Count == 0)
            {
                missing.Add(path);
            }

            files.AddRange(found.Where(file => seen.Add(Path.GetFullPath(file))));
        }

        return new PictureSearchResult(files, missing);
    }

    private static IReadOnlyList<string> FindOne(string path)
    {
        if (Directory.Exists(path))
        {
            return Match(path, "**/*");
        }

        if (File.Exists(path) || !path.Contains('*', StringComparison.Ordinal))
        {
            // Also a missing file: opening it says why it cannot be used.
            return [path];
        }

        int patternStart = path[..path.IndexOf('*', StringComparison.Ordinal)].LastIndexOfAny(
            [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar]) + 1;
        return Match(path[..patternStart], path[patternStart..]);
    }

    /// <summary>The pictures below a folder (empty: the current one) whose path from there matches a pattern.</summary>
    private static string[] Match(string folder, string pattern)
    {
        Matcher matcher = new Matcher().AddInclude(pattern);
        var root = new DirectoryInfoWrapper(new DirectoryInfo(folder.Length == 0 ? "." : folder));
        try
        {
            return
            [
                .. matcher.Execute(root).Files
                    .Select(match => match.Path)
                    .Where(file => PictureFile.HasPictureExtension(file) && !DetectedName.Is(file))
                    .Order(StringComparer.Ordinal)
                    .Select(file => Path.Combine(folder, file)),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failure, $"{Path.Combine(folder, pattern)}: cannot be searched: {e.Message}");
        }
    }
}
