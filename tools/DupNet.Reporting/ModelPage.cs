using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using DupNet.Counting.Costs;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Measuring.Models;
using DupNet.Pictures;
using DupNet.Reporting.Budgets;
using DupNet.Reporting.Markup;
using DupNet.Reporting.Models;
using DupNet.Reporting.Sections;

namespace DupNet.Reporting;

/// <summary>A page about what a model is made of and, for a picture, about what happens in it.</summary>
public static class ModelPage
{
    /// <summary>The most that the pictures of a page take, in characters; the rest is far less.</summary>
    public const int MostPictureCharacters = 2_500_000;

    /// <summary>The page: one self-contained HTML file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="size">The network's input; the model can run at it.</param>
    /// <param name="picture">A picture to send through the model; null for none.</param>
    /// <param name="name">What the picture is called.</param>
    /// <param name="board">The board that is shown; null for all.</param>
    public static string Write(DupNetModel model, byte[] file, InputSize size, Picture? picture = null, string name = "", BoardBudget? board = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(file);
        var report = ModelReport.Of(model, new DetectorSettings(model) { InputWidth = size.Width, InputHeight = size.Height });
        var plan = new NetworkPlan(model, size.Width, size.Height);
        var budget = new PhotoBudget(MostPictureCharacters);
        IEnumerable<XElement> sections =
        [
            Tag.Of("h1", $"{report.Name}: what it is made of"),
            Tag.Of("p", Tag.Class("soft"), $"Finds {string.Join(", ", report.Classes)}. Checksum {report.Checksum}."),
            Tiles(report),
            .. picture is null ? [] : Trace(model, size, picture, name, budget),
            Tag.Of("h2", "The network"),
            NetworkDrawing.Draw(report),
            Tag.Of("h2", "Bytes and time"),
            LayerBars.Draw(report, plan),
            Tag.Of("h2", "Memory over time"),
            Tag.Of("div", Tag.Class("charts"), MemoryDrawing.Draw(report)),
            Tag.Of("h2", board is null ? "What it takes of each board" : "What it takes of the board"),
            BudgetSection.Draw(board is null ? BoardBudget.Of(model, file, [size]) : [board]),
            Tag.Of("h2", "Weights"),
            Tag.Of("p", "A pixel is a weight, a line a filter: black is -1, white +1, gray what lies between where d copies add up."),
            Tag.Of("div", Tag.Class("maps"), WeightPictures.Draw(model, file, budget)),
        ];
        return HtmlPage.Write($"{report.Name}: model", sections);
    }

    private static IEnumerable<XElement> Trace(DupNetModel model, InputSize size, Picture picture, string name, PhotoBudget budget)
    {
        var trace = ModelTrace.Of(model, size, picture);
        return
        [
            Tag.Of("h2", $"In the picture {name}"),
            .. TraceSection.Draw(trace),
            Tag.Of("h3", "Layer by layer"),
            Tag.Of("div", Tag.Class("maps"), MapPictures.Draw(trace, budget)),
        ];
    }

    private static XElement Tiles(ModelReport report) => Tag.Of(
        "div",
        Tag.Class("tiles"),
        new (string Value, string Name)[]
        {
            (report.Bytes.Total.ToString("#,0", CultureInfo.InvariantCulture), "bytes of the file"),
            (report.MemoryBytes.ToString("#,0", CultureInfo.InvariantCulture), "bytes of memory, model and frame not counted"),
            (Tag.Text($"{report.Width} x {report.Height}"), "input, pixels"),
            (Tag.Text($"{report.SmallestObject:0} to {report.LargestObject:0}"), "input pixels: objects that it finds"),
            (Tag.Text($"{report.Macs / 1e6:0.0} M"), "multiply-accumulates"),
            (Tag.Text($"{report.ScoreThreshold:0.00}"), "score threshold"),
        }.Select(static tile => Tag.Of("div", Tag.Class("tile"), Tag.Of("b", tile.Value), Tag.Of("span", tile.Name))));
}
