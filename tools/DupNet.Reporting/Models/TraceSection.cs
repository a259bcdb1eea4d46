using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using DupNet.Embedded.Layers;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Reporting.Markup;

namespace DupNet.Reporting.Models;

/// <summary>How the heads decide on a picture: which cells fired, boxes before and after merging, and what was nearly found.</summary>
internal static class TraceSection
{
    private const int LongestSide = 480;
    private const string PhotoName = "photo";
    private const double FaintestCell = 0.02;

    /// <summary>The drawings and the table.</summary>
    public static IEnumerable<XElement> Draw(ModelTrace trace)
    {
        double scale = Math.Min(1, (double)LongestSide / Math.Max(trace.Picture.Width, trace.Picture.Height));
        int width = Math.Max(1, (int)Math.Round(trace.Picture.Width * scale));
        int height = Math.Max(1, (int)Math.Round(trace.Picture.Height * scale));
        string image = DataUri.Jpeg(PictureFitter.Fit(trace.Picture, width, height));
        IReadOnlyList<TracedBox> fired = trace.Fired;
        IReadOnlyList<TracedBox> near = trace.NearMisses();
        yield return Tag.Of("h3", "What is found");
        yield return Tag.Of(
            "div",
            Tag.Class("charts"),
            Photo(width, height, image, Tag.Text($"{trace.Detections.Count} found, after boxes of one object were merged"), trace.Detections.SelectMany(box => Rectangle(box.Box, scale, "hit", Tag.Text($"{box.ClassName} {box.Score:0.00}")))),
            Photo(width, height, null, Tag.Text($"{fired.Count} boxes of a score of {trace.Threshold:0.00} and more, before merging"), fired.SelectMany(box => Rectangle(box.Box, scale, "hit", Says(trace, box)))));
        yield return Tag.Of("h3", "Cells that fired");
        yield return Tag.Of(
            "div",
            Tag.Class("charts"),
            trace.Plan.Layers.Select((layer, i) => (Layer: layer, Number: i + 1)).Where(static head => head.Layer.Layer.IsHead).Select(head => Cells(trace, head.Layer, head.Number, width, height, scale)));
        yield return Tag.Of("h3", "Why something was missed");
        if (near.Count == 0)
        {
            yield return Tag.Of("p", "Nowhere else is any cell's score above 0.01: the network sees nothing there at all. Is the object within the sizes that the model finds, and are such objects in its training pictures?");
            yield break;
        }

        yield return Tag.Of("p", Tag.Text($"The best cells where nothing was found. A box is shown from a score of {trace.Threshold:0.00} on, a logit of {TracedBox.LogitOf(trace.Threshold):0.00}: a lower threshold shows it, at the price of wrong ones."));
        XElement photo = Photo(width, height, null, "Nearly found, by number", near.SelectMany((box, i) => Rectangle(box.Box, scale, "missed", Tag.Text($"{i + 1}")).Append(Tag.Of(
            "text", Tag.Is("x", (box.Box.X * scale) + 4), Tag.Is("y", (box.Box.Y * scale) + 16), Tag.Is("fill", "#f0e442"), Tag.Is("stroke", "#000"), Tag.Is("stroke-width", "3"), Tag.Is("paint-order", "stroke"), Tag.Is("font-size", "16"), Tag.Text($"{i + 1}")))));
        yield return Tag.Of("div", Tag.Class("charts"), photo, NearTable(trace, near));
    }

    private static XElement NearTable(ModelTrace trace, IReadOnlyList<TracedBox> near)
    {
        var table = new Table("number", "score", "logit", "is short of", "<head, cell, anchor", "<longer side");
        double needed = TracedBox.LogitOf(trace.Threshold);
        for (int i = 0; i < near.Count; i++)
        {
            TracedBox box = near[i];
            double pixels = box.Box.LongerSide * Math.Min((double)trace.Plan.Width / trace.Picture.Width, (double)trace.Plan.Height / trace.Picture.Height);
            table.Add(
                Tag.Text($"{i + 1}"),
                Tag.Text($"{box.Score:0.00}"),
                Tag.Text($"{box.Logit:0.00}"),
                box.Logit < needed ? Tag.Text($"{needed - box.Logit:0.00}") : "its class is unsure",
                Tag.Text($"layer {box.Layer}, column {box.Column}, row {box.Row}, anchor {box.Anchor + 1}"),
                Tag.Text($"{pixels:0} input pixels"));
        }

        return table.Draw();
    }

    /// <summary>The best anchor of each cell, the stronger the surer it is.</summary>
    private static XElement Cells(ModelTrace trace, LayerPlan head, int number, int width, int height, double scale)
    {
        var cells = new List<XElement>();
        int fired = 0;
        foreach (IGrouping<(int Column, int Row), TracedBox> cell in trace.Boxes.Where(box => box.Layer == number).GroupBy(static box => (box.Column, box.Row)))
        {
            TracedBox best = cell.MaxBy(static box => box.Score)!;
            fired += best.Score >= trace.Threshold ? 1 : 0;
            Box place = trace.CellOf(head, best.Column, best.Row);
            if (best.Score < FaintestCell || place.Width <= 0 || place.Height <= 0)
            {
                continue;
            }

            cells.Add(Tag.Of(
                "path",
                Tag.Is("d", FormattableString.Invariant($"M{place.X * scale:0.#} {place.Y * scale:0.#}h{place.Width * scale:0.#}v{place.Height * scale:0.#}h{-place.Width * scale:0.#}z")),
                Tag.Is("style", Tag.Text($"fill:#ff7a1a;fill-opacity:{0.8 * best.Score:0.00};stroke:{(best.Score >= trace.Threshold ? "#fff" : "none")};stroke-width:1.5px")),
                Tag.Of("title", Says(trace, best))));
        }

        return Photo(width, height, null, Tag.Text($"Layer {number}: cells of {head.CellSize} input pixels; {fired} fired (white rim), the others by their best score"), cells);
    }

    private static string Says(ModelTrace trace, TracedBox box) =>
        Tag.Text($"{(trace.Model.ClassNames.Length > 1 ? box.ClassName + " " : string.Empty)}{box.Score:0.00}; layer {box.Layer}, column {box.Column}, row {box.Row}, anchor {box.Anchor + 1}, logit {box.Logit:0.00}");

    /// <summary>A drawing over the photo, whose bytes are on the page once.</summary>
    private static XElement Photo(int width, int height, string? image, string text, IEnumerable<XElement> drawn) => Tag.Of(
        "figure",
        Tag.Of(
            "svg",
            Tag.Class("photo"),
            Tag.Is("viewBox", $"0 0 {width} {height}"),
            Tag.Is("role", "img"),
            Tag.Is("aria-label", text),
            image is null
                ? Tag.Of("use", Tag.Is("href", "#" + PhotoName))
                : Tag.Of("image", Tag.Is("id", PhotoName), Tag.Is("width", width), Tag.Is("height", height), Tag.Is("href", image)),
            drawn),
        Tag.Of("figcaption", text));

    private static IEnumerable<XElement> Rectangle(Box box, double scale, string kind, string title) => new[] { "case", kind }.Select(style => Tag.Of(
        "rect",
        Tag.Class(style),
        Tag.Is("x", box.X * scale),
        Tag.Is("y", box.Y * scale),
        Tag.Is("width", box.Width * scale),
        Tag.Is("height", box.Height * scale),
        style == "case" ? null : Tag.Of("title", title)));
}
