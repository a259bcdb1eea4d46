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

    /// <summary>Lists the files of a folder.</summary>
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

    /// <summary>Path of the folder.</summary>
    public string Folder { get; }

    /// <summary>All files, in order of name: paths relative to the folder, with <c>/</c> between steps.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Those of <see cref="Files"/> that are pictures by their extensions.</summary>
    public IReadOnlyList<string> Pictures { get; }

    /// <summary>The path under which this program opens a file.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>Finds the picture that labels mean; null when there is none, or several fit equally well.</summary>
    /// <param name="name">
    /// Name or path of the picture in the labels, as any machine writes it. The picture with the longest common end fits best.
    /// </param>
    /// <param name="near">Folder of the labels, relative to the folder of the index; a picture in or near it is preferred.</param>
    public string? Find(string name, string near) => Best(_byName, NameOf(Steps(name)), name, near) ?? Best(_byStem, StemOf(NameOf(Steps(name))), name, near);

    /// <summary>Finds the picture whose name without extension is given; null when there is none, or several fit equally well.</summary>
    /// <param name="stem">The name without folders and extension.</param>
    /// <param name="near">Folder of the labels, relative to the folder of the index.</param>
    public string? FindStem(string stem, string near) => Best(_byStem, stem, stem, near);

    /// <summary>The file's name at the end of a path.</summary>
    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The folder of a path; empty when the path has only one step.</summary>
    public static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and int end ? path[..end] : string.Empty;

    /// <summary>The file's name at the end of a path, without its extension.</summary>
    public static string StemOf(string path)
    {
        string name = NameOf(path);
        int end = name.LastIndexOf('.');
        return end > 0 ? name[..end] : name;
    }

    /// <summary>A path of any machine in one form: <c>/</c> between steps, without drive, empty steps, <c>.</c> and <c>..</c>.</summary>
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
