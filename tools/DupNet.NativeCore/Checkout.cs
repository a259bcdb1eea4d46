using System;
using System.IO;

namespace DupNet.NativeCore;

/// <summary>The checkout of the project that a tool or a test runs in.</summary>
public static class Checkout
{
    /// <summary>Path of the folder with DupNet.Embedded.sln, above the running program.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above the program has the solution.</exception>
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
