using System.Linq;
using System.Xml.Linq;
using DupNet.Reporting.Markup;
using DupNet.Reporting.Measures;

namespace DupNet.Reporting.Sections;

/// <summary>What objects of each class are taken for, as a table whose cells have the more colour the larger their share of a line is.</summary>
internal static class ConfusionSection
{
    private const double FullestShade = 0.55;

    /// <summary>The table.</summary>
    public static XElement Draw(ClassConfusion confusion)
    {
        int none = confusion.Classes.Count;
        return Tag.Of(
            "div",
            Tag.Of("p", Tag.Class("soft"), "Lines: what is labelled. Columns: what it is taken for. The more colour, the larger is the share of the line."),
            Table.Scrolling(
                Tag.Class("heat"),
                Tag.Of(
                    "thead",
                    Tag.Of("tr", Tag.Of("th"), confusion.Classes.Select(static name => Tag.Of("th", Tag.Is("scope", "col"), AccuracySection.NameOf(name))), Tag.Of("th", Tag.Is("scope", "col"), "missed"))),
                Tag.Of("tbody", Enumerable.Range(0, none + 1).Select(line => Line(confusion, line)))));
    }

    private static XElement Line(ClassConfusion confusion, int line)
    {
        int none = confusion.Classes.Count;
        int total = confusion.Total(line);
        return Tag.Of(
            "tr",
            Tag.Of("th", Tag.Class("text"), Tag.Is("scope", "row"), line == none ? "nothing there" : AccuracySection.NameOf(confusion.Classes[line])),
            Enumerable.Range(0, none + 1).Select(column => line == none && column == none
                ? Tag.Of("td")
                : Tag.Of(
                    "td",
                    Tag.Is("style", Tag.Text($"background:rgba(var(--heat),{(total == 0 ? 0 : FullestShade * confusion[line, column] / total):0.00})")),
                    Tag.Text($"{confusion[line, column]}"))));
    }
}
