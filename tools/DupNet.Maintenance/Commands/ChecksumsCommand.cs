using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using DupNet.Embedded;
using DupNet.Golden;

namespace DupNet.Maintenance.Commands;

/// <summary>Writes the checksums of the shipped models.</summary>
internal static class ChecksumsCommand
{
    private const string FileName = "CHECKSUMS";

    public static Command Create()
    {
        Argument<DirectoryInfo> models = new("FOLDER")
        {
            Description = "The folder with a folder for each model.",
            DefaultValueFactory = _ => new DirectoryInfo("models"),
        };
        models.AcceptExistingOnly();
        Option<FileInfo?> output = new("--output", "-o") { Description = $"Where the file goes; without it {FileName} of the folder.", HelpName = "FILE" };
        Command command = new("checksums", "Writes the layer checksums of the shipped models in ten generated frames (models/FORMAT.md, section 11).") { models, output };
        command.SetAction(result =>
        {
            string folder = result.GetRequiredValue(models).FullName;
            string file = result.GetValue(output)?.FullName ?? Path.Combine(folder, FileName);
            string[] files = [.. Directory.GetFiles(folder, "*.dupnet", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
            File.WriteAllText(file, PublishedChecksums.Text(files.Select(static path => PublishedChecksums.Compute(DupNetModel.Load(File.ReadAllBytes(path))))));
        });
        return command;
    }
}
