using System;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using DupNet.Counting.Costs;
using DupNet.Embedded.Networks;
using DupNet.Reporting.Markup;

namespace DupNet.Reporting.Models;

/// <summary>What each layer takes of the file and of the time, as bars.</summary>
internal static class LayerBars
{
    /// <summary>The table.</summary>
    /// <param name="report">The model.</param>
    /// <param name="plan">Its network at the same input size.</param>
    public static XElement Draw(ModelReport report, NetworkPlan plan)
    {
        int mostBytes = report.Layers.Max(static layer => layer.WeightBytes + layer.QuantizerBytes);
        long[] costs = [.. Enumerable.Range(0, report.Layers.Count).Select(plan.Cost)];
        var table = new Table("layer", "bytes", "<weights, and quantizers", "IL instructions", "<of the most");
        foreach (LayerReport layer in report.Layers)
        {
            int bytes = layer.WeightBytes + layer.QuantizerBytes;
            long cost = costs[layer.Layer - 1];
            table.Add(
                Tag.Text($"{layer.Layer}"),
                bytes.ToString("#,0", CultureInfo.InvariantCulture),
                Bar((double)bytes / mostBytes, (double)layer.WeightBytes / bytes),
                cost.ToString("#,0", CultureInfo.InvariantCulture),
                Bar((double)cost / costs.Max(), 1));
        }

        return table.Draw(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The file has {report.Bytes.Total:#,0} bytes: {report.Bytes.Weights:#,0} weights (coloured), {report.Bytes.Quantizers:#,0} quantizers, {report.Bytes.Header:#,0} header, layer table and names. Instructions of the interpreter are estimated; dupnet bench counts them."),
            "wide");
    }

    private static XElement Bar(double share, double filled) => Tag.Of(
        "td",
        Tag.Class("bars text"),
        Tag.Of(
            "span",
            Tag.Class("track"),
            Tag.Is("style", Tag.Text($"width:{100 * share:0.#}%")),
            Tag.Of("span", Tag.Class("fill"), Tag.Is("style", Tag.Text($"width:{100 * filled:0.#}%")))));
}
