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
        var accuracy = new TextTable("part", "photos", "faces", "recall @0.05", "recall @0.1", "AP50", "score @0.1");
        foreach (PartResult part in report.Parts)
        {
            accuracy.Add(
                part.Part,
                Count(part.Photos),
                Count(part.Faces),
                Share(part.RecallAt005),
                Share(part.RecallAt01),
                Share(part.AveragePrecision),
                Share(part.ScoreAt01));
        }

        accuracy.Write(output);
        output.WriteVisible("@: with at most so many false positives an image");
        output.WriteLine();
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

        var sizes = new TextTable(["recall @0.1 by face size", .. report.Parts[0].Sizes.Select(size => size.Size)]);
        foreach (PartResult part in report.Parts.Where(part => part.Faces > 0))
        {
            sizes.Add([part.Part, .. part.Sizes.Select(size => Share(size.Recall))]);
        }

        sizes.Write(output);
        output.WriteVisible("face size: longer side of the face over longer side of the photo");
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Share(double? share) => share?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";
}
