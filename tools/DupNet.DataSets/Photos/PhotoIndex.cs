using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Pictures;

namespace DupNet.DataSets.Photos;

/// <summary>The files of a folder and of the folders in it. Labels name photos, this finds them: in the folder and nowhere else.</summary>
internal sealed class PhotoIndex
{
    /// <summary>Deeper than data sets are; links that lead back up end there.</summary>
    private const int MostDepth = 8;

    private readonly Dictionary<string, List<string>> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _byStem = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Lists the files.</summary>
    /// <param name="folder">The folder.</param>
    public PhotoIndex(string folder)
    {
        Folder = folder;
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = MostDepth };
        Files = [.. Directory.EnumerateFiles(folder, "*", options).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        Pictures = [.. Files.Where(PictureFile.HasPictureExtension)];
        foreach (string picture in Pictures)
        {
            Add(_byName, NameOf(picture), picture);
            Add(_byStem, StemOf(picture), picture);
        }
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>All files, relative to the folder with <c>/</c> between steps, in order of name.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Those that are pictures by their names.</summary>
    public IReadOnlyList<string> Pictures { get; }

    /// <summary>The path of a file for this program.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>The picture that labels mean; null when there is none, or several fit alike.</summary>
    /// <param name="name">Its name in the labels: a name, or a path of this or another machine. The more of its end fits, the better.</param>
    /// <param name="near">The folder of the labels, relative to the folder; a picture there or beside it is preferred.</param>
    public string? Find(string name, string near) => Best(_byName, NameOf(Steps(name)), name, near) ?? Best(_byStem, StemOf(NameOf(Steps(name))), name, near);

    /// <summary>The picture of a stem, that is of a name without its extension; null when there is none, or several fit alike.</summary>
    /// <param name="stem">The stem.</param>
    /// <param name="near">The folder of the labels.</param>
    public string? FindStem(string stem, string near) => Best(_byStem, stem, stem, near);

    /// <summary>The last step of a path.</summary>
    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>A path without its last step; empty when it has one only.</summary>
    public static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and int end ? path[..end] : string.Empty;

    /// <summary>The last step of a path, without extension.</summary>
    public static string StemOf(string path)
    {
        string name = NameOf(path);
        int end = name.LastIndexOf('.');
        return end > 0 ? name[..end] : name;
    }

    /// <summary>A path of any machine with <c>/</c> between steps, without drive and steps that lead nowhere or up.</summary>
    public static string Steps(string path) =>
        string.Join('/', path.Split('/', '\\').Where(step => step is not ("" or "." or "..") && !step.EndsWith(':')));

    private static string? Best(Dictionary<string, List<string>> known, string key, string name, string near)
    {
        if (!known.TryGetValue(key, out List<string>? candidates))
        {
            return null;
        }

        string[] wanted = Steps(name).Split('/');
        string[] place = near.Split('/');
        (int End, int Near, string Path)[] ranked =
        [
            .. candidates.Select(path => (CommonEnd(path.Split('/'), wanted), CommonStart(path.Split('/'), place), path)).OrderByDescending(item => item),
        ];
        return ranked.Length == 1 || (ranked[0].End, ranked[0].Near) != (ranked[1].End, ranked[1].Near) ? ranked[0].Path : null;
    }

    private static int CommonEnd(string[] a, string[] b)
    {
        int count = 0;
        while (count < Math.Min(a.Length, b.Length) && string.Equals(a[^(count + 1)], b[^(count + 1)], StringComparison.OrdinalIgnoreCase))
        {
            count++;
        }

        return count;
    }

    private static int CommonStart(string[] a, string[] b)
    {
        int count = 0;
        while (count < Math.Min(a.Length, b.Length) && a[count] == b[count])
        {
            count++;
        }

        return count;
    }

    private static void Add(Dictionary<string, List<string>> known, string key, string path)
    {
        if (!known.TryGetValue(key, out List<string>? paths))
        {
            known.Add(key, paths = []);
        }

        paths.Add(path);
    }
}
