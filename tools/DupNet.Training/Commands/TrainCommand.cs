using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using DupNet.Training.Learning;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;
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
        var resume = new Option<bool>("--resume") { Description = "Go on with the run in the folder; the recipe must be the run's." };
        var threads = new Option<int>("--threads") { Description = "Threads of the arithmetic; pictures are prepared by one more.", DefaultValueFactory = _ => 1 };
        var epochs = new Option<double?>("--epochs") { Description = "Times that each photo is drawn, in place of the recipe's." };
        var steps = new Option<long?>("--steps") { Description = "Steps of the whole run, in place of the recipe's epochs." };
        var command = new Command("train", "Trains a network.") { recipe, data, output, resume, threads, epochs, steps };
        command.SetAction(result => RootCommands.Guard(() => Run(
            result.GetValue(recipe)!.FullName,
            result.GetValue(data)!.FullName,
            new RunFolder(result.GetValue(output)!.FullName),
            result.GetValue(resume),
            result.GetValue(threads),
            result.GetValue(epochs),
            result.GetValue(steps))));
        return command;
    }

    private static void Run(string recipePath, string data, RunFolder folder, bool resume, int threads, double? epochs, long? steps)
    {
        Recipe recipe = RecipeFile.Read(recipePath);
        if (threads < 1 || epochs <= 0 || steps <= 0)
        {
            throw new RunException("--threads, --epochs and --steps must be positive");
        }

        torch.set_num_threads(threads);
        var photos = new PictureCache(PhotoFolder.Read(data, recipe.Training.BoxConventions));
        long totalSteps;
        if (resume)
        {
            if (epochs is not null || steps is not null)
            {
                throw new RunException("--resume goes on with the run's own number of steps; leave out --epochs and --steps");
            }

            if (File.ReadAllText(folder.RecipePath) != File.ReadAllText(recipePath))
            {
                throw new RunException($"{recipePath}: differs from the recipe that the run was started with, {folder.RecipePath}");
            }

            totalSteps = RunState.ReadTotalSteps(folder.CheckpointPath);
        }
        else
        {
            totalSteps = steps ?? (long)Math.Ceiling((epochs ?? recipe.Training.Epochs) * photos.Photos.Count / recipe.Training.BatchSize);
            folder.Create(recipePath);
        }

        using var trainer = new Trainer(recipe, new BatchMaker(recipe, photos), totalSteps);
        if (resume)
        {
            trainer.State.Load(folder.CheckpointPath);
        }

        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{photos.Photos.Count} photos, {trainer.Network.Parameters.numel()} parameters, step {trainer.State.Step} of {totalSteps}"));
        trainer.Run(folder, new RunOptions(), null, Console.Error);
    }
}
