using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using DupNet.Reporting.Markup;
using DupNet.Watching.Sources;

namespace DupNet.Watching.Serving;

/// <summary>Boxes drawn over a picture. The page's script draws them the same way.</summary>
internal static class BoxDrawing
{
    /// <summary>A text is so many times smaller than the longer side of the picture.</summary>
    private const double TextShare = 1.0 / 28;

    /// <summary>The drawing, with the picture in it: what a browser without scripts shows.</summary>
    /// <param name="result">What there is to see.</param>
    /// <param name="classes">Names of the model's classes.</param>
    public static XElement Draw(WatchedResult result, IReadOnlyList<string> classes)
    {
        double letter = Math.Max(result.Width, result.Height) * TextShare;
        return Tag.Of(
            "svg",
            Tag.Is("id", "boxes"),
            Tag.Is("role", "img"),
            Tag.Is("aria-label", Tag.Text($"{result.Boxes.Count} found")),
            Tag.Is("viewBox", Tag.Text($"0 0 {Math.Max(1, result.Width)} {Math.Max(1, result.Height)}")),
            result.Jpeg.Length == 0
                ? null
                : Tag.Of("image", Tag.Is("href", Tag.Text($"/picture?number={result.Number}")), Tag.Is("width", result.Width), Tag.Is("height", result.Height)),
            Tag.Of("g", Tag.Is("id", "drawn"), Tag.Is("font-size", letter), result.Boxes.SelectMany(box => Draw(box, classes, letter))));
    }

    /// <summary>Number of the colour of a box: that of its track, or of its class.</summary>
    public static int Colour(WatchedBox box, IReadOnlyList<string> classes)
    {
        int number = box.Track ?? Enumerable.Range(0, classes.Count).FirstOrDefault(i => classes[i] == box.ClassName);
        return (int)((uint)number % PageStyle.Colours);
    }

    /// <summary>What stands at a box: the number of its track, its class where there are several, and its score.</summary>
    public static string Label(WatchedBox box, IReadOnlyList<string> classes) => string.Join(
        ' ',
        new[]
        {
            box.Track is int track ? Tag.Text($"#{track}") : null,
            classes.Count > 1 ? PageText.Of(box.ClassName) : null,
            box.Score.ToString("0.00", CultureInfo.InvariantCulture),
        }.Where(static part => part is not null));

    private static IEnumerable<XElement> Draw(WatchedBox box, IReadOnlyList<string> classes, double letter)
    {
        foreach (string style in new[] { "case", Tag.Text($"box b{Colour(box, classes)}") })
        {
            yield return Tag.Of("rect", Tag.Class(style), Tag.Is("x", box.X), Tag.Is("y", box.Y), Tag.Is("width", box.Width), Tag.Is("height", box.Height));
        }

        yield return Tag.Of("text", Tag.Is("x", box.X), Tag.Is("y", box.Y > letter ? box.Y - (letter / 4) : box.Y + box.Height + letter), Label(box, classes));
    }
}
