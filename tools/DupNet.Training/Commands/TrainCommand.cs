using System.CommandLine;
using System.IO;
using DupNet.DataSets;
using DupNet.Training.Learning;

namespace DupNet.Training.Commands;

/// <summary>The command "train".</summary>
public static class TrainCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var recipe = new Argument<FileInfo>("recipe") { Description = "The recipe (recipe.json)." };
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder of labelled training photos (labels.csv).", Required = true };
        Option<DirectoryInfo?> photos = ValidateCommand.PhotosOption();
        var className = new Option<string?>("--class") { Description = "What the objects of --data are, where its labels name no class: one of the recipe's. Its box conventions hold for objects of a named class only." };
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder of the run: tables and checkpoint.", Required = true };
        var validation = new Option<DirectoryInfo?>("--validation") { Description = "Folder of labelled photos to measure on while training." };
        var interval = new Option<double>("--validation-minutes") { Description = "Time between validations; there is one more at the end, on all photos.", DefaultValueFactory = _ => 10 };
        var every = new Option<int>("--validation-every") { Description = "Measure only on each so-many-th photo until the end.", DefaultValueFactory = _ => 3 };
        var from = new Option<FileInfo?>("--from") { Description = "Start from the weights of this .dupnet file in place of random ones; its layer table must be the recipe's, with as many filters (or fewer, where they are read without r) and the same r or a larger one." };
        var teacher = new Option<DirectoryInfo?>("--teacher") { Description = "Folder of a run with the same heads whose answers are learned besides the labels, as training.distillation says." };
        var resume = new Option<bool>("--resume") { Description = "Go on with the run in the folder; the recipe must be the run's." };
        var threads = new Option<int>("--threads") { Description = "Threads of the arithmetic; pictures are prepared by one more.", DefaultValueFactory = _ => 1 };
        var epochs = new Option<double?>("--epochs") { Description = "Times that each photo is drawn, in place of the recipe's (or, with --resume, of the run's)." };
        var steps = new Option<long?>("--steps") { Description = "Steps of the whole run, in place of the recipe's epochs." };
        var command = new Command("train", "Trains a network.") { recipe, data, photos, className, output, validation, interval, every, from, teacher, resume, threads, epochs, steps };
        command.SetAction(result => RootCommands.Guard(() => TrainRun.Run(new TrainOptions
        {
            Recipe = result.GetValue(recipe)!.FullName,
            Data = new DataSource(result.GetValue(data)!.FullName) { Photos = result.GetValue(photos)?.FullName, ClassName = result.GetValue(className) },
            Folder = new RunFolder(result.GetValue(output)!.FullName),
            Validation = result.GetValue(validation) is DirectoryInfo folder ? new DataSource(folder.FullName) : null,
            ValidationMinutes = result.GetValue(interval),
            ValidationEvery = result.GetValue(every),
            From = result.GetValue(from)?.FullName,
            Teacher = result.GetValue(teacher)?.FullName,
            Resume = result.GetValue(resume),
            Threads = result.GetValue(threads),
            Epochs = result.GetValue(epochs),
            Steps = result.GetValue(steps),
        })));
        return command;
    }
}
