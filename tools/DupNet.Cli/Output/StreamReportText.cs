using System;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Output;
using DupNet.Streams.Costs;
using DupNet.Streams.Scores;

namespace DupNet.Cli.Output;

/// <summary>Prints a <see cref="StreamReport"/> for people.</summary>
internal static class StreamReportText
{
    private const double Million = 1e6;
    private const string Unknown = "-";

    /// <summary>Writes a report as tables.</summary>
    public static void Write(TextWriter output, StreamReport report)
    {
        output.WriteVisible(FormattableString.Invariant($"{report.Model} (checksum {report.Checksum}), {report.Bytes:#,0} bytes"));
        output.WriteLine();
        var detectors = new TextTable("detector", "memory B", "instructions are");
        foreach (StreamedDetectorJson detector in report.Detectors)
        {
            detectors.Add(detector.Name, Text($"{detector.BufferBytes:#,0}"), detector.IsCounted ? "counted" : "estimated");
        }

        detectors.Write(output);
        output.WriteLine();
        WriteResults(output, report);
        output.WriteVisible("M of IL: million IL instructions of a frame with managed kernels, the mean; most: of the dearest frame");
        output.WriteVisible("@.3: an overlap of 0.3 is enough; false: boxes on no face, a frame; appeared, found: people who came into view, and of these who were found");
        output.WriteVisible("frames until: from the first frame that shows a face to the first in which it is found; switches: a face is found by another track than before");
        if (report.Times is not null)
        {
            output.WriteLine();
            WriteTimes(output, report);
        }
    }

    private static void WriteResults(TextWriter output, StreamReport report)
    {
        var table = new TextTable(
            "sequences", "detector", "frames", "faces", "M of IL", "most", "recall", "@.3", "precision", "false", "appeared", "found", "frames until", "switches", "tracks", "false tracks");
        foreach (StreamResult result in report.Results)
        {
            table.Add(
                Text($"{result.Sequences} {result.Kind}"),
                result.Detector,
                Count(result.Frames),
                Count(result.Faces),
                Millions(result.Instructions),
                Millions(result.MostInstructions),
                Share(result.Recall),
                Share(result.Recall30),
                Share(result.Precision),
                Text($"{result.FalsePositivesPerFrame:0.000}"),
                Count(result.Appearances),
                Count(result.AppearancesFound),
                result.FramesUntilFound is double wait ? Text($"{wait:0.0}") : Unknown,
                Count(result.Switches),
                Count(result.Tracks),
                Count(result.FalseTracks));
        }

        table.Write(output);
    }

    private static void WriteTimes(TextWriter output, StreamReport report)
    {
        var table = new TextTable("sequences", "detector", "ms managed", "ms native");
        foreach ((StreamResult result, BoardTime time) in report.Results.Zip(report.Times!))
        {
            table.Add(Text($"{result.Sequences} {result.Kind}"), result.Detector, Range(time.ManagedFrom, time.ManagedTo), Range(time.NativeFrom, time.NativeTo));
        }

        table.Write(output);
        output.WriteVisible("estimates of the mean frame; nobody has measured them on a board");
    }

    private static string Range(double? from, double? to) => from is null || to is null ? Unknown : Text($"{from}-{to}");

    private static string Millions(long instructions) => Text($"{instructions / Million:0.00}");

    private static string Count(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? Unknown;

    private static string Share(double? share) => share?.ToString("0.000", CultureInfo.InvariantCulture) ?? Unknown;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
