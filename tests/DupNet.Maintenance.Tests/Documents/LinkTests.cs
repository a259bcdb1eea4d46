using System;
using System.IO;
using System.Linq;
using DupNet.NativeCore;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace DupNet.Maintenance.Tests.Documents;

/// <summary>Links between documents lead somewhere.</summary>
public class LinkTests
{
    [Fact]
    public void EveryRelativeLinkLeadsToAFileAndToAHeading()
    {
        string[] broken =
        [
            .. MarkdownPage.All.SelectMany(page => page.Document.Descendants<LinkInline>()
                .Where(link => !Uri.TryCreate(link.Url, UriKind.Absolute, out _) && !Leads(page, link.Url!))
                .Select(link => $"{page.Path}:{link.Line + 1}: {link.Url}")),
        ];
        Assert.True(broken.Length == 0, string.Join('\n', broken));
    }

    [Fact]
    public void PagesAndLinksAreFound()
    {
        Assert.Contains(MarkdownPage.All, page => page.Path == "docs/architecture.md" && page.Anchors.Contains("inside-the-runtime"));
        MarkdownPage readme = MarkdownPage.All.Single(page => page.Path == "README.md");
        Assert.True(Leads(readme, "boards/README.md#memory"));
        Assert.False(Leads(readme, "boards/README.md#no-such-heading"));
        Assert.False(Leads(readme, "boards/no-such-page.md"));
    }

    private static bool Leads(MarkdownPage page, string url)
    {
        string[] parts = Uri.UnescapeDataString(url).Split('#', 2);
        string target = parts[0].Length == 0
            ? page.Path
            : Path.GetRelativePath(Checkout.Root, Path.Combine(Checkout.Root, Path.GetDirectoryName(page.Path)!, parts[0])).Replace('\\', '/');
        if (!Path.Exists(Path.Combine(Checkout.Root, target)))
        {
            return false;
        }

        return parts.Length == 1
            || MarkdownPage.All.SingleOrDefault(other => other.Path == target) is not { } linked
            || linked.Anchors.Contains(parts[1]);
    }
}
