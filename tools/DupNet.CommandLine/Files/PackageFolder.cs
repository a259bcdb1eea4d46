using System;

namespace DupNet.CommandLine.Files;

/// <summary>The folder that NuGet restores packages to.</summary>
public static class PackageFolder
{
    /// <summary>Its path: that of the variable <c>NUGET_PACKAGES</c>, else NuGet's own for this user.</summary>
    public static string Path => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
