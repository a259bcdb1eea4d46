using System;
using System.IO;
using System.Linq;
using Xunit;

namespace DupNet.DeviceCheck.Tests.Projects;

/// <summary>The table of parts in docs/architecture.md has a row for every project.</summary>
public sealed class ArchitectureDocumentTests
{
    [Fact]
    public void Every_project_but_tests_has_a_row()
    {
        string[] rows = [.. File.ReadLines(Path.Combine(Repository.Root, "docs", "architecture.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
        string[] projects =
        [
            .. new[] { "nf-src", "tools", "tests" }
                .SelectMany(folder => Directory.GetDirectories(Path.Combine(Repository.Root, folder)))
                .Where(folder => Directory.EnumerateFiles(folder, "*.*proj").Any() && !folder.EndsWith(".Tests", StringComparison.Ordinal))
                .Select(folder => Path.GetRelativePath(Repository.Root, folder).Replace('\\', '/')),
        ];
        Assert.Contains("nf-src/DupNet.Embedded", projects);
        Assert.All(projects, project => Assert.Contains(rows, row => row.Split('|')[1].Contains($"`{project}`", StringComparison.Ordinal)));
    }
}
