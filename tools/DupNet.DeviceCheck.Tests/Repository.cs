using System;
using System.IO;

namespace DupNet.DeviceCheck.Tests;

/// <summary>Folders that the tests look at.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Source of the facade of mscorlib.</summary>
    public static string FacadeSource { get; } = Path.Combine(Root, "tools", "DupNet.Facade", "mscorlib");

    /// <summary>The device library as built against the facades, which lie beside it.</summary>
    public static string DeviceDirectory { get; } = Path.Combine(AppContext.BaseDirectory, "device");

    /// <summary>The facade of mscorlib.</summary>
    public static string FacadeAssembly { get; } = Path.Combine(DeviceDirectory, "mscorlib.dll");

    private static string FindRoot()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory != null && !File.Exists(Path.Combine(directory.FullName, "DupNet.Embedded.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
