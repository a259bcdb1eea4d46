using System;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Output;
using DupNet.Evaluation;

namespace DupNet.Cli.Output;

/// <summary>Prints an <see cref="EvaluationReport"/> for people.</summary>
internal static class EvaluationReportText
{
    /// <summary>Writes a report as tables.</summary>
    public static void Write(TextWriter output, EvaluationReport report)
    {
        output.WriteVisible(FormattableString.Invariant(
            $"{report.Model} (checksum {report.Checksum}), {report.Bytes:#,0} bytes, input {string.Join(" and ", report.Inputs)}"));
        output.WriteLine();
        var accuracy = new TextTable("part", "photos", "objects", "recall @0.05", "recall @0.1", "AP50", "AP40", "AP30", "score @0.1", "recall @own", "false @own");
        foreach ((PartResult part, OperatingPoint own) in report.Parts.Zip(report.AtThreshold))
        {
            accuracy.Add(
                part.Part,
                Count(part.Photos),
                Count(part.Faces),
                Share(part.RecallAt005),
                Share(part.RecallAt01),
                Share(part.AveragePrecision),
                Share(part.AveragePrecision40),
                Share(part.AveragePrecision30),
                Share(part.ScoreAt01),
                Share(own.Recall),
                Share(own.FalsePositivesPerImage));
        }

        accuracy.Write(output);
        output.WriteVisible("@: with at most so many false positives an image; AP40, AP30: boxes that overlap by 0.4 and 0.3 count as hits too");
        output.WriteVisible(FormattableString.Invariant($"@own: with the model's threshold, {report.ScoreThreshold:0.00}; false: false positives an image"));
        output.WriteLine();
        WriteDegraded(output, report);
        if (report.Classes.Count > 1)
        {
            var classes = new TextTable("class", "objects", "recall @0.1", "AP50");
            foreach (ClassResult found in report.Classes)
            {
                classes.Add(found.Name, Count(found.Objects), Share(found.RecallAt01), Share(found.AveragePrecision));
            }

            classes.Add("mean", Count(report.Classes.Sum(found => found.Objects)), string.Empty, Share(report.MeanAveragePrecision));
            classes.Write(output);
            output.WriteLine();
        }

        var sizes = new TextTable(["recall @0.1 by object size", .. report.Parts[0].Sizes.Select(size => size.Size)]);
        foreach (PartResult part in report.Parts.Where(part => part.Faces > 0))
        {
            sizes.Add([part.Part, .. part.Sizes.Select(size => Share(size.Recall))]);
        }

        sizes.Write(output);
        output.WriteVisible("object size: longer side of the object over longer side of the photo");
    }

    private static void WriteDegraded(TextWriter output, EvaluationReport report)
    {
        if (report.Degraded is null || report.Degraded[0].Parts.Count == 0)
        {
            return;
        }

        var table = new TextTable(["degraded by", .. report.Degraded[0].Parts.SelectMany(part => new[] { $"{part.Part} recall", "false", "AP50" })]);
        foreach (DegradedResult result in report.Degraded)
        {
            table.Add([result.Degradation, .. result.Parts.SelectMany(part => new[] { Share(part.Recall), Share(part.FalsePositivesPerImage), Share(part.AveragePrecision) })]);
        }

        table.Write(output);
        output.WriteVisible("recall, false: @own");
        output.WriteLine();
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Share(double? share) => share?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";
}
