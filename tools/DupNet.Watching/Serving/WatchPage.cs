using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using DupNet.Embedded;
using DupNet.Reporting.Markup;
using DupNet.Watching.Detecting;
using DupNet.Watching.Sources;

namespace DupNet.Watching.Serving;

/// <summary>
/// The page as a browser first gets it. It is whole without scripts: a picture with its boxes that is loaded again and again, and forms. The
/// script only makes it faster.
/// </summary>
internal static class WatchPage
{
    private const int RefreshSeconds = 2;

    /// <summary>The page.</summary>
    /// <param name="result">What there is to see.</param>
    /// <param name="session">What is watched.</param>
    /// <param name="token">What forms send back.</param>
    /// <param name="saveFolder">The folder for training data; null for none.</param>
    /// <param name="saved">Name of the file that was saved last; null for none.</param>
    public static string Write(WatchedResult result, WatchSession session, string token, string? saveFolder, string? saved)
    {
        DupNetModel model = session.Model.Model;
        bool isWebcam = session.Source is WebcamSource;
        return HtmlPage.Write(
            $"dupnet watch {PageText.Of(session.Source.Name)}",
            [
                Tag.Of("link", Tag.Is("rel", "stylesheet"), Tag.Is("href", "/watch.css")),
                Tag.Of("script", Tag.Is("src", "/watch.js"), Tag.Is("defer", "defer")),
                Tag.Of("noscript", Tag.Of("meta", Tag.Is("http-equiv", "refresh"), Tag.Is("content", RefreshSeconds))),
            ],
            [
                Tag.Of("h1", PageText.Of(session.Source.Name)),
                Tag.Of("p", Tag.Class("soft"), Tag.Text($"model {PageText.Of(model.Name)} at {session.Model.Size}")),
                Tag.Of("p", Tag.Is("id", "note"), Tag.Class("note"), Tag.Is("role", "status"), result.Note is null ? Tag.Is("hidden", "hidden") : null, PageText.Of(result.Note ?? string.Empty)),
                Tag.Of(
                    "div",
                    Tag.Class("watch"),
                    Tag.Of(
                        "section",
                        Tag.Is("aria-label", "picture"),
                        Tag.Of("div", Tag.Class("stage"), Tag.Of("canvas", Tag.Is("id", "canvas"), Tag.Is("hidden", "hidden")), BoxDrawing.Draw(result, model.ClassNames)),
                        Tag.Of("p", Tag.Is("id", "status"), Tag.Class("status"), Status(result)),
                        isWebcam ? Webcam() : null,
                        Actions(result, token, saveFolder),
                        Tag.Of("p", Tag.Is("id", "saved"), Tag.Class("soft"), Tag.Is("role", "status"), Saved(saveFolder, saved))),
                    Tag.Of(
                        "section",
                        Tag.Is("aria-label", "settings"),
                        SettingsForm(result.Settings, token, session.Source.IsLive),
                        Tag.Of("h2", "Found"),
                        Found(result, model.ClassNames))),
                Tag.Of("h2", "Layers"),
                Layers(result, session.Model),
            ]);
    }

    private static string Status(WatchedResult result)
    {
        if (result.Frame is null)
        {
            return "No picture yet.";
        }

        string time = result.Milliseconds is double milliseconds ? Tag.Text($", {milliseconds:0.0} ms by {PageText.Of(result.Engine)}") : string.Empty;
        return Tag.Text($"{PageText.Of(result.Frame.Name)}: {result.Boxes.Count} found{time}{(result.Work is null ? string.Empty : $", {result.Work}")}, {result.FramesASecond:0.0} frames a second{(result.IsPaused ? ", paused" : string.Empty)}");
    }

    private static string Saved(string? folder, string? saved) => folder is null
        ? "Start with --save DIR to keep pictures and boxes as training data."
        : saved is null ? $"Saves to {PageText.Of(folder)}." : $"Saved {PageText.Of(saved)} to {PageText.Of(folder)}.";

    private static XElement Webcam() => Tag.Of(
        "p",
        Tag.Of("button", Tag.Is("id", "webcam"), Tag.Is("type", "button"), "Use this computer's camera"),
        Tag.Of("noscript", "The camera needs JavaScript."));

    private static XElement Actions(WatchedResult result, string token, string? saveFolder) => Tag.Of(
        "form",
        Tag.Is("id", "actions"),
        Tag.Class("actions"),
        Tag.Is("method", "post"),
        Tag.Is("action", "/pause"),
        Token(token),
        Tag.Of("button", Tag.Is("id", "pause"), Tag.Is("formaction", result.IsPaused ? "/resume" : "/pause"), result.IsPaused ? "Go on" : "Pause"),
        Tag.Of("button", Tag.Is("id", "step"), Tag.Is("formaction", "/step"), "Step"),
        Tag.Of("button", Tag.Is("id", "save"), Tag.Is("formaction", "/save"), saveFolder is null ? Tag.Is("disabled", "disabled") : null, "Save picture and boxes"));

