using System;
using System.Linq;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace DupNet.Reporting.Tests;

/// <summary>A page as a browser understands it, and what holds for all pages.</summary>
internal static class OpenedPage
{
    private static readonly string[] s_addresses = ["href", "src", "xlink:href", "action", "data", "srcset", "poster", "formaction"];

    /// <summary>Reads a page and checks that it is well-formed, loads nothing, runs nothing, and is the same to readers of XML and of HTML.</summary>
    public static IDocument Parse(string html)
    {
        const string Start = "<!DOCTYPE html>\n";
        Assert.StartsWith(Start, html, StringComparison.Ordinal);
        XElement xml = XElement.Parse(html[Start.Length..], LoadOptions.PreserveWhitespace);
        IDocument document = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);
        Assert.Equal(xml.Descendants().Count(), document.DocumentElement.GetDescendants().OfType<IElement>().Count());
        Assert.Empty(document.QuerySelectorAll("script, iframe, object, embed, link, base, form, foreignObject"));
        foreach (IElement element in document.All)
        {
            foreach (IAttr attribute in element.Attributes)
            {
                Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{element.TagName} has {attribute.Name}");
                Assert.DoesNotContain("url(", attribute.Name == "style" ? attribute.Value : string.Empty, StringComparison.OrdinalIgnoreCase);
                if (s_addresses.Contains(attribute.Name, StringComparer.OrdinalIgnoreCase))
                {
                    Assert.True(
                        attribute.Value.StartsWith("data:image/", StringComparison.Ordinal) || attribute.Value.StartsWith('#'),
                        $"{element.TagName} {attribute.Name} is {attribute.Value}");
                }
            }
        }

        string style = Assert.Single(document.QuerySelectorAll("style")).TextContent;
        Assert.DoesNotContain("url(", style, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", style, StringComparison.OrdinalIgnoreCase);
        return document;
    }

    /// <summary>The text of a page between tags, spaces as one.</summary>
    public static string TextOf(this IDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
