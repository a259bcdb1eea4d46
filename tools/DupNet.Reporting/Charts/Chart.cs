using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using DupNet.Reporting.Markup;

namespace DupNet.Reporting.Charts;

/// <summary>
/// Curves and points over two axes, as SVG in the page. A plotting library would bring its own fonts and fixed colours, a hundred kilobytes a
/// picture; these follow the page's theme, grow with its width, and can be read out.
/// </summary>
/// <param name="title">What the chart shows.</param>
/// <param name="x">The axis to the right.</param>
/// <param name="y">The axis upwards.</param>
internal sealed class Chart(string title, Axis x, Axis y)
{
    private const int Width = 420;
    private const int Height = 270;
    private const int Left = 46;
    private const int Right = 20;
    private const int Top = 10;
    private const int Bottom = 40;

    /// <summary>Points of a curve that are told apart in its width.</summary>
    private const int MostPoints = 400;

    private static readonly string[] s_dashes = ["none", "7 3", "2 3", "9 3 2 3", "12 4", "4 4", "1 4"];

    private readonly List<XElement> _drawn = [];
    private readonly List<XElement> _legend = [];

    /// <summary>Adds a curve.</summary>
    public void AddCurve(Series series)
    {
        int number = _legend.Count;
        var path = new StringBuilder();
        foreach ((double px, double py) in Thin(series.Points))
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Tag.Number(ToX(px))).Append(' ').Append(Tag.Number(ToY(py)));
        }

        _drawn.Add(Tag.Of("path", Tag.Class("curve"), Tag.Is("d", path.ToString()), Stroke(number), Dash(number)));
        _legend.Add(Legend(series.Name, Tag.Of("path", Tag.Is("d", "M0 5H28"), Tag.Is("stroke-width", "3"), Stroke(number), Dash(number))));
    }

    /// <summary>Adds a cloud of dots.</summary>
    /// <param name="series">The dots.</param>
    /// <param name="radius">Of a dot; the chart is 420 wide.</param>
    public void AddDots(Series series, double radius)
    {
        int number = _legend.Count;
        var path = new StringBuilder();
        foreach ((double px, double py) in Thin(series.Points))
        {
            path.Append('M').Append(Tag.Number(ToX(px))).Append(' ').Append(Tag.Number(ToY(py))).Append("h0");
        }

        XAttribute[] style = [Stroke(number), Tag.Is("stroke-linecap", "round"), Tag.Is("stroke-opacity", ".55")];
        _drawn.Add(Tag.Of("path", Tag.Is("d", path.ToString()), Tag.Is("stroke-width", 2 * radius), style));
        _legend.Add(Legend(series.Name, Tag.Of("path", Tag.Is("d", "M14 5h0"), Tag.Is("stroke-width", "7"), style)));
    }

    /// <summary>Adds points that stand out, as diamonds.</summary>
    public void AddMarks(Series series)
    {
        int number = _legend.Count;
        const string Diamond = "l6 -6l6 6l-6 6z";
        foreach ((double px, double py) in series.Points)
        {
            _drawn.Add(Tag.Of("path", Tag.Is("d", $"M{Tag.Number(ToX(px) - 6)} {Tag.Number(ToY(py))}{Diamond}"), Fill(number), Tag.Is("stroke", "var(--ground)")));
        }

        _legend.Add(Legend(series.Name, Tag.Of("path", Tag.Is("d", "M8 5l5 -5l5 5l-5 5z"), Fill(number))));
    }

    /// <summary>Adds an upright line at a place of the axis to the right.</summary>
    public void AddUpright(string name, double at)
    {
        int number = _legend.Count;
        _drawn.Add(Tag.Of("path", Tag.Class("curve"), Tag.Is("d", $"M{Tag.Number(ToX(at))} {Top}V{Height - Bottom}"), Stroke(number), Dash(number)));
        _legend.Add(Legend(name, Tag.Of("path", Tag.Is("d", "M14 0V10"), Tag.Is("stroke-width", "3"), Stroke(number), Dash(number))));
    }

    /// <summary>The chart.</summary>
    /// <param name="note">A sentence below; null for none.</param>
    public XElement Draw(string? note = null)
    {
        XElement svg = Tag.Of("svg", Tag.Is("viewBox", $"0 0 {Width} {Height}"), Tag.Is("role", "img"), Tag.Is("aria-label", title));
        foreach (double tick in x.Ticks())
        {
            string at = Tag.Number(ToX(tick));
            svg.Add(Tag.Of("path", Tag.Class("axis"), Tag.Is("d", $"M{at} {Top}V{Height - Bottom}")));
            svg.Add(Tag.Of("text", Tag.Is("x", at), Tag.Is("y", Height - Bottom + 15), Tag.Is("text-anchor", "middle"), Axis.Label(tick)));
        }

        foreach (double tick in y.Ticks())
        {
            string at = Tag.Number(ToY(tick));
            svg.Add(Tag.Of("path", Tag.Class("axis"), Tag.Is("d", $"M{Left} {at}H{Width - Right}")));
            svg.Add(Tag.Of("text", Tag.Is("x", Left - 5), Tag.Is("y", ToY(tick) + 4), Tag.Is("text-anchor", "end"), Axis.Label(tick)));
        }

        double middle = (Left + Width - Right) / 2.0;
        double centre = (Top + Height - Bottom) / 2.0;
        svg.Add(Tag.Of("text", Tag.Is("x", middle), Tag.Is("y", Height - 8), Tag.Is("text-anchor", "middle"), x.Name));
        svg.Add(Tag.Of("text", Tag.Is("transform", $"translate(12 {Tag.Number(centre)}) rotate(-90)"), Tag.Is("text-anchor", "middle"), y.Name));
        svg.Add(_drawn);
        return Tag.Of(
            "figure",
            Tag.Class("chart"),
            Tag.Of("figcaption", title),
            svg,
            Tag.Of("ul", Tag.Class("legend"), _legend),
            note is null ? null : Tag.Of("figcaption", note));
    }

    /// <summary>A curve of very many points looks the same with fewer.</summary>
    private static IEnumerable<(double X, double Y)> Thin(IReadOnlyList<(double X, double Y)> points)
    {
        int count = Math.Min(points.Count, MostPoints);
        return Enumerable.Range(0, count).Select(i => points[count == 1 ? 0 : (int)((long)i * (points.Count - 1) / (count - 1))]);
    }

    private static XElement Legend(string name, XElement sample) => Tag.Of("li", Tag.Of("svg", Tag.Is("viewBox", "0 0 28 10"), Tag.Is("aria-hidden", "true"), sample), name);

    private static XAttribute Stroke(int number) => Tag.Is("stroke", Colour(number));

    private static XAttribute Fill(int number) => Tag.Is("fill", Colour(number));

    private static XAttribute Dash(int number) => Tag.Is("stroke-dasharray", s_dashes[number % s_dashes.Length]);

    private static string Colour(int number) => $"var(--c{(number % PageStyle.Colours) + 1})";

    private double ToX(double value) => Left + (x.Share(value) * (Width - Left - Right));

    private double ToY(double value) => Height - Bottom - (y.Share(value) * (Height - Top - Bottom));
}
