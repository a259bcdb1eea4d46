using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DupNet.CommandLine.Output;

namespace DupNet.Reporting.Markup;

/// <summary>
/// A page that stands alone: style and pictures are in it, it loads nothing and runs no script, and its policy forbids both. What names and
/// labels of others would do to a page is escaped, and characters that control, hide or turn text are made visible (<see cref="VisibleText"/>).
/// </summary>
internal static class HtmlPage
{
    private const string Policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <summary>Elements of HTML without an end tag; all others need one, or a browser looks for it further on.</summary>
    private static readonly HashSet<string> s_void = ["meta", "link", "br", "hr", "img", "input", "col"];

    /// <summary>The page as text, in UTF-8 once it is a file; well-formed XML after its first line.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="content">What is on it.</param>
    public static string Write(string title, IEnumerable<XElement> content) => Write(
        title,
        [Tag.Of("meta", Tag.Is("http-equiv", "Content-Security-Policy"), Tag.Is("content", Policy)), Tag.Of("style", PageStyle.Text)],
        content);

    /// <summary>The same for a page that a program serves, which sends policy and style beside it.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="head">What its head has besides the title.</param>
    /// <param name="content">What is on it.</param>
    public static string Write(string title, IEnumerable<XElement> head, IEnumerable<XElement> content)
    {
        XElement html = Tag.Of(
            "html",
            Tag.Is("lang", "en"),
            Tag.Of(
                "head",
                Tag.Of("meta", Tag.Is("charset", "utf-8")),
                Tag.Of("meta", Tag.Is("name", "viewport"), Tag.Is("content", "width=device-width, initial-scale=1")),
                Tag.Of("meta", Tag.Is("name", "color-scheme"), Tag.Is("content", "light dark")),
                Tag.Of("title", title),
                head.ToArray<object?>()),
            Tag.Of("body", Tag.Of("main", content.ToArray<object?>())));
        foreach (XElement element in html.Descendants())
        {
            MakeVisible(element);
        }

        var text = new StringBuilder("<!DOCTYPE html>\n");
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment };
        using (var writer = XmlWriter.Create(text, settings))
        {
            html.WriteTo(writer);
        }

        return text.Append('\n').ToString();
    }

    private static void MakeVisible(XElement element)
    {
        foreach (XAttribute attribute in element.Attributes())
        {
            attribute.Value = Visible(attribute.Value);
        }

        foreach (XText text in element.Nodes().OfType<XText>())
        {
            text.Value = Visible(text.Value);
        }

        if (element.IsEmpty && !s_void.Contains(element.Name.LocalName))
        {
            element.Value = string.Empty;
        }
    }

    /// <summary>No page may hold the two units that XML leaves out beside control characters.</summary>
    private static string Visible(string text) => VisibleText.Of(text).Replace("\uFFFE", "\\uFFFE", StringComparison.Ordinal).Replace("\uFFFF", "\\uFFFF", StringComparison.Ordinal);
}
