using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Training.Augmentation;
using DupNet.Training.Learning;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;
using DupNet.Training.Validation;
using TorchSharp;
using Xunit;

namespace DupNet.Training.Tests.Learning;

public sealed class TrainerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly BatchMaker _batches;
    private readonly Recipe _recipe;

    public TrainerTests()
    {
        torch.set_num_threads(1);
        GeneratedPhotos.Write(_folder.Path, 16, seed: 9);
        _recipe = GeneratedRecipe.Small;
        _recipe = _recipe with { Training = _recipe.Training with { Sides = [new WeightedSide { Side = 32, Weight = 1 }, new WeightedSide { Side = 48, Weight = 1 }] } };
        _batches = GeneratedPhotos.Batches(_folder.Path, _recipe);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ResumedRunEqualsUninterruptedRun()
    {
        string path = _folder.File("checkpoint.bin");
        using var whole = new Trainer(_recipe, _batches, 12);
        using var first = new Trainer(_recipe, _batches, 12);
        for (int step = 0; step < 12; step++)
        {
            whole.Step(_batches.ForStep(step));
            if (step < 5)
            {
                first.Step(_batches.ForStep(step));
            }
        }

        first.State.Save(path);
        Assert.Equal(12, RunState.ReadTotalSteps(path));
        using var second = new Trainer(_recipe, _batches, 12);
        second.State.Load(path);
        Assert.Equal(5, second.State.Step);
        while (second.State.Step < 12)
        {
            second.Step(_batches.ForStep(second.State.Step));
        }

        Assert.Equal(Parameters(whole), Parameters(second));
        Assert.Equal(whole.State.Average.data<float>().ToArray(), second.State.Average.data<float>().ToArray());
        Assert.Equal(whole.State.Statistics.data<float>().ToArray(), second.State.Statistics.data<float>().ToArray());
        Assert.NotEqual(Parameters(whole), Parameters(first));
    }

    [Fact]
    public void TheProcessorIsWhereARunComputesUnlessItIsTold()
    {
        using var told = new Trainer(_recipe, _batches, 4, device: torch.CPU);
        using var untold = new Trainer(_recipe, _batches, 4);
        for (int step = 0; step < 4; step++)
        {
            told.Step(_batches.ForStep(step));
            untold.Step(_batches.ForStep(step));
        }

        Assert.Equal(DeviceType.CPU, untold.State.Parameters.device_type);
        Assert.Equal(Parameters(untold), Parameters(told));
    }

    [Fact]
    public void LearnsToFindDrawnFaces()
    {
        Recipe recipe = _recipe with
        {
            Training = _recipe.Training with
            {
                BatchSize = 8,
                Optimiser = new OptimiserRecipe { LearningRate = 0.01, WarmUpSteps = 10 },
                Augmentation = new AugmentationRecipe { Mosaic = 0, Whole = 1, Tone = 0, ColourCast = 0, Saturation = 0, Gray = 0, LowLight = 0, Noise = 0, Blur = 0, Jpeg = 0 },
            },
        };
        var batches = new BatchMaker(recipe, _batches.Photos);
        using var trainer = new Trainer(recipe, batches, 300);
        double[][] losses = [.. Enumerable.Range(0, 300).Select(step => trainer.Step(batches.ForStep(step)))];
        double start = losses.Take(20).Average(loss => loss[0]);
        double end = losses.TakeLast(20).Average(loss => loss[0]);
        double overlap = losses.TakeLast(20).Average(loss => loss[3]);
        Assert.True(end < 0.6 * start, $"the loss went from {start:F3} to {end:F3}");
        Assert.True(overlap > 0.4, $"the mean overlap is {overlap:F3}");
    }

    // Colours and shapes tell the classes. One more is in the recipe and never in a photo: it must neither win nor break the export.
    [Fact]
    public void LearnsToTellDrawnClasses()
    {
        using var folder = new TemporaryFolder();
        GeneratedPhotos.WriteClasses(folder.Path, 60, seed: 2);
        Recipe recipe = GeneratedRecipe.WithClasses([.. GeneratedPhotos.Classes, "bird"]);
        recipe = recipe with
        {
            Anchors = [new AnchorRecipe { Width = 16, Height = 16 }],
            Training = recipe.Training with
            {
                BatchSize = 12,
                BlendFraction = 0.2,
                Sides = [new WeightedSide { Side = 64, Weight = 1 }],
                Optimiser = new OptimiserRecipe { LearningRate = 0.01, WarmUpSteps = 10, AverageDecay = 0.97 },
                Augmentation = new AugmentationRecipe { Mosaic = 0, Whole = 1, Tone = 0, ColourCast = 0, Saturation = 0, Gray = 0, LowLight = 0, Noise = 0, Blur = 0, Jpeg = 0 },
            },
        };
        RunPhotos photos = RunPhotos.Open(new DataSource(folder.Path), null, null, null, recipe, strict: true, TextWriter.Null);
        var batches = new BatchMaker(recipe, photos.Training);
        using var trainer = new Trainer(recipe, batches, 400);
        double[][] losses = [.. Enumerable.Range(0, 400).Select(step => trainer.Step(batches.ForStep(step)))];
        Assert.True(losses.TakeLast(20).Average(loss => loss[5]) < 0.5 * losses.Take(20).Average(loss => loss[5]));
        ValidationResult result = new ModelValidator(photos.Validation!, recipe).Measure(trainer, batches, 64, 1);
        Assert.Equal([.. GeneratedPhotos.Classes, "bird"], result.Classes.Select(one => one.Name));
        Assert.Null(result.Classes[3].AveragePrecision);
        Assert.True(result.MeanAveragePrecision > 0.5, $"AP50 {string.Join(", ", result.Classes.Select(one => $"{one.Name} {one.AveragePrecision:F3}"))}");

        // What is found is what it is taken for: without regard to classes hardly more is found.
        Assert.True(result.Parts[^1].AveragePrecision > 0.5);
    }

    // With labels of weight 0 all that is learned is the teacher's.
    [Fact]
    public void LearnsFromATeacherAlone()
    {
        using var other = new Trainer(_recipe with { Training = _recipe.Training with { Seed = 3 } }, _batches, 40);
        for (int step = 0; step < 40; step++)
        {
            other.Step(_batches.ForStep(step));
        }

        using var teacher = new AveragedNetwork(other.Network, other.State.Average, _batches);
        Recipe recipe = _recipe with
        {
            Training = _recipe.Training with
            {
                Loss = new LossRecipe { Objectness = 0, Box = 0 },
                Distillation = new DistillationRecipe { Objectness = 3, Box = 1 },
                Optimiser = new OptimiserRecipe { LearningRate = 0.01, WarmUpSteps = 10 },
            },
        };
        using var trainer = new Trainer(recipe, _batches, 300, teacher: teacher);
        double[][] losses = [.. Enumerable.Range(0, 300).Select(step => trainer.Step(trainer.MakeBatch(step)))];
        Assert.All(losses, loss => Assert.Equal(loss[0], loss[4]));
        double start = losses.Take(20).Average(loss => loss[4]);
        double end = losses.TakeLast(20).Average(loss => loss[4]);
        Assert.True(end < 0.5 * start, $"the loss towards the teacher went from {start:F3} to {end:F3}");

        Recipe larger = _recipe with { Anchors = [_recipe.Anchors[0] with { Width = 99 }] };
        Assert.Contains("anchors", Assert.Throws<RunException>(() => new Trainer(larger, _batches, 1, teacher: teacher)).Message);
    }

    // A run asks its teacher on the thread that makes batches.
    [Fact]
    public void ARunWithATeacherIsItsStepsOneByOne()
    {
        using var other = new Trainer(_recipe with { Training = _recipe.Training with { Seed = 3 } }, _batches, 1);
        using var teacher = new AveragedNetwork(other.Network, other.State.Average, _batches);
        Recipe recipe = _recipe with { Training = _recipe.Training with { Distillation = new DistillationRecipe { Objectness = 3, Box = 1 } } };
        using var stepwise = new Trainer(recipe, _batches, 8, teacher: teacher);
        for (int step = 0; step < 8; step++)
        {
            stepwise.Step(stepwise.MakeBatch(step));
        }

        var folder = new RunFolder(_folder.File("taught"));
        Directory.CreateDirectory(folder.Path);
        using var whole = new Trainer(recipe, _batches, 8, teacher: teacher);
        whole.Run(folder, new RunOptions(), _ => [], null, TextWriter.Null);
        Assert.Equal(Parameters(stepwise), Parameters(whole));

        using var alone = new Trainer(recipe, _batches, 8);
        alone.Run(folder, new RunOptions(), _ => [], null, TextWriter.Null);
        Assert.NotEqual(Parameters(whole), Parameters(alone));
    }

    [Fact]
    public void RunWritesItsTablesAndCheckpoint()
    {
        var folder = new RunFolder(_folder.File("run"));
        string recipe = Path.Combine(AppContext.BaseDirectory, "default-recipe.json");
        folder.Create(recipe, new DataSource(_folder.Path));
        Assert.Equal(_folder.Path, folder.ReadDataSource().Folder);
        using var trainer = new Trainer(_recipe, _batches, 5);
        var progress = new StringWriter();
        int validations = 0;
        trainer.Run(folder, new RunOptions { LogSteps = 2 }, _ => [], _ => ++validations > 0, progress);
        Assert.Equal(["2", "4", "5"], File.ReadAllLines(folder.TrainingLogPath).Skip(1).Select(line => line.Split(',')[0]));
        Assert.Equal(1, validations);
        Assert.True(File.Exists(folder.CheckpointPath));
        Assert.Contains("step 5/5", progress.ToString());
        Assert.Throws<RunException>(() => folder.Create(recipe, new DataSource(_folder.Path)));

        folder.DropAfter(4);
        Assert.Equal(["2", "4"], File.ReadAllLines(folder.TrainingLogPath).Skip(1).Select(line => line.Split(',')[0]));
    }

    // Steps 4 and 8 of 12 collect; an interruption at 6 loses nothing, and what was collected changes the run.
    [Fact]
    public void HardNegativesAreCollectedAndResumed()
    {
        Recipe recipe = _recipe with { Training = _recipe.Training with { HardNegatives = new HardNegativeRecipe { Times = [0.34, 0.67], Share = 1 } } };
        int photo = Enumerable.Range(0, _batches.Photos.Photos.Count).First(i => _batches.Photos.Photos[i].Boxes.Count == 0);
        float[] whole = Train("whole", 12, Found, out long[] steps);
        Assert.Equal([4, 8], steps);
        _ = Train("parts", 6, Found, out steps);
        Assert.Equal([4], steps);
        Assert.Equal(whole, Train("parts", 12, Found, out steps));
        Assert.Equal([8], steps);
        Assert.NotEqual(whole, Train("none", 12, _ => [], out _));

        // The second collection may find nothing, which is then what counts.
        float[] half = Train("half", 12, Once, out _);
        _ = Train("half parts", 10, Once, out _);
        Assert.Equal(half, Train("half parts", 12, Once, out steps));
        Assert.Empty(steps);

        IReadOnlyList<HardNegative> Once(long step) => step == 4 ? Found(step) : [];

        IReadOnlyList<HardNegative> Found(long step) => [new(photo, new Box(step, 2, 10, 12), 0.5), new(photo, new Box(20, 3, 8, 9), 0.4)];

        float[] Train(string name, int until, Func<long, IReadOnlyList<HardNegative>> find, out long[] collected)
        {
            var folder = new RunFolder(_folder.File(name));
            Directory.CreateDirectory(folder.Path);
            var batches = new BatchMaker(recipe, _batches.Photos);
            using var trainer = new Trainer(recipe, batches, 12);
            if (File.Exists(folder.CheckpointPath))
            {
                trainer.State.Load(folder.CheckpointPath);
                batches.HardNegatives = HardNegativeSet.Read(folder.HardNegativesPath, batches.Photos.Photos);
            }

            var times = new List<long>();
            var stop = new InvalidOperationException("interrupted");
            try
            {
                trainer.Run(
                    folder,
                    new RunOptions { SaveInterval = TimeSpan.Zero, ValidationInterval = TimeSpan.Zero },
                    run =>
                    {
                        times.Add(run.State.Step);
                        return find(run.State.Step);
                    },
                    run =>
                    {
                        if (run.State.Step == until && until < 12)
                        {
                            throw stop;
                        }

                        return true;
                    },
                    TextWriter.Null);
            }
            catch (InvalidOperationException error) when (error == stop)
            {
            }

            collected = [.. times];
            return Parameters(trainer);
        }
    }

    // What a network with random weights finds is no collection, and a table's steps count from 1.
    [Fact]
    public void NothingIsCollectedBeforeTheFirstStep()
    {
        Recipe recipe = _recipe with { Training = _recipe.Training with { HardNegatives = new HardNegativeRecipe { Times = [0.1, 0.5] } } };
        var folder = new RunFolder(_folder.File("short"));
        Directory.CreateDirectory(folder.Path);
        using var trainer = new Trainer(recipe, GeneratedPhotos.Batches(_folder.Path, recipe), 4);
        var steps = new List<long>();
        trainer.Run(folder, new RunOptions(), run => Collect(run.State.Step), null, TextWriter.Null);
        Assert.Equal([2], steps);

        HardNegative[] Collect(long step)
        {
            steps.Add(step);
            return [];
        }
    }

    [Fact]
    public void CheckpointsOfOtherNetworksAreRefused()
    {
        string path = _folder.File("checkpoint.bin");
        using var trainer = new Trainer(_recipe, _batches, 3);
        trainer.State.Save(path);
        Recipe larger = GeneratedRecipe.Of(3, [GeneratedRecipe.Layer(0, 3, 9, stride: 2), GeneratedRecipe.Head(1, 9, 1)]);
        using var other = new Trainer(larger, _batches, 3);
        Assert.Contains("another layer table", Assert.Throws<RunException>(() => other.State.Load(path)).Message);

        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..^10]);
        Assert.Contains("cut short", Assert.Throws<RunException>(() => trainer.State.Load(path)).Message);
        File.WriteAllBytes(path, [1, 2, 3]);
        Assert.Contains("no checkpoint", Assert.Throws<RunException>(() => trainer.State.Load(path)).Message);
    }

    [Fact]
    public void QueueReportsWhatStoppedIt()
    {
        File.Delete(Path.Combine(_folder.Path, "images", "drawn_003.png"));
        using var queue = new BatchQueue(_batches.ForStep, 0, 100);
        Assert.Throws<LabelException>(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                queue.Take();
            }
        });
    }

    private static float[] Parameters(Trainer trainer) => trainer.State.Parameters.data<float>().ToArray();
}
