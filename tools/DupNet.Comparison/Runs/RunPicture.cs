using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using ScottPlot;

namespace DupNet.Comparison.Runs;

/// <summary>Draws loss and overlap of training runs over the pictures that they saw, a panel each.</summary>
internal static class RunPicture
{
    private const int PanelWidth = 560;
    private const int PanelHeight = 400;

    /// <summary>Rows to each side that a curve is smoothed over: a row's pictures are few, and of changing sizes.</summary>
    private const int Reach = 8;

    /// <summary>Draws the runs into a PNG file.</summary>
    /// <param name="runs">The runs; at least one.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="CommandException">The file cannot be written.</exception>
    public static void Save(IReadOnlyList<RunCurve> runs, string path)
    {
        var panels = new Multiplot();
        panels.AddPlots(2);
        Draw(panels.GetPlot(0), runs, "loss, all parts", static run => run.Loss, Alignment.UpperRight);
        Draw(panels.GetPlot(1), runs, "overlap of predicted and labelled boxes", static run => run.Overlap, Alignment.LowerRight);
        panels.Layout = new ScottPlot.MultiplotLayouts.Grid(1, 2);
        try
        {
            panels.SavePng(path, 2 * PanelWidth, PanelHeight);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: cannot be written: {e.Message}");
        }
    }

    private static void Draw(Plot plot, IReadOnlyList<RunCurve> runs, string title, Func<RunCurve, IReadOnlyList<double>> values, Alignment legend)
    {
        foreach (RunCurve run in runs)
        {
            double[] thousands = [.. run.Pictures.Select(static pictures => pictures / 1000)];
            ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(thousands, MovingMean.Of(values(run), Reach));
            line.LineWidth = 2;
            line.LegendText = run.Name;
        }

        plot.Title(title);
        plot.XLabel("pictures, thousands");
        plot.ShowLegend(legend);
    }
}
