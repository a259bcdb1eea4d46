using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Files;
using DupNet.CommandLine.Output;
using DupNet.Compiling;

namespace DupNet.Cli.Output;

/// <summary>A folder of generated code.</summary>
internal static class CodeFolder
{
    /// <summary>The first line of XML says that it is XML, the second one who wrote it.</summary>
    private const int LinesThatTell = 2;

    /// <summary>The kinds of files that are generated.</summary>
    private static readonly string[] s_kinds = [".cpp", ".cs", ".nfproj", ".config"];

    /// <summary>As deep as generated files lie, and no deeper: what lies there is code of somebody else.</summary>
    private static readonly EnumerationOptions s_depth = new() { RecurseSubdirectories = true, MaxRecursionDepth = 2 };

    /// <summary>
    /// Writes files in a folder, and their names to the output. What an earlier run wrote there, and this one does not, goes, and so do folders that
    /// it leaves empty.
    /// </summary>
    /// <param name="folder">The folder, which is made if there is none.</param>
    /// <param name="files">The files.</param>
    /// <param name="output">Takes the names.</param>
    public static void Write(string folder, IReadOnlyList<GeneratedFile> files, TextWriter output)
    {
        OutputFolder.Create(folder);
        HashSet<string> names = [.. files.Select(file => Path.Combine([folder, .. file.Name.Split('/')]))];
        foreach (string old in Directory.GetFiles(folder, "*", s_depth).Where(old => !names.Contains(old) && IsGenerated(old)))
        {
            File.Delete(old);
            DeleteEmpty(Path.GetDirectoryName(old)!, folder);
        }

        foreach (GeneratedFile generated in files)
        {
            string path = Path.Combine([folder, .. generated.Name.Split('/')]);
            OutputFolder.Create(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, generated.Text);
            output.WriteVisible(path);
        }
    }

    private static bool IsGenerated(string path) =>
        Array.IndexOf(s_kinds, Path.GetExtension(path)) >= 0
        && File.ReadLines(path).Take(LinesThatTell).Any(line => line.Contains(GeneratedFile.FirstWords, StringComparison.Ordinal));

    /// <summary>Deletes a folder that has become empty, and those above it that then are, within <paramref name="last"/>.</summary>
    private static void DeleteEmpty(string folder, string last)
    {
        for (string at = folder; Path.GetRelativePath(last, at) != "." && !Directory.EnumerateFileSystemEntries(at).Any(); at = Path.GetDirectoryName(at)!)
        {
            Directory.Delete(at);
        }
    }
}
