using System;
using System.Linq;
using AngleSharp.Dom;
using CsCheck;
using DupNet.Reporting.Markup;
using Xunit;

namespace DupNet.Reporting.Tests.Markup;

public sealed class HtmlPageTests
{
    [Fact]
    public void ForeignTextStaysTextAndIsVisible()
    {
        string html = HtmlPage.Write(Generated.HostileName, [Tag.Of("p", Tag.Is("title", Generated.HostileName), Generated.HostileName)]);
        IDocument page = OpenedPage.Parse(html);
        const string Visible = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&lt;\\u0001\\u001B[31m\\u202Egnp.\\uFFFF\\uD800;]]>--><style>*{display:none}";
        IElement paragraph = Assert.Single(page.QuerySelectorAll("p"));
        Assert.Equal(Visible, paragraph.TextContent);
        Assert.Equal(Visible, paragraph.GetAttribute("title"));
        Assert.Equal(Visible, page.Title);
    }

    [Fact]
    public void AnyTextStaysText() => Gen.String.Sample(text =>
    {
        IElement paragraph = Assert.Single(OpenedPage.Parse(HtmlPage.Write("x", [Tag.Of("p", Tag.Is("title", text), text)])).QuerySelectorAll("p"));
        Assert.Equal(paragraph.TextContent, paragraph.GetAttribute("title"));
        Assert.DoesNotContain(paragraph.TextContent, static unit => char.IsControl(unit) || char.IsSurrogate(unit) || unit is '\u202E' or '\u2028');
    });

    [Fact]
    public void ElementsWithoutContentEndWhereTheyBegin()
    {
        IDocument page = OpenedPage.Parse(HtmlPage.Write("x", [Tag.Of("div", Tag.Of("span"), Tag.Of("br"), Tag.Of("b", "1")), Tag.Of("p", "after")]));
        Assert.Equal("MAIN", page.QuerySelector("p")!.ParentElement!.TagName);
    }

    [Fact]
    public void ItsPolicyForbidsAllButItsOwnStyleAndPictures()
    {
        IDocument page = OpenedPage.Parse(HtmlPage.Write("x", []));
        string policy = page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!;
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal(["data:"], policy.Split(';').Select(static rule => rule.Trim().Split(' ')).Single(static rule => rule[0] == "img-src").Skip(1));
    }

    [Fact]
    public void ItsStyleReadsTheSameAsXmlAndAsHtml() => Assert.DoesNotContain(PageStyle.Text, static unit => unit is '<' or '>' or '&' or '\n');
}
