using System;
using System.Globalization;
using System.IO;
using DupNet.Cli.Soaking;
using DupNet.CommandLine.Output;

namespace DupNet.Cli.Output;

/// <summary>Prints a <see cref="SoakReport"/> for people.</summary>
internal static class SoakReportText
{
    private const double Megabyte = 1e6;

    /// <summary>Writes a report.</summary>
    public static void Write(TextWriter output, SoakReport report)
    {
        SoakTimes times = report.Milliseconds;
        SoakDrift drift = report.Drift;
        output.WriteVisible(Text($"{report.Model}, seed {report.Seed}: {report.Detections:#,0} detections in {TimeText.Of(report.Seconds)}, {report.Inputs:#,0} inputs"));
        output.WriteVisible(Text($"repeated inputs: {report.Repetitions:#,0}, of which {report.Differences:#,0} gave another result"));
        output.WriteVisible(Text($"time of a detection: median {times.Median:0.00} ms, 90 % {times.P90:0.00} ms, 99 % {times.P99:0.00} ms, longest {times.Longest:0.00} ms"));
        var table = new TextTable("median of the", "first tenth", "last tenth");
        table.Add("time, ms", Text($"{drift.FirstMilliseconds:0.00}"), Text($"{drift.LastMilliseconds:0.00}"));
        table.Add("managed heap, MB", Text($"{drift.FirstHeapBytes / Megabyte:0.00}"), Text($"{drift.LastHeapBytes / Megabyte:0.00}"));
        table.Add("working set, MB", Text($"{drift.FirstWorkingSetBytes / Megabyte:0.0}"), Text($"{drift.LastWorkingSetBytes / Megabyte:0.0}"));
        table.Write(output);
        foreach (string fault in report.Faults)
        {
            output.WriteVisible($"WRONG: {fault}");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
