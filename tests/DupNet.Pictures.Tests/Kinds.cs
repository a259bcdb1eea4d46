using System;
using System.IO;
using System.Linq;

namespace DupNet.Pictures.Tests;

/// <summary>Picture files that were not written by the code under test.</summary>
internal static class Kinds
{
    /// <summary>A photo of 512 x 512 pixels: sequential JPEG, 4:2:0.</summary>
    public static byte[] Astronaut => Read("astronaut.jpg");

    /// <summary>Files of <c>Kinds</c> with some extensions.</summary>
    public static string[] Names(params string[] extensions) =>
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Kinds"))
            .Where(path => extensions.Contains(Path.GetExtension(path)))
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The bytes of a file.</summary>
    public static byte[] Read(string name) => File.ReadAllBytes(
        Path.Combine(AppContext.BaseDirectory, name == "astronaut.jpg" ? string.Empty : "Kinds", name));
}
