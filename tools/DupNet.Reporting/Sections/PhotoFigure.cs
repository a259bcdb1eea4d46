using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Reporting.Markup;
using DupNet.Reporting.Measures;

namespace DupNet.Reporting.Sections;

/// <summary>A photo with labels and detections drawn over it. Kinds of boxes differ in their lines, not in their colours alone.</summary>
internal static class PhotoFigure
{
    private const int LongestSide = 288;
    private const int MostNames = 8;

    /// <summary>A label that a detection lies on: without a dark line, which would hide the detection.</summary>
    private const string Found = "label";

    /// <summary>What the lines mean.</summary>
    public static XElement Key() => Tag.Of(
        "ul",
        Tag.Class("legend key"),
        KeyItem(Found, "labelled and found"),
        KeyItem("missed", "labelled and missed"),
        KeyItem("hit", "detected, right"),
        KeyItem("wrong", "detected, wrong"),
        KeyItem("other", "does not count"));

    /// <summary>The figure; null where the photo cannot be read or has no room.</summary>
    /// <param name="outcome">The photo and what is found in it.</param>
    /// <param name="showClasses">Whether classes are told.</param>
    /// <param name="budget">Bounds what pictures take.</param>
    public static XElement? Draw(PhotoOutcome outcome, bool showClasses, PhotoBudget budget)
    {
        LabelledPhoto photo = outcome.Photo;
        if (!PhotoDecoder.TryLoad(photo, out Picture? picture, out _))
        {
            return null;
        }

        double scale = Math.Min(1, (double)LongestSide / Math.Max(picture.Width, picture.Height));
        int width = Math.Max(1, (int)Math.Round(picture.Width * scale));
        int height = Math.Max(1, (int)Math.Round(picture.Height * scale));
        string image = DataUri.Jpeg(PictureFitter.Fit(picture, width, height));
        if (!budget.TryTake(image))
        {
            return null;
        }

        XElement svg = Tag.Of(
            "svg",
            Tag.Class("photo"),
            Tag.Is("viewBox", $"0 0 {width} {height}"),
            Tag.Is("role", "img"),
            Tag.Is("aria-label", Summary(outcome)),
            Tag.Of("image", Tag.Is("width", width), Tag.Is("height", height), Tag.Is("href", image)));
        foreach (Box box in photo.Ignored)
        {
            svg.Add(Rectangles(box, scale, "other", null));
        }

        for (int i = 0; i < outcome.Counted.Count; i++)
        {
            ScoredBox found = outcome.Counted[i];
            string kind = outcome.Matches[i].Outcome switch
            {
                MatchOutcome.Hit => "hit",
                MatchOutcome.FalsePositive => "wrong",
                _ => "other",
            };
            svg.Add(Rectangles(found.Box, scale, kind, Tag.Text($"{(showClasses ? found.ClassName + " " : string.Empty)}{found.Score:0.00}")));
        }

        svg.Add(showClasses ? Names(outcome, scale) : null);
        for (int i = 0; i < photo.Objects.Count; i++)
        {
            svg.Add(Rectangles(photo.Objects[i].Box, scale, outcome.IsFound[i] ? Found : "missed", showClasses && !outcome.IsFound[i] ? photo.Objects[i].ClassName : null));
        }

        return Tag.Of("figure", svg, Tag.Of("figcaption", Tag.Of("b", LabelledPhoto.NameOf(photo.File)), Tag.Of("br"), Summary(outcome)));
    }

    private static string Summary(PhotoOutcome outcome)
    {
        string found = Tag.Text($"{outcome.IsFound.Count - outcome.Missed} of {outcome.IsFound.Count} found");
        return outcome.Wrong == 0 ? found : Tag.Text($"{found}, {outcome.Wrong} wrong (best score {outcome.WorstScore:0.00})");
    }

    /// <summary>What is missed and what is wrong, by name: on a phone nobody can point at a box. More names than a few would hide the photo.</summary>
    private static IEnumerable<XElement> Names(PhotoOutcome outcome, double scale)
    {
        IEnumerable<(Box Box, string Name)> missed = outcome.Photo.Objects.Where((_, i) => !outcome.IsFound[i]).Select(static labelled => (labelled.Box, labelled.ClassName + "?"));
        IEnumerable<(Box Box, string Name)> wrong = outcome.Counted.Where((_, i) => outcome.Matches[i].Outcome == MatchOutcome.FalsePositive).Select(static found => (found.Box, found.ClassName));
        (Box Box, string Name)[] named = [.. wrong.Concat(missed)];
        return named.Length > MostNames
            ? []
            : named.Select(box => Tag.Of("text", Tag.Is("x", box.Box.X * scale), Tag.Is("y", Math.Max(10, (box.Box.Y * scale) - 3)), box.Name));
    }

    /// <summary>A line over a broad dark one, seen on any ground; what it is or how sure is told to whoever points at it, and read out.</summary>
    private static IEnumerable<XElement> Rectangles(Box box, double scale, string kind, string? title) => (kind == Found ? [kind] : new[] { "case", kind }).Select(style => Tag.Of(
        "rect",
        Tag.Class(style),
        Tag.Is("x", box.X * scale),
        Tag.Is("y", box.Y * scale),
        Tag.Is("width", box.Width * scale),
        Tag.Is("height", box.Height * scale),
        title is null || style == "case" ? null : Tag.Of("title", title)));

    private static XElement KeyItem(string kind, string meaning) => Tag.Of(
        "li",
        Tag.Of(
            "svg",
            Tag.Class("photo"),
            Tag.Is("viewBox", "0 0 34 20"),
            Tag.Is("aria-hidden", "true"),
            Tag.Of("rect", Tag.Class("case"), Tag.Is("x", 4), Tag.Is("y", 4), Tag.Is("width", 26), Tag.Is("height", 12)),
            Tag.Of("rect", Tag.Class(kind), Tag.Is("x", 4), Tag.Is("y", 4), Tag.Is("width", 26), Tag.Is("height", 12))),
        meaning);
}
