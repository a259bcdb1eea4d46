using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace DupNet.Projects;

/// <summary>The files of the samples, and the projects of the libraries, as they came with the program.</summary>
internal static class SampleFiles
{
    private const string SamplePrefix = "samples/";
    private const string LibraryPrefix = "libraries/";

    private static readonly SortedDictionary<string, string> s_names = new(
        typeof(SampleFiles).Assembly.GetManifestResourceNames().ToDictionary(name => name.Replace('\\', '/'), name => name), StringComparer.Ordinal);

    /// <summary>The files of a sample, relative to its folder and with slashes.</summary>
    /// <param name="sample">Its folder in boards/samples.</param>
    public static IReadOnlyList<string> Of(string sample)
    {
        string prefix = SamplePrefix + sample + "/";
        return [.. s_names.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..])];
    }

    /// <summary>The text of a sample's file.</summary>
    public static string Read(string sample, string file) => Text($"{SamplePrefix}{sample}/{file}");

    /// <summary>The text of a library's project.</summary>
    public static string ReadLibrary(string library) => Text($"{LibraryPrefix}{library}.nfproj");

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(SampleFiles).Assembly.GetManifestResourceStream(s_names[name])!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
