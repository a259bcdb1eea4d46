using System.CommandLine;
using System.IO;
using DupNet.CommandLine.Commands;
using DupNet.DataSets;
using DupNet.Training.Learning;

namespace DupNet.Training.Commands;

/// <summary>The command "train".</summary>
public static class TrainCommand
{
    private const double DefaultMinutes = 10;
    private const double MostShare = 0.9;
    private const double MostMinutes = 1e6;
    private const double MostEpochs = 1e6;
    private const int MostThreads = 1024;
    private const long MostSteps = 1_000_000_000_000;

    /// <summary>Makes the command <c>train</c>.</summary>
    public static Command Make()
    {
        var recipe = new Argument<FileInfo>("RECIPE") { Description = "The recipe (recipe.json)." };
        var data = new Option<DirectoryInfo>("--data", "-d") { HelpName = "DIR", Description = "The labelled photos: a folder in YOLO, COCO, Pascal VOC, WIDER FACE or csv form, or the file that describes it. Photos that it has for training are trained with, all where it does not say.", Required = true };
        Option<DirectoryInfo?> photos = PhotoOptions.Photos();
        var className = new Option<string?>("--class") { HelpName = "NAME", Description = "What the objects of --data are, where its labels name no class: one of the recipe's. Its box conventions hold for objects of a named class only." };
        var output = new Option<DirectoryInfo>("--output", "-o") { HelpName = "DIR", Description = "Folder of the run: tables and checkpoint.", Required = true };
        var validation = new Option<DirectoryInfo?>("--validation") { HelpName = "DIR", Description = "Labelled photos to measure on while training. Default: those that --data has for it." };
        Option<double?> share = CommonOptions.Positive(
            "--validation-share", "PART", "The part of the photos to measure on, below 1, where --data has none for it: a fair share of each class, photos that are alike on one side.", MostShare);
        var strict = new Option<bool>("--strict") { Description = "Refuse a data set in which anything has to be put right or left out." };
        Option<double?> interval = CommonOptions.Positive(
            "--validation-minutes", "MINUTES", "Time between validations; there is one more at the end, on all photos.", MostMinutes, DefaultMinutes);
        Option<int> every = PhotoOptions.Every("--validation-every", "Measure only on each so-many-th photo until the end.", 3);
        var from = new Option<FileInfo?>("--from") { HelpName = "FILE", Description = "Start from the weights of this .dupnet file in place of random ones; its layer table must be the recipe's, with as many filters (or fewer, where they are read without r) and the same r or a larger one." };
        var teacher = new Option<DirectoryInfo?>("--teacher") { HelpName = "DIR", Description = "Folder of a run with the same heads whose answers are learned besides the labels, as training.distillation says." };
        var resume = new Option<bool>("--resume") { Description = "Go on with the run in the folder; the recipe must be the run's." };
        Option<int> threads = CommonOptions.Number(
            "--threads", "N", "Threads of the arithmetic; pictures are prepared by one more.", MostThreads, 1, $"a whole number from 1 to {MostThreads}");
        ChoiceOption<string> device = TrainingOptions.DeviceOption();
        Option<double?> epochs = CommonOptions.Positive(
            "--epochs", "N", "Times that each photo is drawn, in place of the recipe's (or, with --resume, of the run's).", MostEpochs);
        Option<long?> steps = CommonOptions.Whole("--steps", "N", "Steps of the whole run, in place of the recipe's epochs.", MostSteps);
        var command = new Command("train", "Trains a network.") { recipe, data, photos, className, strict, output, validation, share, interval, every, from, teacher, resume, threads, device, epochs, steps };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(resume) && parsed.GetValue(from) is not null)
            {
                parsed.AddError("--from is for new runs; --resume goes on with the run's own weights.");
            }

            if (parsed.GetValue(share) is not null && (parsed.GetValue(validation) is not null || parsed.GetValue(resume)))
            {
                parsed.AddError("--validation-share takes photos of --data for a new run, so it goes neither with --validation nor with --resume.");
            }
        });
        command.SetAction(result => TorchGuard.Run(() => TrainRun.Run(new TrainOptions
        {
            Recipe = result.GetValue(recipe)!.FullName,
            Data = new DataSource(result.GetValue(data)!.FullName) { Photos = result.GetValue(photos)?.FullName, ClassName = result.GetValue(className) },
            Folder = new RunFolder(result.GetValue(output)!.FullName),
            Validation = result.GetValue(validation) is DirectoryInfo folder ? new DataSource(folder.FullName) { ClassName = result.GetValue(className) } : null,
            ValidationShare = result.GetValue(share),
            Strict = result.GetValue(strict),
            ValidationMinutes = result.GetValue(interval) ?? DefaultMinutes,
            ValidationEvery = result.GetValue(every),
            From = result.GetValue(from)?.FullName,
            Teacher = result.GetValue(teacher)?.FullName,
            Resume = result.GetValue(resume),
            Threads = result.GetValue(threads),
            Device = device.Of(result),
            Epochs = result.GetValue(epochs),
            Steps = result.GetValue(steps),
        })));
        return command;
    }
}
