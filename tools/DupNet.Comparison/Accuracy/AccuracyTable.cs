using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Output;
using DupNet.Evaluation;

namespace DupNet.Comparison.Accuracy;

/// <summary>Prints a comparison as a table: one row a detector; columns for each part that has faces, all photos first.</summary>
internal static class AccuracyTable
{
    /// <summary>Writes the table, one row for each result.</summary>
    public static void Write(TextWriter output, IReadOnlyList<DetectorAccuracy> results, bool markdown)
    {
        string[] parts = [.. results[0].Parts.Where(part => part.Faces > 0).Select(part => part.Part).Reverse()];
        string[] headers =
        [
            "detector", "bytes", "input", .. parts.SelectMany(part => new[] { $"{part} AP50", $"{part} recall @0.05", $"{part} recall @0.1" }),
        ];
        IEnumerable<string[]> rows = results.Select(result => Row(result, parts));
        if (markdown)
        {
            output.WriteVisible(Line(headers));
            output.WriteVisible(Line(headers.Select((_, column) => column == 0 ? "---" : "---:")));
            foreach (string[] row in rows)
            {
                output.WriteVisible(Line(row));
            }
        }
        else
        {
            var table = new TextTable(headers);
            foreach (string[] row in rows)
            {
                table.Add(row);
            }

            table.Write(output);
            output.WriteVisible("@: with at most so many false positives an image");
        }
    }

    private static string[] Row(DetectorAccuracy result, string[] parts)
    {
        IEnumerable<PartResult> measured = parts.Select(name => result.Parts.Single(part => part.Part == name));
        return
        [
            result.Detector,
            result.Bytes.ToString("#,0", CultureInfo.InvariantCulture),
            result.Input,
            .. measured.SelectMany(part => new[] { Share(part.AveragePrecision), Share(part.RecallAt005), Share(part.RecallAt01) }),
        ];
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Share(double? share) => share?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";
}
