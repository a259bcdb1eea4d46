using System;
using System.CommandLine;
using System.IO;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Output;
using DupNet.DataSets;
using DupNet.Training.Learning;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;
using DupNet.Training.Validation;

namespace DupNet.Training.Commands;

/// <summary>The command "validate".</summary>
public static class ValidateCommand
{
    private const int MostSide = 4096;

    /// <summary>Makes the command <c>validate</c>.</summary>
    public static Command Make()
    {
        var run = new Argument<DirectoryInfo>("RUN") { Description = "Folder of the run." };
        var data = new Option<DirectoryInfo>("--data", "-d") { HelpName = "DIR", Description = "Labelled photos to measure on: those that the set has for validation, else for the test, else all.", Required = true };
        var trainingData = new Option<DirectoryInfo?>("--training-data") { HelpName = "DIR", Description = "Where the labels are that the run trains with, if they were moved; means and variances are measured on some." };
        Option<long?> side = CommonOptions.Whole("--size", "N", "Width and height of the input. Default: the recipe's.", MostSide, "-s");
        Option<int> every = PhotoOptions.Every("--every", "Use only each so-many-th photo.", 1);
        Option<DirectoryInfo?> photos = PhotoOptions.Photos();
        var className = new Option<string?>("--class") { HelpName = "NAME", Description = "What the objects of --data are, where its labels name no class and the recipe has several." };
        var command = new Command("validate", "Measures the network of a run's last checkpoint, exported and run by the integer runtime (or, where the recipe keeps floats, by torch).") { run, data, photos, className, trainingData, side, every };
        command.SetAction(result => TorchGuard.Run(() => Run(
            new RunFolder(result.GetValue(run)!.FullName),
            new DataSource(result.GetValue(data)!.FullName) { Photos = result.GetValue(photos)?.FullName, ClassName = result.GetValue(className) },
            result.GetValue(trainingData)?.FullName,
            (int)(result.GetValue(side) ?? 0),
            result.GetValue(every))));
        return command;
    }

    private static void Run(RunFolder folder, DataSource data, string? trainingData, int side, int every)
    {
        Recipe recipe = folder.ReadRecipe();
        var validator = new ModelValidator(RunPhotos.OpenMeasured(data, recipe, Console.Error), recipe);
        using OpenRun run = OpenRun.Read(folder, trainingData);
        ValidationResult result = validator.Measure(run.Trainer, run.Batches, side, every);
        Console.Error.WriteVisible($"{(result.FileBytes > 0 ? $"{result.FileBytes} bytes" : "with floats, run by torch")}, after step {run.Trainer.State.Step} of {run.Trainer.State.TotalSteps}");
        ValidationTable.Write(Console.Out, result);
    }
}
