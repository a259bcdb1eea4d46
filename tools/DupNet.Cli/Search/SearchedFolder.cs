using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace DupNet.Cli.Search;

/// <summary>
/// A folder of a search. One that cannot be read is noted and has no entries, nor has one that was entered before: links may lead to
/// folders above.
/// </summary>
/// <param name="path">The folder, as the user would write it.</param>
/// <param name="parent">The folder in which this one was found; null for the first.</param>
/// <param name="notes">What is noted on the way.</param>
internal sealed class SearchedFolder(string path, SearchedFolder? parent, SearchNotes notes) : DirectoryInfoBase
{
    private readonly DirectoryInfo _folder = new(path);

    /// <inheritdoc/>
    public override string Name => _folder.Name;

    /// <inheritdoc/>
    public override string FullName => _folder.FullName;

    /// <inheritdoc/>
    public override DirectoryInfoBase? ParentDirectory => parent;

    /// <inheritdoc/>
    public override IEnumerable<FileSystemInfoBase> EnumerateFileSystemInfos()
    {
        if (!notes.Enter(path))
        {
            return [];
        }

        try
        {
            // Folders themselves before links to them, so that their own names are shown.
            return
            [
                .. _folder.EnumerateFileSystemInfos()
                    .OrderBy(static entry => entry.LinkTarget is not null)
                    .ThenBy(static entry => entry.Name, StringComparer.Ordinal)
                    .Select(Entry),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notes.Unreadable.Add($"{path}: cannot be searched: {e.Message}");
            return [];
        }
    }

    /// <inheritdoc/>
    public override DirectoryInfoBase GetDirectory(string path) => new SearchedFolder(Inside(path), this, notes);

    /// <inheritdoc/>
    public override FileInfoBase GetFile(string path) => new FileInfoWrapper(new FileInfo(Inside(path)));

    private FileSystemInfoBase Entry(FileSystemInfo entry) =>
        entry is FileInfo file ? new FileInfoWrapper(file) : new SearchedFolder(Inside(entry.Name), this, notes);

    private string Inside(string name) => Path.Combine(path, name);
}
