using System;
using System.IO;

namespace DupNet.Cli.Search;

/// <summary>Resolves links in paths, so that two paths to one file or folder can be told to be the same.</summary>
internal static class RealPath
{
    /// <summary>Links that lead to links, at most. More may be a circle.</summary>
    private const int MostLinks = 40;

    /// <summary>The path that a path leads to when all links are followed; the path as it is where a link leads nowhere.</summary>
    public static string Of(string path)
    {
        string full = Path.GetFullPath(path);
        int links = 0;
        return Resolve(full, ref links) ?? full;
    }

    private static string? Resolve(string full, ref int links)
    {
        string real = Path.GetPathRoot(full) ?? string.Empty;
        foreach (string part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Combine(real, part);
            if (Target(next) is string target)
            {
                string? resolved = ++links > MostLinks ? null : Resolve(Path.GetFullPath(target, real), ref links);
                if (resolved is null)
                {
                    return null;
                }

                next = resolved;
            }

            real = next;
        }

        return real;
    }

    private static string? Target(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
