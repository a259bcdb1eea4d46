using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace DupNet.Reporting.Markup;

/// <summary>A table, which scrolls by itself where the page is too narrow for it.</summary>
/// <param name="columns">What stands over its columns; the text of one that begins with <c>&lt;</c> is aligned to the left, without that character.</param>
internal sealed class Table(params string[] columns)
{
    private const string Left = "<";

    private readonly List<XElement> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">Text or elements, as many as there are columns.</param>
    public void Add(params object?[] cells) => _rows.Add(Tag.Of("tr", [.. cells.Select((cell, i) => (object?)Cell(i, cell))]));

    /// <summary>The table.</summary>
    /// <param name="caption">What it shows; null for nothing.</param>
    /// <param name="style">Classes of the table; null for none.</param>
    public XElement Draw(string? caption = null, string? style = null) => Tag.Of(
        "div",
        caption is null ? null : Tag.Of("p", Tag.Class("soft"), caption),
        Scrolling(
            style is null ? null : Tag.Class(style),
            Tag.Of("thead", Tag.Of("tr", [.. columns.Select((name, i) => (object?)Tag.Of("th", Side(i), Tag.Is("scope", "col"), name.StartsWith('<') ? name[1..] : name))])),
            Tag.Of("tbody", _rows)));

    /// <summary>A table of any content that scrolls by itself; the keyboard reaches it.</summary>
    public static XElement Scrolling(params object?[] content) => Tag.Of("div", Tag.Class("scroll"), Tag.Is("tabindex", "0"), Tag.Of("table", content));

    private XElement Cell(int column, object? cell) => cell is XElement { Name.LocalName: "td" or "th" } made ? made : Tag.Of("td", Side(column), cell);

    private XAttribute? Side(int column) => columns[column].StartsWith(Left, System.StringComparison.Ordinal) ? Tag.Class("text") : null;
}
