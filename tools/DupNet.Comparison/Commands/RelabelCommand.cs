using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using DupNet.CommandLine.Files;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Comparison.Peers;
using DupNet.Comparison.Teaching;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Measuring.Photos;

namespace DupNet.Comparison.Commands;

/// <summary><c>dupnet-compare relabel</c>: labelled photos with the boxes of another detector, to train on.</summary>
internal static class RelabelCommand
{
    private const string Description =
        "Writes labels.csv and ignore.csv for labelled photos, with faces boxed as another detector boxes them; the photos stay where they are.";

    /// <summary>
    /// Makes the command <c>relabel</c>, writing what was done to <paramref name="output"/> and progress to <paramref name="error"/>.
    /// </summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var data = new DataOptions("Folder with labelled photos, as dupnet eval takes it.");
        var teacher = new Option<string>("--teacher", "-t")
        {
            Description = $"File of the detector, one of {string.Join(", ", Peer.Files)}.",
            HelpName = "FILE",
            Required = true,
        };
        var target = new Option<string>("--output", "-o") { Description = "Folder for the two tables.", HelpName = "DIR", Required = true };
        var command = new Command("relabel", Description) { teacher, target };
        data.AddTo(command);
        command.SetAction(parsed =>
        {
            DataSource source = data.Source(parsed);
            string folder = parsed.GetRequiredValue(target);
            if (Path.GetRelativePath(source.Folder, folder) == ".")
            {
                throw new CommandException(ExitCode.Usage, $"--output {folder}: is the folder of the labels that are read; they would be lost.");
            }

            Peer detector = Peer.Open(parsed.GetRequiredValue(teacher));
            var report = new DataReport(parsed.GetValue(data.Strict), error);
            DataSet set = report.Open(source);
            OutputFolder.Create(folder);
            PhotoDetections found = report.Detect(detector.Create, set, set.Photos, Progress.OfPhotos(error));
            IReadOnlyList<LabelledPhoto> relabelled = Relabelling.Apply(found.Photos, found.Detections);
            OutputFile.Write(Path.Combine(folder, "labels.csv"), Encoding.UTF8.GetBytes(LabelTables.Labels(relabelled)));
            OutputFile.Write(Path.Combine(folder, "ignore.csv"), Encoding.UTF8.GetBytes(LabelTables.Ignored(relabelled)));
            int faces = relabelled.Sum(photo => photo.Boxes.Count);
            int ignored = relabelled.Sum(photo => photo.Ignored.Count);
            output.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"{relabelled.Count} photos, {faces} faces, {ignored} ignored boxes"));
            output.WriteVisible($"the photos stay where they are: --data {folder} --photos {source.PhotoFolder}");
            report.Finish(source);
        });
        return command;
    }
}
