using System.CommandLine;
using System.IO;
using DupNet.Cli.Output;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Output;
using DupNet.DataSets;
using DupNet.DataSets.Sheets;
using DupNet.Measuring.Photos;
using DupNet.Pictures;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet data</c>: looks at a data set.</summary>
internal static class DataCommand
{
    private const string Description =
        "Looks at a labelled data set and changes nothing: pictures, classes, sizes of objects, and all that is odd in it.";

    private const string DataDescription =
        "Folder with labels as YOLO, COCO, Pascal VOC, WIDER FACE or dupnet (labels.csv) have them, or with pictures alone; or the file that "
        + "describes or holds the labels (data.yaml, a .json or .txt).";

    /// <summary>Makes the command <c>data</c>, writing results to <paramref name="output"/> and progress to <paramref name="error"/>.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var data = new Argument<string>("DATA") { Description = DataDescription };
        var photos = DataOptions.PhotosOption();
        var strict = DataOptions.StrictOption();
        var sheet = new Option<string?>("--sheet") { Description = "Draw twelve pictures with their boxes into this PNG file.", HelpName = "FILE" };
        Option<bool> json = CommonOptions.Json("Print one line of JSON instead of tables.");
        var command = new Command("data", Description) { data, photos, strict, sheet, json };
        command.SetAction(parsed =>
        {
            var source = new DataSource(parsed.GetRequiredValue(data)) { Photos = parsed.GetValue(photos) };
            var report = new DataReport(parsed.GetValue(strict), error);
            DataSet set = report.Open(source);
            report.Decode(set, Progress.OfPhotos(error));
            DataSetReport found = DataSetReport.Of(set, report.Troubles);
            if (parsed.GetValue(json))
            {
                JsonLine.Write(output, found);
            }
            else
            {
                DataSetReportText.Write(output, found);
            }

            if (parsed.GetValue(sheet) is string path)
            {
                PictureFile.Save(PhotoSheet.Draw(set), path);
            }
        });
        return command;
    }
}
