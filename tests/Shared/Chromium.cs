using System;
using System.IO;
using System.Linq;
using Xunit;

namespace DupNet.Testing;

/// <summary>Debian's chromium, or Chrome. Tests that need it are skipped where it is not installed.</summary>
internal static class Chromium
{
    private static readonly string? s_program = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .SelectMany(static folder => new[] { Path.Combine(folder, "chromium"), Path.Combine(folder, "chromium-browser"), Path.Combine(folder, "google-chrome") })
        .FirstOrDefault(File.Exists);

    /// <summary>The path of the program; the test is skipped where there is none.</summary>
    public static string Program
    {
        get
        {
            Assert.SkipWhen(s_program is null, "chromium is not installed");
            return s_program!;
        }
    }
}
