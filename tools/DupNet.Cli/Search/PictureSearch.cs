using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Pictures;
using Microsoft.Extensions.FileSystemGlobbing;

namespace DupNet.Cli.Search;

/// <summary>Turns the paths of a command line into picture files.</summary>
/// <remarks>
/// A path is a file, which is taken whatever its name; a folder, which stands for the pictures in it and below; or a
/// pattern with <c>*</c> (any part of a name) or <c>**</c> (any folders). Folders and patterns yield files with a
/// picture's extension or content, in order of name, but not the pictures that <c>detect</c> itself left there. Links are
/// followed; what several paths lead to is yielded once.
/// </remarks>
internal static class PictureSearch
{
    /// <summary>Finds the picture files of some paths, each once, and notes the paths that yield none.</summary>
    public static PictureSearchResult Find(IEnumerable<string> paths)
    {
        var files = new List<string>();
        var passedOver = new List<string>();
        var missing = new List<string>();
        var unreadable = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            var notes = new SearchNotes();
            (IReadOnlyList<string> found, IReadOnlyList<string> others) = FindOne(path, notes);
            if (found.Count == 0 && notes.Unreadable.Count == 0)
            {
                missing.Add(path);
            }

            files.AddRange(found.Where(file => seen.Add(RealPath.Of(file))));
            passedOver.AddRange(others.Where(file => seen.Add(RealPath.Of(file))));
            unreadable.AddRange(notes.Unreadable.Except(unreadable));
        }

        return new PictureSearchResult(files, missing, unreadable, passedOver);
    }

    private static (IReadOnlyList<string> Pictures, IReadOnlyList<string> Others) FindOne(string path, SearchNotes notes)
    {
        if (Directory.Exists(path))
        {
            return Match(path, "**/*", notes);
        }

        if (File.Exists(path) || !path.Contains('*', StringComparison.Ordinal))
        {
            // Also a missing file: opening it says why it cannot be used.
            return ([path], []);
        }

        int patternStart = path[..path.IndexOf('*', StringComparison.Ordinal)].LastIndexOfAny(
            [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar]) + 1;
        return Match(path[..patternStart], path[patternStart..], notes);
    }

    /// <summary>The files below a folder (empty: the current one) whose path from there matches a pattern.</summary>
    private static (IReadOnlyList<string> Pictures, IReadOnlyList<string> Others) Match(string folder, string pattern, SearchNotes notes)
    {
        Matcher matcher = new Matcher().AddInclude(pattern);
        string root = folder.Length == 0 ? "." : folder;
        if (!Directory.Exists(root))
        {
            return ([], []);
        }

        ILookup<bool, string> found = matcher.Execute(new SearchedFolder(root, null, notes)).Files
            .Select(match => match.Path)
            .Where(file => !DetectedName.Is(file))
            .Order(StringComparer.Ordinal)
            .Select(file => Path.Combine(folder, file))
            .ToLookup(PictureFile.IsPicture);
        return ([.. found[true]], [.. found[false]]);
    }
}
