using System;
using System.CommandLine;
using System.IO;
using DupNet.Packing;
using DupNet.Training.Export;
using DupNet.Training.Import;
using DupNet.Training.Learning;
using DupNet.Training.Network;
using DupNet.Training.Recipes;

namespace DupNet.Training.Commands;

/// <summary>The command "chain": runs one after another, each from the model that the one before it ended with.</summary>
public static class ChainCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var recipes = new Argument<FileInfo[]>("recipes") { Description = "The recipes, in order; each table must take the model of the one before, as --from of train says.", Arity = ArgumentArity.OneOrMore };
        var data = new Option<DirectoryInfo[]>("--data") { Description = "Folder of labelled training photos: one for all runs, or one for each.", Required = true, AllowMultipleArgumentsPerToken = true };
        var output = new Option<DirectoryInfo>("--out") { Description = "Takes the runs, 1, 2, ..., and their models, 1.dupnet, 2.dupnet, ... The same command goes on after an interruption.", Required = true };
        var threads = new Option<int>("--threads") { Description = "Threads of the arithmetic; pictures are prepared by one more.", DefaultValueFactory = _ => 1 };
        var steps = new Option<long?>("--steps") { Description = "Steps of each run, in place of the recipes' epochs." };
        var command = new Command("chain", "Trains a network in several runs.") { recipes, data, output, threads, steps };
        command.SetAction(result => RootCommands.Guard(() => Run(
            Array.ConvertAll(result.GetValue(recipes)!, file => file.FullName),
            Array.ConvertAll(result.GetValue(data)!, folder => folder.FullName),
            result.GetValue(output)!.FullName,
            result.GetValue(threads),
            result.GetValue(steps))));
        return command;
    }

    private static void Run(string[] recipes, string[] data, string output, int threads, long? steps)
    {
        if (data.Length != 1 && data.Length != recipes.Length)
        {
            throw new RunException($"--data: {data.Length} folders for {recipes.Length} recipes");
        }

        CheckTables(recipes);
        string? before = null;
        for (int i = 0; i < recipes.Length; i++)
        {
            var folder = new RunFolder(Path.Combine(output, $"{i + 1}"));
            string model = folder.Path + ".dupnet";
            if (File.Exists(model))
            {
                folder.CheckRecipe(recipes[i]);
            }
            else
            {
                bool resume = File.Exists(folder.CheckpointPath);
                if (!resume && File.Exists(folder.RecipePath))
                {
                    // It was interrupted before its first checkpoint.
                    Directory.Delete(folder.Path, recursive: true);
                }

                Console.Error.WriteLine($"run {i + 1} of {recipes.Length}: {recipes[i]}");
                TrainCommand.Run(recipes[i], data[data.Length == 1 ? 0 : i], folder, validation: null, interval: 1, every: 1, resume ? null : before, teacherFolder: null, resume, threads, epochs: null, steps);
                ExportCommand.Run(folder, data: null, model);
            }

            before = model;
        }
    }

    // Hours before a run would find out.
    private static void CheckTables(string[] recipes)
    {
        ModelSpec? before = null;
        foreach (string path in recipes)
        {
            Recipe recipe = RecipeFile.Read(path);
            if (before is not null)
            {
                try
                {
                    ModelMatch.Check(recipe, before);
                }
                catch (RunException error)
                {
                    throw new RunException($"{path}: {error.Message}", error);
                }
            }

            using var network = new QuantizedNetwork(recipe);
            before = ModelExporter.Make(network, network.Parameters, network.Statistics);
        }
    }
}
