using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Training.Learning;
using DupNet.Training.Photos;
using DupNet.Training.Validation;

namespace DupNet.Training.Commands;

/// <summary>The command "validate".</summary>
public static class ValidateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var run = new Argument<DirectoryInfo>("run") { Description = "Folder of the run." };
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder of labelled photos to measure on.", Required = true };
        var trainingData = new Option<DirectoryInfo?>("--training-data") { Description = "Where the labels are that the run trains with, if they were moved; means and variances are measured on some." };
        var side = new Option<int>("--size") { Description = "Width and height of the input; the recipe's default if left out." };
        var every = new Option<int>("--every") { Description = "Use only each so-many-th photo.", DefaultValueFactory = _ => 1 };
        Option<DirectoryInfo?> photos = PhotosOption();
        var command = new Command("validate", "Measures the network of a run's last checkpoint, exported and run by the integer runtime (or, where the recipe keeps floats, by torch).") { run, data, photos, trainingData, side, every };
        command.SetAction(result => RootCommands.Guard(() => Run(
            new RunFolder(result.GetValue(run)!.FullName),
            new DataSource(result.GetValue(data)!.FullName) { Photos = result.GetValue(photos)?.FullName },
            result.GetValue(trainingData)?.FullName,
            result.GetValue(side),
            result.GetValue(every))));
        return command;
    }

    /// <summary>The option for photos that lie apart from the labels of --data.</summary>
    internal static Option<DirectoryInfo?> PhotosOption() => new("--photos") { Description = "Folder that the photos of --data lie in, if not that of the labels. No photo outside it is read." };

    private static void Run(RunFolder folder, DataSource data, string? trainingData, int side, int every)
    {
        if (every < 1 || side < 0)
        {
            throw new RunException("--every must be positive, --size must not be negative");
        }

        var validator = new ModelValidator(CheckedPhotos.OpenAndDecode(data, Console.Error));
        using OpenRun run = OpenRun.Read(folder, trainingData);
        IReadOnlyList<PartResult> results = validator.Measure(run.Trainer, run.Batches, side, every, out int bytes);
        Console.Error.WriteLine($"{(bytes > 0 ? $"{bytes} bytes" : "with floats, run by torch")}, after step {run.Trainer.State.Step} of {run.Trainer.State.TotalSteps}");
        ValidationTable.Write(Console.Out, results);
    }
}
