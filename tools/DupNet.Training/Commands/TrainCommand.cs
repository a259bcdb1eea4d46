using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Packing;
using DupNet.Training.Import;
using DupNet.Training.Learning;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;
using DupNet.Training.Validation;
using TorchSharp;

namespace DupNet.Training.Commands;

/// <summary>The command "train".</summary>
public static class TrainCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var recipe = new Argument<FileInfo>("recipe") { Description = "The recipe (recipe.json)." };
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder of labelled training photos (labels.csv).", Required = true };
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
        var command = new Command("train", "Trains a network.") { recipe, data, output, validation, interval, every, from, teacher, resume, threads, epochs, steps };
        command.SetAction(result => RootCommands.Guard(() => Run(
            result.GetValue(recipe)!.FullName,
            result.GetValue(data)!.FullName,
            new RunFolder(result.GetValue(output)!.FullName),
            result.GetValue(validation)?.FullName,
            result.GetValue(interval),
            result.GetValue(every),
            result.GetValue(from)?.FullName,
            result.GetValue(teacher)?.FullName,
            result.GetValue(resume),
            result.GetValue(threads),
            result.GetValue(epochs),
            result.GetValue(steps))));
        return command;
    }

    internal static void Run(string recipePath, string data, RunFolder folder, string? validation, double interval, int every, string? from, string? teacherFolder, bool resume, int threads, double? epochs, long? steps)
    {
        Recipe recipe = RecipeFile.Read(recipePath);
        if (interval <= 0 || every < 1)
        {
            throw new RunException("--validation-minutes and --validation-every must be positive");
        }

        if (threads < 1 || epochs <= 0 || steps <= 0)
        {
            throw new RunException("--threads, --epochs and --steps must be positive");
        }

        if (resume && from is not null)
        {
            throw new RunException("--from is for new runs; --resume goes on with the run's own weights");
        }

        if (resume)
        {
            teacherFolder ??= folder.ReadTeacherFolder();
        }

        if (teacherFolder is not null && !recipe.Training.Distillation.IsUsed)
        {
            throw new RunException($"{recipePath}: a teacher changes nothing without weights in training.distillation");
        }

        byte[]? file = from is null ? null : ReadModel(from);
        ModelSpec? start = file is null ? null : Unpack(from!, file);
        if (start is not null)
        {
            ModelMatch.Check(recipe, start);
        }

        using OpenRun? teacherRun = teacherFolder is null ? null : OpenRun.Read(new RunFolder(teacherFolder), data);
        if (teacherRun is not null)
        {
            // Before the run's folder is made, as with a model.
            TeacherMatch.Check(recipe, teacherRun.Trainer.Network.Recipe);
        }

        torch.set_num_threads(threads);
        using AveragedNetwork? teacher = teacherRun is null ? null : new AveragedNetwork(teacherRun.Trainer, teacherRun.Batches);
        var photos = new PictureCache(LabelledPhotos.Load(data));
        long totalSteps;
        if (resume)
        {
            folder.CheckRecipe(recipePath);
            totalSteps = Steps(recipe, photos, epochs, steps) ?? RunState.ReadTotalSteps(folder.CheckpointPath);
        }
        else
        {
            totalSteps = Steps(recipe, photos, epochs ?? recipe.Training.Epochs, steps)!.Value;
            folder.Create(recipePath, data, file, teacherFolder);
        }

        IReadOnlyList<LabelledPhoto>? validationPhotos = validation is null ? null : LabelledPhotos.Load(validation);
        var batches = new BatchMaker(recipe, photos);
        using var trainer = new Trainer(recipe, batches, totalSteps, folder.StartsFromModel, teacher);
        if (resume)
        {
            trainer.State.Load(folder.CheckpointPath);
            folder.DropAfter(trainer.State.Step);
            batches.HardNegatives = HardNegativeSet.Read(folder.HardNegativesPath, photos.Photos);
        }

        if (start is not null)
        {
            trainer.StartFrom(start);
        }

        if (teacher is null && recipe.Training.Distillation.IsUsed)
        {
            Console.Error.WriteLine("no teacher (--teacher): training.distillation does not count");
        }

        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{photos.Photos.Count} photos, {trainer.Network.Parameters.numel()} parameters, step {trainer.State.Step} of {totalSteps}"));
        var options = new RunOptions { ValidationInterval = TimeSpan.FromMinutes(interval) };
        trainer.Run(folder, options, run => HardNegativeFinder.Find(run, batches), validationPhotos is null ? null : state => Validate(state, batches, folder, validationPhotos, every), Console.Error);
    }

    private static byte[] ReadModel(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    private static ModelSpec Unpack(string path, byte[] file)
    {
        try
        {
            return ModelUnpacker.Read(file);
        }
        catch (ModelException error)
        {
            throw new RunException($"{path}: {error.Message}", error);
        }
    }

    private static void Validate(Trainer trainer, BatchMaker batches, RunFolder folder, IReadOnlyList<LabelledPhoto> photos, int every)
    {
        bool last = trainer.State.Step == trainer.State.TotalSteps;
        IReadOnlyList<PartResult> results = new ModelValidator(photos, last ? 1 : every).Measure(trainer, batches, 0, out _);
        foreach (string line in ValidationTable.Lines(trainer.State.Step, results))
        {
            RunFolder.Append(folder.ValidationLogPath, ValidationTable.Header, line);
        }

        ValidationTable.Write(Console.Error, results);
    }

    private static long? Steps(Recipe recipe, PictureCache photos, double? epochs, long? steps) =>
        steps ?? (epochs is double times ? (long)Math.Ceiling(times * photos.Photos.Count / recipe.Training.BatchSize) : null);
}