    private static XElement SettingsForm(WatchSettings settings, string token, bool isLive) => Tag.Of(
        "form",
        Tag.Is("id", "settings"),
        Tag.Is("method", "post"),
        Tag.Is("action", "/settings"),
        Token(token),
        Tag.Of(
            "label",
            "Least score ",
            Tag.Of("output", Tag.Is("id", "threshold-text"), settings.Threshold.ToString("0.00", CultureInfo.InvariantCulture)),
            Tag.Of(
                "input",
                Tag.Is("type", "range"),
                Tag.Is("id", "threshold"),
                Tag.Is("name", "threshold"),
                Tag.Is("min", "0.01"),
                Tag.Is("max", "1"),
                Tag.Is("step", "0.01"),
                Tag.Is("value", settings.Threshold.ToString("0.00", CultureInfo.InvariantCulture)))),
        Tag.Of(
            "label",
            "Turn clockwise ",
            Tag.Of(
                "select",
                Tag.Is("id", "rotation"),
                Tag.Is("name", "rotation"),
                Enumerable.Range(0, 4).Select(turn => Tag.Of(
                    "option", Tag.Is("value", turn), turn == (int)settings.Turn.Rotation ? Tag.Is("selected", "selected") : null, Tag.Text($"{turn * 90} degrees"))))),
        Check("mirror", "Mirror", settings.Turn.Mirror),
        Check("contrast", "Stretch the contrast of dark and flat pictures", settings.StretchContrast),
        isLive
            ? null
            : Tag.Of(
                "label",
                "Frames a second ",
                Tag.Of(
                    "input",
                    Tag.Is("type", "number"),
                    Tag.Is("id", "rate"),
                    Tag.Is("name", "rate"),
                    Tag.Is("min", WatchSettings.SlowestRate),
                    Tag.Is("max", WatchSettings.FastestRate),
                    Tag.Is("step", "any"),
                    Tag.Is("value", settings.Rate.ToString("0.###", CultureInfo.InvariantCulture)))),
        Tag.Of("noscript", Tag.Of("button", "Apply")));

    private static XElement Check(string name, string text, bool isSet) => Tag.Of(
        "label",
        Tag.Class("check"),
        Tag.Of("input", Tag.Is("type", "checkbox"), Tag.Is("id", name), Tag.Is("name", name), Tag.Is("value", "on"), isSet ? Tag.Is("checked", "checked") : null),
        " " + text);

    private static XElement Token(string token) => Tag.Of("input", Tag.Is("type", "hidden"), Tag.Is("name", RequestGuard.TokenField), Tag.Is("value", token));

    private static XElement Found(WatchedResult result, IReadOnlyList<string> classes) => Table.Scrolling(
        Tag.Of("thead", Tag.Of("tr", new[] { "object", "score", "size", "place" }.Select(static title => Tag.Of("th", Tag.Is("scope", "col"), title)))),
        Tag.Of(
            "tbody",
            Tag.Is("id", "found"),
            result.Boxes.Select(box => Tag.Of(
                "tr",
                Tag.Of("td", Tag.Of("span", Tag.Class(Tag.Text($"dot b{BoxDrawing.Colour(box, classes)}"))), box.Track is int track ? Tag.Text($"#{track} ") : null, PageText.Of(box.ClassName)),
                Tag.Of("td", Tag.Text($"{box.Score:0.00}")),
                Tag.Of("td", Tag.Text($"{box.Width:0} x {box.Height:0}")),
                Tag.Of("td", Tag.Text($"{box.X:0}, {box.Y:0}"))))));

    private static XElement Layers(WatchedResult result, WatchedModel model)
    {
        double longest = result.LayerMilliseconds.Max();
        long dearest = model.Costs.Max();
        var table = new Table("layer", "ms here", "<time here", "IL instructions", "<of a board's time");
        for (int i = 0; i < model.Costs.Count; i++)
        {
            table.Add(
                Tag.Text($"{i + 1}"),
                Tag.Of("td", Tag.Class("ms"), Tag.Text($"{result.LayerMilliseconds[i]:0.00}")),
                Bar("time", longest > 0 ? result.LayerMilliseconds[i] / longest : 0),
                model.Costs[i].ToString("#,0", CultureInfo.InvariantCulture),
                Bar("cost", (double)model.Costs[i] / dearest));
        }

        return table.Draw(
            "Time of each layer on this computer, mean of the last frames; and the IL instructions that a board's interpreter executes for it, estimated. Two layers that run in turns have their time together.",
            "wide layers");
    }

    /// <summary>A bar as a picture: a style of its own would be against the page's policy.</summary>
    private static XElement Bar(string name, double share) => Tag.Of(
        "td",
        Tag.Class("bars text"),
        Tag.Of(
            "svg",
            Tag.Class("bar"),
            Tag.Is("viewBox", "0 0 100 10"),
            Tag.Is("preserveAspectRatio", "none"),
            Tag.Is("aria-hidden", "true"),
            Tag.Of("rect", Tag.Class(name), Tag.Is("width", 100 * share), Tag.Is("height", "10"))));
}
