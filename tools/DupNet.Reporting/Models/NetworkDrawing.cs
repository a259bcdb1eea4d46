using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using DupNet.Counting.Costs;
using DupNet.Reporting.Markup;

namespace DupNet.Reporting.Models;

/// <summary>
/// A network from the image down to its heads. A map is a block: as wide and high as its columns and rows, as deep as its channels. Beside it are the
/// kernels, d of them one behind another, and r bars for the channels that share each weight.
/// </summary>
internal static class NetworkDrawing
{
    private const int Width = 420;
    private const int LongestSide = 84;
    private const int KernelLeft = 128;
    private const int TextLeft = 178;
    private const double DepthOfChannel = 0.25;
    private const double MostDepth = 36;
    private const int LeastHeight = 58;
    private const int Tap = 5;
    private const int MostDrawn = 8;

    /// <summary>The drawing.</summary>
    public static XElement Draw(ModelReport report)
    {
        double scale = (double)LongestSide / Math.Max(report.Width, report.Height);
        XElement svg = Tag.Of("svg", Tag.Is("role", "img"), Tag.Is("aria-label", $"The {report.Layers.Count} layers of {report.Name}"));
        double top = 4;
        top += Step(svg, top, report.Width * scale, report.Height * scale, report.InputChannels, Tag.Text($"image, {report.Width} x {report.Height} x {report.InputChannels}"), "bytes, sampled from the frame", string.Empty, "c5", null);
        foreach (LayerReport layer in report.Layers)
        {
            string[] more =
            [
                .. layer.Source == layer.Layer - 1 ? Array.Empty<string>() : [layer.Source == 0 ? "reads the image" : Tag.Text($"reads layer {layer.Source}")],
                .. layer.Pool == 1 ? Array.Empty<string>() : ["then the maximum of 2x2"],
            ];
            string stride = layer.Stride == 1 ? string.Empty : Tag.Text($", stride {layer.Stride}");
            top += Step(
                svg,
                top,
                layer.Width * scale,
                layer.Height * scale,
                layer.ChannelsOut,
                Tag.Text($"{layer.Layer}{(layer.OutputBits == 0 ? ", head" : string.Empty)}: {layer.Kernel}x{layer.Kernel}{stride}, {layer.ChannelsIn} to {layer.ChannelsOut}"),
                string.Create(CultureInfo.InvariantCulture, $"{layer.Width} x {layer.Height}; r {layer.WeightDuplication}, d {layer.InputDuplication}; {layer.WeightBytes + layer.QuantizerBytes:#,0} bytes"),
                string.Join(", ", more),
                layer.OutputBits == 0 ? "c2" : "c1",
                layer);
        }

        svg.Add(Tag.Is("viewBox", Tag.Text($"0 0 {Width} {top:0.#}")));
        return Tag.Of(
            "figure",
            Tag.Class("chart"),
            svg,
            Tag.Of("figcaption", "Blocks are to scale: columns, rows, and to the back channels. Squares: the kernel, d of them, whose 1-bit weights add up. Bars: the r channels that share each weight."));
    }

    private static double Step(XElement svg, double top, double width, double height, int channels, string title, string details, string more, string colour, LayerReport? layer)
    {
        double depth = Math.Clamp(channels * DepthOfChannel, 1.5, MostDepth);
        double blockWidth = Math.Max(width, 3);
        double blockHeight = Math.Max(height, 3);
        double rowHeight = Math.Max(LeastHeight, blockHeight + depth + 12);
        double y = top + ((rowHeight - blockHeight + depth) / 2);
        string fill = $"var(--{colour})";
        string D(FormattableString path) => FormattableString.Invariant(path);
        double x = 8;
        double right = x + blockWidth;
        svg.Add(Tag.Of("path", Tag.Is("d", D($"M{x:0.#} {y:0.#}l{depth:0.#} {-depth:0.#}h{blockWidth:0.#}l{-depth:0.#} {depth:0.#}z")), Tag.Is("fill", fill), Tag.Is("fill-opacity", ".45")));
        svg.Add(Tag.Of("path", Tag.Is("d", D($"M{right:0.#} {y:0.#}l{depth:0.#} {-depth:0.#}v{blockHeight:0.#}l{-depth:0.#} {depth:0.#}z")), Tag.Is("fill", fill), Tag.Is("fill-opacity", ".7")));
        svg.Add(Tag.Of("rect", Tag.Is("x", x), Tag.Is("y", y), Tag.Is("width", blockWidth), Tag.Is("height", blockHeight), Tag.Is("fill", fill)));
        double middle = top + (rowHeight / 2);
        if (layer is not null)
        {
            svg.Add(Kernel(layer, middle));
        }

        svg.Add(Tag.Of("text", Tag.Is("x", TextLeft), Tag.Is("y", middle - 3), Tag.Is("font-weight", "600"), title));
        svg.Add(Tag.Of("text", Tag.Is("x", TextLeft), Tag.Is("y", middle + 13), details));
        svg.Add(more.Length == 0 ? null : Tag.Of("text", Tag.Is("x", TextLeft), Tag.Is("y", middle + 28), more));
        return rowHeight;
    }

    private static IEnumerable<XElement> Kernel(LayerReport layer, double middle)
    {
        int side = layer.Kernel * Tap;
        int copies = Math.Min(layer.InputDuplication, MostDrawn);
        double y = middle - 8 - (side / 2.0);
        for (int copy = copies - 1; copy >= 0; copy--)
        {
            double shift = 3 * copy;
            yield return Tag.Of(
                "rect",
                Tag.Is("x", KernelLeft + shift),
                Tag.Is("y", y - shift),
                Tag.Is("width", side),
                Tag.Is("height", side),
                Tag.Is("fill", "var(--panel)"),
                Tag.Is("stroke", "var(--ink)"));
        }

        if (layer.Kernel > 1)
        {
            string lines = string.Concat(Enumerable.Range(1, layer.Kernel - 1).Select(i => Tag.Text($"M{KernelLeft + (i * Tap)} {y:0.#}v{side}M{KernelLeft} {y + (i * Tap):0.#}h{side}")));
            yield return Tag.Of("path", Tag.Is("d", lines), Tag.Is("stroke", "var(--soft)"), Tag.Is("stroke-width", ".5"));
        }

        for (int bar = 0; bar < Math.Min(layer.WeightDuplication, 2 * MostDrawn); bar++)
        {
            yield return Tag.Of("rect", Tag.Is("x", KernelLeft + (3 * bar)), Tag.Is("y", y + side + 4), Tag.Is("width", 2), Tag.Is("height", 8), Tag.Is("fill", "var(--c3)"));
        }
    }
}
