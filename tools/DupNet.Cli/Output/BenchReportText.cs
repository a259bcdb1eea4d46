using System;
using System.Globalization;
using System.IO;
using DupNet.Cli.Timing;
using DupNet.CommandLine.Output;

namespace DupNet.Cli.Output;

/// <summary>Prints a <see cref="BenchReport"/> for people.</summary>
internal static class BenchReportText
{
    /// <summary>Writes a report as a table.</summary>
    public static void Write(TextWriter output, BenchReport report)
    {
        output.WriteVisible(FormattableString.Invariant(
            $"{report.Model}, input {report.Width} x {report.Height}, frame {report.FrameWidth} x {report.FrameHeight}, one thread, {report.Rounds} rounds"));
        var table = new TextTable("layer", "MACs M", "words M", "median ms", "least ms", "IL", "memory B");
        foreach (LayerTime step in report.Steps)
        {
            table.Add(
                step.Step,
                Decimals(step.Macs / 1e6, "0.00"),
                Decimals(step.WordOperations / 1e6, "0.00"),
                Decimals(step.MedianMilliseconds, "0.000"),
                Decimals(step.LeastMilliseconds, "0.000"),
                step.Instructions.ToString("#,0", CultureInfo.InvariantCulture),
                step.MapBytes.ToString("#,0", CultureInfo.InvariantCulture));
        }

        table.Write(output);
        output.WriteVisible("all: from the frame to boxes. A layer's memory is its output map in the arena; a layer of which only a band is");
        output.WriteVisible("held runs within the next. IL of heads includes decoding, of the last layer suppression, of all alone sampling.");
    }

    private static string Decimals(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
