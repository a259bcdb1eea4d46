using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using DupNet.Embedded;
using DupNet.Reporting.Charts;
using DupNet.Reporting.Markup;

namespace DupNet.Reporting.Runs;

/// <summary>How a run went: its curves, and its anchors over the objects.</summary>
internal static class RunSection
{
    private const int MostClasses = 5;

    private static readonly (string Column, string Name)[] s_losses =
        [("loss", "loss, all parts"), ("objectness", "objectness"), ("box", "boxes"), ("classes", "classes"), ("distilled", "towards the teacher")];

    /// <summary>The charts, as far as the run's tables have what they show.</summary>
    /// <param name="run">The run.</param>
    /// <param name="model">Its model.</param>
    public static IEnumerable<XElement> Draw(TrainedRun run, DupNetModel model)
    {
        yield return Tag.Of("h2", "How the training went");
        XElement?[] charts = [Losses(run), Accuracy(run)];
        yield return charts.Any(static chart => chart is not null)
            ? Tag.Of("div", Tag.Class("charts"), charts)
            : Tag.Of("p", "The run's folder has no tables.");
        yield return Tag.Of("h2", "Anchors and objects");
        yield return Tag.Of("div", Tag.Class("charts"), Anchors(run, model));
    }

    private static XElement? Losses(TrainedRun run)
    {
        RunTable table = RunTable.Read(Path.Combine(run.Folder, "training.csv"));
        Series[] series = [.. s_losses.Select(loss => new Series(loss.Name, table.Points("step", loss.Column))).Where(static curve => curve.Points.Any(static point => point.Y != 0))];
        if (series.Length == 0)
        {
            return null;
        }

        IEnumerable<(double X, double Y)> points = series.SelectMany(static curve => curve.Points);
        var chart = new Chart("Loss while training: how wrong the network is on the pictures that it learns from", Axis.Over("step", points.Select(static point => point.X)), Axis.Over("loss", points.Select(static point => point.Y)));
        foreach (Series curve in series)
        {
            chart.AddCurve(curve);
        }

        return chart.Draw();
    }

    private static XElement? Accuracy(TrainedRun run)
    {
        IReadOnlyList<(double X, double Y)> scores = RunFacts.ScoresOf(run);
        if (scores.Count == 0)
        {
            return null;
        }

        RunTable classes = RunTable.Read(Path.Combine(run.Folder, "validation-classes.csv"));
        var chart = new Chart("Accuracy on pictures that it does not learn from", Axis.Over("step", scores.Select(static point => point.X)), new Axis("AP50", 0, 1));
        chart.AddCurve(new Series(classes.Words("class").Count > 1 ? "mean of the classes" : "AP50", scores));
        foreach (string name in classes.Words("class").Take(MostClasses))
        {
            chart.AddCurve(new Series(name, classes.Where("class", name).Points("step", "averagePrecision")));
        }

        if (run.BestStep is long best)
        {
            chart.AddUpright(Tag.Text($"the model of this page, step {best}"), best);
        }

        return chart.Draw();
    }

    private static XElement Anchors(TrainedRun run, DupNetModel model)
    {
        (double X, double Y)[] objects = [.. RunFacts.Objects(run, model).Select(static shape => (shape.Width, shape.Height))];
        (double X, double Y)[] anchors = [.. RunFacts.Anchors(model).Select(static shape => (shape.Width, shape.Height))];
        var chart = new Chart(
            Tag.Text($"Sizes of the objects that it learned from, in the input of {model.DefaultWidth} x {model.DefaultHeight} pixels, and the anchors that boxes start from"),
            Axis.Over("width", objects.Concat(anchors).Select(static shape => shape.X)),
            Axis.Over("height", objects.Concat(anchors).Select(static shape => shape.Y)));
        chart.AddDots(new Series(Tag.Text($"{objects.Length} objects"), objects), 2);
        chart.AddMarks(new Series(Tag.Text($"{anchors.Length} anchors"), anchors));
        return chart.Draw();
    }
}
