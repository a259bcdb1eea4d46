using System;
using System.IO;

namespace DupNet.Native.Tests;

/// <summary>Files of the repository that the tests run in.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DupNet.Embedded.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("DupNet.Embedded.sln lies in no folder above " + AppContext.BaseDirectory);
    }
}
