using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using DupNet.Evaluation;
using DupNet.Reporting.Charts;
using DupNet.Reporting.Markup;
using DupNet.Reporting.Measures;

namespace DupNet.Reporting.Sections;

/// <summary>How well a model finds what it should: tiles, curves, tables by class and by part.</summary>
internal static class AccuracySection
{
    /// <summary>More curves are not told apart.</summary>
    private const int MostCurves = 6;

    /// <summary>The most important numbers.</summary>
    public static XElement Tiles(MeasuredModel measured, DetectionEvaluation evaluation)
    {
        IReadOnlyList<ClassResult> classes = evaluation.ClassResults(measured.Classes);
        PartResult all = evaluation.Results()[^1];
        return Tag.Of(
            "div",
            Tag.Class("tiles"),
            Tile(Share(ClassResult.Mean(classes)), classes.Count > 1 ? "mean AP50 of the classes" : "AP50, average precision"),
            Tile(Share(all.RecallAt01), "found with one wrong box in ten pictures"),
            Tile(Number(all.Faces), "objects"),
            Tile(Number(all.Photos), "pictures"),
            Tile(string.Join(" and ", measured.Inputs), "input, pixels"),
            Tile(measured.File.Length.ToString("#,0", CultureInfo.InvariantCulture), "bytes of the model"));
    }

    /// <summary>Curves.</summary>
    public static XElement Curves(MeasuredModel measured)
    {
        ClassCurve all = ClassCurve.OfAll(measured);
        XElement charts = Tag.Of("div", Tag.Class("charts"));
        if (all.Curve.Faces > 0)
        {
            charts.Add(Precision(measured, all));
        }

        if (all.Curve.Points.Count > 0)
        {
            charts.Add(ByThreshold(measured, all));
        }

        return charts;
    }

    /// <summary>A line a class.</summary>
    public static XElement ClassTable(MeasuredModel measured, DetectionEvaluation evaluation, IReadOnlyList<PhotoOutcome> outcomes)
    {
        IReadOnlyList<ClassResult> classes = evaluation.ClassResults(measured.Classes);
        string score = Tag.Text($"at {measured.Threshold:0.00}");
        var table = new Table("<class", "objects", "AP50", "recall @0.1", "found " + score, "wrong " + score);
        foreach (ClassResult found in classes)
        {
            table.Add(
                NameOf(found.Name),
                Number(found.Objects),
                Share(found.AveragePrecision),
                Share(found.RecallAt01),
                Number(outcomes.Sum(outcome => outcome.Matches.Count(match => match.Outcome == MatchOutcome.Hit && outcome.Photo.Objects[match.Face].ClassName == found.Name))),
                Number(outcomes.Sum(outcome => outcome.Matches.Where((match, i) => match.Outcome == MatchOutcome.FalsePositive && outcome.Counted[i].ClassName == found.Name).Count())));
        }

        return table.Draw("AP50: area under precision over recall, for boxes that overlap a label by half. Recall @0.1: with 0.1 wrong boxes a picture.");
    }

    /// <summary>A line for each part of the photo set, or one for all.</summary>
    public static XElement PartTable(DetectionEvaluation evaluation)
    {
        IReadOnlyList<PartResult> results = evaluation.Results();
        IEnumerable<PartResult> parts = results.Count > 2 ? results : results.TakeLast(1);
        var table = new Table("<pictures", "number", "objects", "AP50", "AP40", "AP30", "recall @0.1", "score @0.1");
        foreach (PartResult part in parts)
        {
            table.Add(
                part.Part, Number(part.Photos), Number(part.Faces), Share(part.AveragePrecision), Share(part.AveragePrecision40), Share(part.AveragePrecision30), Share(part.RecallAt01), Share(part.ScoreAt01));
        }

        return table.Draw("AP40 and AP30: boxes that overlap a label by 0.4 and 0.3 count too. What they have more than AP50 is found, but lies badly. Parts are told by the names of the pictures.");
    }

    /// <summary>A class as it is called on a page.</summary>
    public static string NameOf(string name) => name.Length > 0 ? name : "object";

    private static XElement Precision(MeasuredModel measured, ClassCurve all)
    {
        var chart = new Chart("Precision over recall: of what is shown, how much is right, while more and more is found", new Axis("recall", 0, 1), new Axis("precision", 0, 1));
        chart.AddCurve(new Series(Tag.Text($"all, AP50 {all.Curve.AveragePrecision() ?? 0:0.000}"), all.PrecisionOverRecall()));
        ClassCurve[] classes = measured.Classes.Count > 1 ? [.. ClassCurve.OfEach(measured).OrderBy(found => found.Curve.AveragePrecision())] : [];
        foreach (ClassCurve found in classes.Take(MostCurves))
        {
            chart.AddCurve(new Series(Tag.Text($"{NameOf(found.Name)}, {found.Curve.AveragePrecision() ?? 0:0.000}"), found.PrecisionOverRecall()));
        }

        return chart.Draw(classes.Length > MostCurves ? Tag.Text($"The {MostCurves} hardest of {classes.Length} classes; all are in the table.") : null);
    }

    private static XElement ByThreshold(MeasuredModel measured, ClassCurve all)
    {
        var chart = new Chart("Which threshold: what is found and what is right, when boxes from a score upwards count", new Axis("score threshold", 0, 1), new Axis("share", 0, 1));
        RecallPoint[] points = [.. all.Curve.Points.Reverse()];
        chart.AddCurve(new Series("precision", [.. points.Select(static point => (point.Score, point.Precision))]));
        if (all.Curve.Faces > 0)
        {
            chart.AddCurve(new Series("recall", [.. points.Select(point => (point.Score, (double)point.Hits / all.Curve.Faces))]));
            chart.AddCurve(new Series("F1, both together", [.. points.Select(point => (point.Score, all.F1(point)))]));
        }

        chart.AddUpright(Tag.Text($"the model's own threshold, {measured.Threshold:0.00}"), measured.Threshold);
        return chart.Draw();
    }

    private static XElement Tile(string value, string name) => Tag.Of("div", Tag.Class("tile"), Tag.Of("b", value), Tag.Of("span", name));

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Share(double? share) => share?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";
}
