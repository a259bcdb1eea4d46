using System;
using System.Globalization;
using System.Xml.Linq;

namespace DupNet.Reporting.Markup;

/// <summary>Makes elements. All text and all attributes are data: <see cref="HtmlPage"/> escapes them when it writes them.</summary>
internal static class Tag
{
    /// <summary>An element.</summary>
    /// <param name="name">Its name, of HTML or SVG.</param>
    /// <param name="content">Attributes, elements and text.</param>
    public static XElement Of(string name, params object?[] content) => new(name, content);

    /// <summary>An attribute with a text.</summary>
    public static XAttribute Is(string name, string value) => new(name, value);

    /// <summary>An attribute with a number, in as many digits as a picture needs.</summary>
    public static XAttribute Is(string name, double value) => new(name, Number(value));

    /// <summary>The classes of an element.</summary>
    public static XAttribute Class(string names) => new("class", names);

    /// <summary>A number for an attribute of SVG.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Text with numbers as all languages write them in a page.</summary>
    public static string Text(FormattableString text) => FormattableString.Invariant(text);
}
