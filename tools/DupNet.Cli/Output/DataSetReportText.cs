using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Output;
using DupNet.DataSets;
using DupNet.Evaluation;

namespace DupNet.Cli.Output;

/// <summary>Prints a <see cref="DataSetReport"/> for people.</summary>
internal static class DataSetReportText
{
    private const int Input = 160;
    private const int LongestBar = 40;

    /// <summary>Writes a report as text and tables.</summary>
    public static void Write(TextWriter output, DataSetReport report)
    {
        output.WriteVisible($"labels: {NameOf(report.Form)}");
        output.WriteLine();
        var parts = new TextTable("part", "pictures", "without objects", "objects", "not counted");
        foreach (DataSetPart part in report.Parts)
        {
            parts.Add(NameOf(part.Part), Text(part.Photos), Text(part.Empty), Text(part.Objects), Text(part.Ignored));
        }

        parts.Write(output);
        output.WriteLine();
        var classes = new TextTable("class", "objects", "pictures", "training", "validation", "test", "colour");
        foreach (DataSetClass found in report.Classes)
        {
            classes.Add(
                found.Name.Length > 0 ? found.Name : "(no name)",
                Text(found.Objects),
                Text(found.Photos),
                Text(found.Training),
                Text(found.Validation),
                Text(found.Test),
                found.Colour.ToString().ToLowerInvariant());
        }

        classes.Write(output);
        if (report.UnusedClasses.Count > 0)
        {
            output.WriteVisible($"classes without objects: {string.Join(", ", report.UnusedClasses)}");
        }

        output.WriteLine();
        WriteSizes(output, report);
        output.WriteLine();
        int leftOut = report.Troubles.Count(trouble => trouble.LeftOut);
        output.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"put right: {report.Troubles.Count - leftOut}, left out: {leftOut}"));
    }

    private static void WriteSizes(TextWriter output, DataSetReport report)
    {
        int all = report.Sizes.Sum(size => size.Objects);
        var sizes = new TextTable("size of objects", string.Create(CultureInfo.InvariantCulture, $"pixels at {Input}"), "objects", "share", string.Empty);
        for (int i = 0; i < report.Sizes.Count; i++)
        {
            double share = all == 0 ? 0 : (double)report.Sizes[i].Objects / all;
            double least = FaceSizes.LowerBounds[i] * Input;
            double most = i + 1 < report.Sizes.Count ? FaceSizes.LowerBounds[i + 1] * Input : Input;
            sizes.Add(
                report.Sizes[i].Size,
                string.Create(CultureInfo.InvariantCulture, $"{least:0}-{most:0}"),
                Text(report.Sizes[i].Objects),
                share.ToString("0%", CultureInfo.InvariantCulture),
                new string('#', (int)(share * LongestBar)).PadRight(LongestBar));
        }

        sizes.Write(output);
        output.WriteVisible("size: longer side of the object over longer side of the picture");
    }

    private static string NameOf(DataSetForm form) => form switch
    {
        DataSetForm.Csv => "labels.csv",
        DataSetForm.Yolo => "YOLO",
        DataSetForm.Coco => "COCO",
        DataSetForm.Voc => "Pascal VOC",
        DataSetForm.Wider => "WIDER FACE",
        _ => "none, pictures alone",
    };

    private static string NameOf(Split split) => split == Split.None ? "(not said)" : split.ToString().ToLowerInvariant();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
