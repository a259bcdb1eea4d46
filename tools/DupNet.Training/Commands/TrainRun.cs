using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Packing;
using DupNet.Training.Export;
using DupNet.Training.Import;
using DupNet.Training.Learning;
using DupNet.Training.Native;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;
using DupNet.Training.Validation;
using TorchSharp;

namespace DupNet.Training.Commands;

/// <summary>One run of "train", new or resumed.</summary>
internal static class TrainRun
{
    /// <summary>
    /// Trains until the last step. The run's folder is made, with a first checkpoint, when all that the user named has been read, every
    /// photo included.
    /// </summary>
    /// <param name="options">What the user asked for.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(TrainOptions options)
    {
        torch.Device? device = ComputeDevice.Of(options.Device);
        RunFolder folder = options.Folder;
        Recipe recipe = RecipeFile.Read(options.Recipe);
        string? teacherFolder = CheckFolder(options);
        if (teacherFolder is not null && !recipe.Training.Distillation.IsUsed)
        {
            throw new RunException($"{options.Recipe}: a teacher changes nothing without weights in training.distillation");
        }

        UntrainedModel.Check(options.Recipe, recipe);
        byte[]? file = null;
        ModelSpec? start = options.From is null ? null : StartModel.Read(options.From, out file);
        if (start is not null)
        {
            ModelMatch.Check(recipe, start);
        }

        DataSource data = options.Resume ? folder.CheckData(options.Data) : options.Data;
        (PictureCache photos, PictureCache? measured) = RunPhotos.Open(
            data, options.Validation, options.ValidationShare, options.Resume ? folder.ReadPhotos() : null, recipe, options.Strict, Console.Error);
        using OpenRun? teacherRun = teacherFolder is null ? null : OpenRun.Read(new RunFolder(teacherFolder), photos, device);
        if (teacherRun is not null)
        {
            TeacherMatch.Check(recipe, teacherRun.Trainer.Network.Recipe);
        }

        torch.set_num_threads(options.Threads);
        using AveragedNetwork? teacher = teacherRun is null ? null : new AveragedNetwork(teacherRun.Trainer.Network, teacherRun.Trainer.State.Average, teacherRun.Batches);
        ModelValidator? validator = measured is null ? null : new ModelValidator(measured, recipe);
        var batches = new BatchMaker(recipe, photos);
        using var trainer = new Trainer(recipe, batches, TotalSteps(options, recipe, photos), options.Resume ? folder.StartsFromModel : start is not null, teacher, device);
        if (options.Resume)
        {
            Resume(folder, trainer, batches);
        }
        else
        {
            if (start is not null)
            {
                trainer.StartFrom(start);
                if (HeadShape.Of(recipe).Any(head => !ModelMatch.TakesHead(recipe, start, head.Layer)))
                {
                    Console.Error.WriteVisible($"{options.From}: has other classes or anchors, so heads begin at random; all other layers are the model's");
                }
            }

            folder.Create(options.Recipe, data, file, teacherFolder);
            folder.NotePhotos(photos.Photos, options.Validation is null && measured is not null ? measured.Photos : []);
            trainer.State.Save(folder.CheckpointPath);
        }

        if (teacher is null && recipe.Training.Distillation.IsUsed)
        {
            Console.Error.WriteVisible("no teacher (--teacher): training.distillation does not count");
        }

        if (LabelClasses.LeaveConventionsOut(photos.Photos, recipe))
        {
            Console.Error.WriteVisible($"the labels name no class, so training.boxConventions do not count; --class {recipe.Classes[0]} says what the objects are");
        }

        Console.Error.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"{photos.Photos.Count} photos, {trainer.Network.Parameters.numel()} parameters, step {trainer.State.Step} of {trainer.State.TotalSteps}"));
        if (device is not null)
        {
            Console.Error.WriteVisible($"computing on {device}");
        }

        using var interruption = new Interruption(Console.Error);
        var often = new RunOptions { ValidationInterval = TimeSpan.FromMinutes(options.ValidationMinutes), Stop = interruption.Stop };
        RunEnd end = trainer.Run(folder, often, run => HardNegativeFinder.Find(run, batches), validator is null ? null : run => Validate(run, batches, folder, validator, options.ValidationEvery), Console.Error);
        if (end != RunEnd.Interrupted)
        {
            return ExitCode.Success;
        }

        Console.Error.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"interrupted after step {trainer.State.Step} of {trainer.State.TotalSteps}; what was reached is kept, and the same command with --resume goes on"));
        return ExitCode.Interrupted;
    }

    // Returns the folder of the teacher, if there is one.
    private static string? CheckFolder(TrainOptions options)
    {
        if (!options.Resume)
        {
            options.Folder.CheckIsFree();
            return options.Teacher;
        }

        options.Folder.CheckRecipe(options.Recipe);
        _ = options.Folder.CheckData(options.Data);
        if (options.Teacher is not null)
        {
            options.Folder.CheckTeacherFolder(options.Teacher);
        }

        return options.Folder.ReadTeacherFolder();
    }

    private static void Resume(RunFolder folder, Trainer trainer, BatchMaker batches)
    {
        trainer.State.Load(folder.CheckpointPath);
        if (trainer.State.Step > trainer.State.TotalSteps)
        {
            throw new RunException($"{folder.Path}: has done {trainer.State.Step} steps, more than the {trainer.State.TotalSteps} that --steps or --epochs ask for");
        }

        folder.DropAfter(trainer.State.Step);
        batches.HardNegatives = HardNegativeSet.Read(folder.HardNegativesPath, batches.Photos.Photos);
    }

    private static bool Validate(Trainer trainer, BatchMaker batches, RunFolder folder, ModelValidator validator, int every)
    {
        bool last = trainer.State.Step == trainer.State.TotalSteps;
        ValidationResult result = validator.Measure(trainer, batches, 0, last ? 1 : every);
        ValidationTable.Append(folder, trainer.State.Step, result);
        ValidationTable.Write(Console.Error, result);
        return true;
    }

    private static long TotalSteps(TrainOptions options, Recipe recipe, PictureCache photos)
    {
        if (options.Steps is long steps)
        {
            return steps;
        }

        double? epochs = options.Epochs ?? (options.Resume ? null : recipe.Training.Epochs);
        return epochs is double times ? (long)Math.Ceiling(times * photos.Photos.Count / recipe.Training.BatchSize) : RunState.ReadTotalSteps(options.Folder.CheckpointPath);
    }
}
