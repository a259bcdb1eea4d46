using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace DupNet.DeviceCheck.Tests.Projects;

/// <summary>The tables of docs/architecture.md say what project files and sources say.</summary>
public sealed partial class ArchitectureDocumentTests
{
    private const string Runtime = "nf-src/DupNet.Embedded";

    /// <summary>The row of the files that lie in no folder of the runtime.</summary>
    private const string RootRow = "the root";

    private const string Nothing = "-";

    private static readonly string[] s_lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "architecture.md"));

    [Fact]
    public void EveryProjectButTestsHasARow()
    {
        string[] named = [.. Table("depends on").SelectMany(row => Quoted(row[0]))];
        string[] projects =
        [
            .. new[] { "nf-src", "tools", "tests" }
                .SelectMany(folder => Directory.GetDirectories(Path.Combine(Repository.Root, folder)))
                .Where(folder => Directory.EnumerateFiles(folder, "*.*proj").Any() && !folder.EndsWith(".Tests", StringComparison.Ordinal))
                .Select(folder => Path.GetRelativePath(Repository.Root, folder).Replace('\\', '/')),
        ];
        Assert.Contains(Runtime, projects);
        Assert.All(projects, project => Assert.Single(named, name => name == project));
    }

    [Fact]
    public void PartsDependOnTheProjectsThatTheyReference()
    {
        int checkedRows = 0;
        List<string> wrong = [];
        foreach (string[] row in Table("depends on"))
        {
            string[] projects = [.. Quoted(row[0]).Where(folder => !folder.Contains('*', StringComparison.Ordinal)).SelectMany(ProjectFiles)];
            if (projects.Length > 0)
            {
                string references = References(projects);
                if (row[2] != references)
                {
                    wrong.Add($"{row[0]} references {references}");
                }

                checkedRows++;
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(checkedRows > 20, $"only {checkedRows} rows were checked");
    }

    [Fact]
    public void FoldersOfTheRuntimeKnowWhatTheirSourcesUse()
    {
        SourceReferences references = SourceReferences.Read(Path.Combine(Repository.Root, Runtime));
        string[][] rows = [.. Table("knows")];
        string[] folders = [.. references.Used.Keys.Select(Folder).Where(folder => folder != "Properties").Distinct()];
        Assert.Equal(folders.Order(), rows.Select(row => row[0].Trim('`')).Order());
        List<string> wrong = [];
        foreach (string[] row in rows)
        {
            string folder = row[0].Trim('`');
            SortedSet<string> known = new(StringComparer.Ordinal);
            foreach ((string file, IReadOnlySet<string> used) in references.Used)
            {
                // Of the root, single files are known: a detector knows all floors, a frame none.
                known.UnionWith(Folder(file) != folder ? [] : used.Where(other => Folder(other) != folder)
                    .Select(other => Folder(other) == RootRow ? $"`{Path.GetFileNameWithoutExtension(other)}`" : Folder(other)));
            }

            string told = string.Join(", ", row[2].Split(", ").Order(StringComparer.Ordinal));
            string knows = known.Count == 0 ? Nothing : string.Join(", ", known);
            if (knows != told)
            {
                wrong.Add($"{row[0]} knows {knows}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>The floors, lowest first: the rows of the table are in this order, and none knows a later one.</summary>
    [Fact]
    public void FloorsOfTheRuntimeKnowOnlyLowerOnes()
    {
        string[] floors = [.. Table("knows").Select(row => row[0].Trim('`'))];
        Assert.True(Array.IndexOf(floors, "Models") < Array.IndexOf(floors, "Layers"));
        Assert.True(Array.IndexOf(floors, "Layers") < Array.IndexOf(floors, "Kernels"));
        Assert.True(Array.IndexOf(floors, "Kernels") < Array.IndexOf(floors, "Networks"));
        Assert.True(Array.IndexOf(floors, "Networks") < Array.IndexOf(floors, "Decoding"));
        foreach (string[] row in Table("knows"))
        {
            int floor = Array.IndexOf(floors, row[0].Trim('`'));
            Assert.All(row[2].Split(", ").Select(name => Array.IndexOf(floors, name)), lower => Assert.True(row[0] == RootRow || lower < floor, row[0]));
        }
    }

    /// <summary>The cells of the first table whose last column has a heading.</summary>
    private static IEnumerable<string[]> Table(string heading)
    {
        return s_lines.SkipWhile(line => !line.EndsWith($"| {heading} |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split(" | ").Select(cell => cell.Trim()).ToArray());
    }

    private static IEnumerable<string> Quoted(string cell) => Quotes().Matches(cell).Select(match => match.Groups[1].Value.TrimEnd('/'));

    /// <summary>The project files of a folder: its own, or those of the folders in it.</summary>
    private static string[] ProjectFiles(string folder)
    {
        string path = Path.Combine(Repository.Root, folder);
        return Directory.Exists(path) && folder is not ("boards" or "models")
            ? [.. SourceFiles.Under(path, "*.*proj").Where(project => !project.EndsWith(".vcxproj", StringComparison.Ordinal))]
            : [];
    }

    /// <summary>Names of the projects that some projects reference, without those that lie beside them, without their first word.</summary>
    private static string References(IEnumerable<string> projects)
    {
        SortedSet<string> names = new(StringComparer.Ordinal);
        HashSet<string> folders = [.. projects.Select(project => Path.GetDirectoryName(project)!)];
        foreach (string project in projects)
        {
            foreach (XElement reference in XDocument.Load(project).Descendants().Where(element => element.Name.LocalName == "ProjectReference"))
            {
                string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(project)!, reference.Attribute("Include")!.Value.Replace('\\', '/')));
                if (!folders.Contains(Path.GetDirectoryName(path)!))
                {
                    string name = Path.GetFileNameWithoutExtension(path);
                    names.Add(name.StartsWith("DupNet.", StringComparison.Ordinal) ? name["DupNet.".Length..] : name);
                }
            }
        }

        return names.Count == 0 ? Nothing : string.Join(", ", names);
    }

    private static string Folder(string file) => file.Contains('/', StringComparison.Ordinal) ? file[..file.IndexOf('/', StringComparison.Ordinal)] : RootRow;

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quotes();
}
