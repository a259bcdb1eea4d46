using System;
using System.IO;

namespace DupNet.NativeCore;

/// <summary>The checkout of the project that a tool or a test runs in.</summary>
public static class Checkout
{
    /// <summary>Name of the file by which the root of a checkout is known.</summary>
    public const string Solution = "DupNet.Embedded.sln";

    private static readonly string? s_root = Above(AppContext.BaseDirectory, Solution);

    /// <summary>Whether the running program lies in a checkout, and not where a package was installed.</summary>
    public static bool IsHere => s_root is not null;

    /// <summary>Path of the folder with DupNet.Embedded.sln, above the running program.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above the program has the solution.</exception>
    public static string Root =>
        s_root ?? throw new DirectoryNotFoundException($"{Solution} lies in no folder above {AppContext.BaseDirectory}");

    /// <summary>Path of the nearest checkout at or above a folder; null if there is none.</summary>
    /// <param name="start">The folder where the search begins.</param>
    /// <param name="part">File or folder that the checkout must have besides the solution, below its root.</param>
    public static string? Above(string start, string part)
    {
        for (DirectoryInfo? folder = new(start); folder != null; folder = folder.Parent)
        {
            if (IsRoot(folder.FullName, part))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    /// <summary>Whether a folder is the root of a checkout.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="part">File or folder that it must have besides the solution.</param>
    public static bool IsRoot(string folder, string part) => File.Exists(Path.Combine(folder, Solution)) && Path.Exists(Path.Combine(folder, part));
}
