using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace DupNet.Maintenance.Tests.Documents;

/// <summary>Documents are easy to read and to change.</summary>
public partial class ProseTests
{
    /// <summary>Aim at 30; lists within a sentence need a few more.</summary>
    private const int MostWords = 36;

    /// <summary>Notes of what was once measured are full of figures, and nobody has to read them.</summary>
    private const string Lab = "docs/lab/";

    [Fact]
    public void AParagraphIsOneLine()
    {
        string[] wrapped =
        [
            .. MarkdownPage.All.SelectMany(page => page.Paragraphs
                .Where(paragraph => paragraph.Inline!.Descendants<LineBreakInline>().Any())
                .Select(paragraph => $"{page.Path}:{paragraph.Line + 1}: paragraphs are not wrapped; join their lines")),
        ];
        Assert.True(wrapped.Length == 0, string.Join('\n', wrapped));
    }

    [Fact]
    public void NoSentenceIsLong()
    {
        string[] late =
        [
            .. MarkdownPage.All.Where(page => !page.Path.StartsWith(Lab, StringComparison.Ordinal)).SelectMany(page => page.Paragraphs
                .SelectMany(paragraph => Sentences(Text(paragraph.Inline!)).Select(sentence => (Line: paragraph.Line + 1, Sentence: sentence)))
                .Where(found => Words(found.Sentence) > MostWords)
                .Select(found => $"{page.Path}:{found.Line}: {Words(found.Sentence)} words: {found.Sentence}")),
        ];
        Assert.True(late.Length == 0, string.Join('\n', late));
    }

    [Fact]
    public void SentencesEndAtPointsColonsAndSemicolons() => Assert.Equal(
        ["One fact.", "Another:", "a third;", "a fourth of 0.5 s."],
        Sentences("One fact. Another: a third; a fourth of 0.5 s."));

    private static string[] Sentences(string text) => SentenceEnd().Split(text);

    private static int Words(string sentence) => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>The text, each piece of code in it one word.</summary>
    private static string Text(ContainerInline inlines)
    {
        var text = new StringBuilder();
        foreach (Inline inline in inlines)
        {
            text.Append(inline switch
            {
                CodeInline => "CODE",
                LiteralInline literal => literal.Content.ToString(),
                LineBreakInline => " ",
                ContainerInline container => Text(container),
                _ => string.Empty,
            });
        }

        return text.ToString();
    }

    [GeneratedRegex("(?<=[.:;!?][)\"]*)\\s+")]
    private static partial Regex SentenceEnd();
}
