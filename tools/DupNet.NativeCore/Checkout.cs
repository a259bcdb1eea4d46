using System;
using System.IO;

namespace DupNet.NativeCore;

/// <summary>The checkout of the project that a tool or a test runs in.</summary>
public static class Checkout
{
    private static readonly string? s_root = FindRoot();

    /// <summary>Whether the running program lies in a checkout, and not where a package was installed.</summary>
    public static bool IsHere => s_root is not null;

    /// <summary>Path of the folder with DupNet.Embedded.sln, above the running program.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above the program has the solution.</exception>
    public static string Root =>
        s_root ?? throw new DirectoryNotFoundException("DupNet.Embedded.sln lies in no folder above " + AppContext.BaseDirectory);

    private static string? FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DupNet.Embedded.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
