using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using DupNet.Measuring.Curves;
using ScottPlot;

namespace DupNet.Comparison.Accuracy;

/// <summary>Draws recall against false positives an image on a logarithmic axis, with one panel for each part that has faces.</summary>
internal static class RocPicture
{
    private const int PanelWidth = 560;
    private const int PanelHeight = 460;
    private const double Fewest = 0.001;
    private const double Most = 10;

    /// <summary>Draws the curves into a PNG file.</summary>
    /// <exception cref="CommandException">The file cannot be written.</exception>
    public static void Save(IReadOnlyList<DetectorAccuracy> results, string path)
    {
        string[] parts = [.. results[0].Parts.Where(part => part.Faces > 0).Select(part => part.Part)];
        var panels = new Multiplot();
        panels.AddPlots(parts.Length + 1);
        for (int i = 0; i < parts.Length; i++)
        {
            Draw(panels.GetPlot(i), parts[i], results);
        }

        DrawLegend(panels.GetPlot(parts.Length), results);
        panels.Layout = new ScottPlot.MultiplotLayouts.Grid(1, parts.Length + 1);
        try
        {
            panels.SavePng(path, PanelWidth * (parts.Length + 1), PanelHeight);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: cannot be written: {e.Message}");
        }
    }

    private static void Draw(Plot plot, string part, IReadOnlyList<DetectorAccuracy> results)
    {
        foreach (DetectorAccuracy result in results)
        {
            (double[] x, double[] y) = Steps(result.Curves.Single(curve => curve.Part == part));
            ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(x, y);
            line.LineWidth = 2;
        }

        double[] decades = [.. Enumerable.Range((int)Math.Log10(Fewest), (int)Math.Round(Math.Log10(Most / Fewest)) + 1).Select(power => (double)power)];
        plot.Axes.Bottom.SetTicks(decades, [.. decades.Select(power => FormattableString.Invariant($"{Math.Pow(10, power):0.###}"))]);
        plot.Axes.SetLimits(Math.Log10(Fewest), Math.Log10(Most), 0, 1);
        plot.Title(part);
        plot.XLabel("false positives an image");
        plot.YLabel("recall");
        plot.HideLegend();
    }

    // A panel of its own, so that it hides no curve. Lines are coloured in the order in which they are added.
    private static void DrawLegend(Plot plot, IReadOnlyList<DetectorAccuracy> results)
    {
        foreach (DetectorAccuracy result in results)
        {
            ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(new[] { double.NaN }, new[] { double.NaN });
            line.LineWidth = 2;
            line.LegendText = FormattableString.Invariant($"{result.Detector}, {result.Input}, {result.Bytes / 1024.0:#,0} KB");
        }

        plot.Layout.Frameless();
        plot.HideGrid();
        plot.ShowLegend(Alignment.MiddleLeft);
    }

    /// <summary>The curve as a stair: recall rises where a point is reached, and lasts to the next one.</summary>
    private static (double[] X, double[] Y) Steps(CurveReport curve)
    {
        List<double> x = [Math.Log10(Fewest)];
        List<double> y = [0];
        foreach (CurvePoint point in curve.Points)
        {
            double position = Math.Log10(Math.Max(point.FalsePositivesPerImage, Fewest));
            x.Add(position);
            y.Add(y[^1]);
            x.Add(position);
            y.Add(point.Recall ?? 0);
        }

        return ([.. x], [.. y]);
    }
}
