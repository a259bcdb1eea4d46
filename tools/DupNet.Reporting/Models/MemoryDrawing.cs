using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using DupNet.Counting.Costs;
using DupNet.Reporting.Charts;
using DupNet.Reporting.Markup;

namespace DupNet.Reporting.Models;

/// <summary>The arena over time: to the right layers, upwards bytes; a box is a map or a working memory as long as it is needed.</summary>
internal static class MemoryDrawing
{
    private const int Width = 420;
    private const int Height = 300;
    private const int Left = 52;
    private const int Right = 8;
    private const int Top = 8;
    private const int Bottom = 40;

    /// <summary>The drawing, and the buffers that are not in the arena.</summary>
    public static XElement Draw(ModelReport report)
    {
        int layers = report.Layers.Count;
        var bytes = new Axis("bytes", 0, report.ArenaBytes);
        double column = (double)(Width - Left - Right) / layers;
        double ToY(double value) => Height - Bottom - (bytes.Share(value) * (Height - Top - Bottom));
        XElement svg = Tag.Of("svg", Tag.Is("viewBox", $"0 0 {Width} {Height}"), Tag.Is("role", "img"), Tag.Is("aria-label", "The arena's bytes, layer by layer"));
        foreach (double tick in bytes.Ticks())
        {
            svg.Add(Tag.Of("path", Tag.Class("axis"), Tag.Is("d", $"M{Left} {Tag.Number(ToY(tick))}H{Width - Right}")));
            svg.Add(Tag.Of("text", Tag.Is("x", Left - 5), Tag.Is("y", ToY(tick) + 4), Tag.Is("text-anchor", "end"), Axis.Label(tick)));
        }

        BufferReport[] held = [.. report.Buffers.Where(static buffer => buffer.ArenaOffset is not null)];
        for (int i = 0; i < held.Length; i++)
        {
            BufferReport buffer = held[i];
            double y = ToY(buffer.ArenaOffset!.Value + buffer.Bytes);
            svg.Add(Tag.Of(
                "rect",
                Tag.Is("x", Left + ((buffer.FirstLayer - 1) * column) + 1),
                Tag.Is("y", y),
                Tag.Is("width", ((buffer.LastLayer - buffer.FirstLayer + 1) * column) - 2),
                Tag.Is("height", ToY(buffer.ArenaOffset.Value) - y),
                Tag.Is("fill", $"var(--c{(i % PageStyle.Colours) + 1})"),
                Tag.Is("fill-opacity", ".75"),
                Tag.Is("stroke", "var(--ground)"),
                Tag.Of("title", Text(buffer))));
        }

        for (int layer = 1; layer <= layers; layer++)
        {
            svg.Add(Tag.Of("text", Tag.Is("x", Left + ((layer - 0.5) * column)), Tag.Is("y", Height - Bottom + 15), Tag.Is("text-anchor", "middle"), Tag.Text($"{layer}")));
        }

        svg.Add(Tag.Of("text", Tag.Is("x", (Left + Width - Right) / 2.0), Tag.Is("y", Height - 6), Tag.Is("text-anchor", "middle"), "layer that runs"));
        return Tag.Of(
            "figure",
            Tag.Class("chart"),
            Tag.Of("figcaption", string.Create(CultureInfo.InvariantCulture, $"The arena, {report.ArenaBytes:#,0} bytes, in which maps take turns")),
            svg,
            Tag.Of("ul", Tag.Class("legend"), held.Select((buffer, i) => Tag.Of(
                "li",
                Tag.Of("svg", Tag.Is("viewBox", "0 0 28 10"), Tag.Is("aria-hidden", "true"), Tag.Of("rect", Tag.Is("width", 28), Tag.Is("height", 10), Tag.Is("fill", $"var(--c{(i % PageStyle.Colours) + 1})"))),
                Text(buffer)))),
            Tag.Of("figcaption", "Besides: " + string.Join("; ", Besides(report))));
    }

    private static IEnumerable<string> Besides(ModelReport report) => report.Buffers.Where(static buffer => buffer.ArenaOffset is null)
        .Select(static buffer => string.Create(CultureInfo.InvariantCulture, $"{buffer.Name}, {buffer.Bytes:#,0} bytes"));

    private static string Text(BufferReport buffer) => string.Create(CultureInfo.InvariantCulture, $"{buffer.Name}: {buffer.Bytes:#,0}");
}
