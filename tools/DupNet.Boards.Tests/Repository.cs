using System;
using System.IO;

namespace DupNet.Boards.Tests;

/// <summary>The folders of the project.</summary>
internal static class Repository
{
    /// <summary>The root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of a board.</summary>
    public static string BoardFolder(string name) => Path.Combine(Root, "boards", name);

    private static string FindRoot()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "DupNet.Embedded.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
