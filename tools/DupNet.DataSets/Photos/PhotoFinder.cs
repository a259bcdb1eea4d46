using System;
using System.IO;

namespace DupNet.DataSets.Photos;

/// <summary>Finds photos that labels name, in one folder and nowhere else: labels from elsewhere must not choose what is read from this machine.</summary>
/// <param name="folder">The folder.</param>
internal sealed class PhotoFinder(string folder)
{
    private readonly string _whole = Path.GetFullPath(folder);

    /// <summary>The folder in which photos are looked for.</summary>
    public string Folder { get; } = folder;

    /// <summary>Finds the file of a photo; null when the folder has none.</summary>
    /// <param name="name">
    /// The name in the labels, relative to the folder. Of a path that leads out of the folder, as labels of another machine have,
    /// the longest end that names a file in the folder counts.
    /// </param>
    /// <param name="isMoved">Whether only such an end names the file.</param>
    /// <param name="leadsOut">Whether the name leads out of the folder.</param>
    public string? Find(string name, out bool isMoved, out bool leadsOut)
    {
        leadsOut = LeadsOut(name);
        isMoved = false;
        if (!leadsOut && Existing(name) is string path)
        {
            return path;
        }

        string[] steps = name.Split('/', '\\');
        isMoved = leadsOut || steps.Length > name.Split('/').Length;
        if (!isMoved)
        {
            return null;
        }

        for (int first = 0; first < steps.Length; first++)
        {
            string end = string.Join('/', steps[first..]);
            if (steps[first] is not ("" or "." or "..") && !LeadsOut(end) && Existing(end) is string moved)
            {
                return moved;
            }
        }

        return null;
    }

    private string? Existing(string name)
    {
        string path = Path.Combine(Folder, name);
        return File.Exists(path) ? path : null;
    }

    private bool LeadsOut(string name)
    {
        if (Path.IsPathRooted(name) || (name.Length > 1 && name[1] == ':' && char.IsAsciiLetter(name[0])) || name.Contains('\0', StringComparison.Ordinal))
        {
            return true;
        }

        string relative = Path.GetRelativePath(_whole, Path.GetFullPath(Path.Combine(_whole, name)));
        return relative == ".." || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) || Path.IsPathRooted(relative);
    }
}
