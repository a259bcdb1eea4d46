using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Packing;
using DupNet.Training.Export;
using DupNet.Training.Import;
using DupNet.Training.Learning;
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

        // All of it before the first step: later it would cost the hours of the runs before.
        CheckTables(recipes);
        (string Recipe, string Data, RunFolder Folder, string Model)[] runs =
        [
            .. recipes.Select((recipe, i) =>
            {
                string folder = Path.Combine(output, $"{i + 1}");
                return (recipe, data[data.Length == 1 ? 0 : i], new RunFolder(folder), folder + ".dupnet");
            }),
        ];
        foreach ((string recipe, _, RunFolder folder, string model) in runs)
        {
            CheckFolder(recipe, folder, model);
        }

        foreach (string folder in runs.Where(run => !File.Exists(run.Model)).Select(run => run.Data).Distinct())
        {
            _ = LabelledPhotos.Load(folder);
        }

        string? before = null;
        for (int i = 0; i < runs.Length; i++)
        {
            (string recipe, string photos, RunFolder folder, string model) = runs[i];
            if (!File.Exists(model))
            {
                Console.Error.WriteLine($"run {i + 1} of {runs.Length}: {recipe}");
                bool resume = folder.HoldsRun;
                TrainRun.Run(new TrainOptions { Recipe = recipe, Data = photos, Folder = folder, From = resume ? null : before, Resume = resume, Threads = threads, Steps = steps });
                ExportCommand.Run(folder, data: null, model);
            }

            before = model;
        }
    }

    private static void CheckFolder(string recipe, RunFolder folder, string model)
    {
        if (folder.HoldsRun || File.Exists(model))
        {
            folder.CheckRecipe(recipe);
        }
        else
        {
            folder.CheckIsFree();
        }
    }

    private static void CheckTables(string[] recipes)
    {
        ModelSpec? before = null;
        foreach (string path in recipes)
        {
            Recipe recipe = RecipeFile.Read(path);
            if (!recipe.Training.Precision.IsInteger)
            {
                throw new RunException($"{path}: training.precision keeps floats, so the run would leave no model");
            }

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

            before = UntrainedModel.Check(path, recipe);
        }
    }
}
