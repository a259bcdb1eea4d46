using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.NativeCore;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace DupNet.Maintenance.Tests.Documents;

/// <summary>A document of the repository.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Document">Its parts.</param>
internal sealed record MarkdownPage(string Path, MarkdownDocument Document)
{
    private static readonly string[] s_outputs = ["artifacts", "bin", "obj", "packages", "TestResults", "runs"];

    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    /// <summary>All pages that people write.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } =
    [
        .. Files(new DirectoryInfo(Checkout.Root))
            .Select(file => System.IO.Path.GetRelativePath(Checkout.Root, file.FullName).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(path => new MarkdownPage(path, Markdown.Parse(File.ReadAllText(System.IO.Path.Combine(Checkout.Root, path)), s_pipeline))),
    ];

    /// <summary>Where links can lead within the page: GitHub's names of its headings.</summary>
    public IEnumerable<string> Anchors => Document.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id!);

    /// <summary>The paragraphs, those of lists and quotes too, not those of tables.</summary>
    public IEnumerable<ParagraphBlock> Paragraphs =>
        Document.Descendants<ParagraphBlock>().Where(paragraph => paragraph.Parent is not Markdig.Extensions.Tables.TableCell);

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder) => folder.EnumerateFiles("*.md").Concat(
        folder.EnumerateDirectories()
            .Where(sub => sub.Name == ".github" || (!sub.Name.StartsWith('.') && !s_outputs.Contains(sub.Name)))
            .SelectMany(Files));
}
