using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using DupNet.NativeCore;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace DupNet.Maintenance.Tests.Documents;

/// <summary>A page that names a test names one that exists.</summary>
public partial class NamedTestsTests
{
    private static readonly string[] s_folders = ["tests", "nf-src", "firmware-tests"];

    /// <summary>Names of all files of tests, and of all tests in C#.</summary>
    private static readonly HashSet<string?> s_names =
    [
        .. Sources().Select(Path.GetFileNameWithoutExtension),
        .. Sources().Where(static path => path.EndsWith("Tests.cs", StringComparison.Ordinal)).SelectMany(static path => Methods().Matches(File.ReadAllText(path))).Select(static match => match.Groups[1].Value),
    ];

    [Fact]
    public void EveryPromiseOfTheSecurityPageNamesATestThatExists()
    {
        MarkdownPage page = MarkdownPage.All.Single(static page => page.Path == "docs/security.md");
        Table table = page.Document.Descendants<Table>().Single(static table => TextOf(table.Descendants<TableCell>().ElementAt(2)) == "test");
        TableRow[] rows = [.. table.OfType<TableRow>().Skip(1)];
        Assert.InRange(rows.Length, 10, 100);
        Assert.All(rows, static row =>
        {
            string[] named = [.. row.OfType<TableCell>().Last().Descendants<CodeInline>().Select(static code => code.Content)];
            Assert.NotEmpty(named);
            Assert.All(named, static name => Assert.True(Exists(name), name));
        });
    }

    [Fact]
    public void EveryTestThatAPageNamesExists()
    {
        string[] missing =
        [
            .. MarkdownPage.All.Where(static page => !page.Path.StartsWith("docs/lab/", StringComparison.Ordinal)).SelectMany(static page => page.Document.Descendants<CodeInline>()
                .Where(static code => TestName().IsMatch(code.Content) && !Exists(code.Content))
                .Select(code => $"{page.Path}:{code.Line + 1}: {code.Content}")),
        ];
        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }

    [Fact]
    public void WhatDoesNotExistIsSeen()
    {
        Assert.True(Exists("NamedTestsTests"));
        Assert.True(Exists("WhatDoesNotExistIsSeen"));
        Assert.True(Exists("DamagedModelTest"));
        Assert.True(Exists("tests/DupNet.Maintenance.Tests"));
        Assert.False(Exists("NoSuch" + "Tests"));
        Assert.False(Exists("tests/NoSuch.Tests"));
    }

    private static bool Exists(string name) => name.Contains('/', StringComparison.Ordinal) ? Path.Exists(Path.Combine(Checkout.Root, name)) : s_names.Contains(name);

    private static string TextOf(TableCell cell) => string.Concat(cell.Descendants<LiteralInline>().Select(static literal => literal.Content.ToString()));

    private static IEnumerable<string> Sources() => s_folders
        .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*Test*.c*", SearchOption.AllDirectories))
        .Where(static path => Path.GetExtension(path) is ".cs" or ".cpp");

    [GeneratedRegex(@"public (?:static )?(?:async )?(?:void|Task) (\w+)\(")]
    private static partial Regex Methods();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*Tests$")]
    private static partial Regex TestName();
}
