using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Output;
using DupNet.Packing;
using DupNet.Training.Augmentation;
using DupNet.Training.Import;
using DupNet.Training.Network;
using DupNet.Training.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Learning;

/// <summary>Runs the steps of a training run, and writes the tables and the checkpoint of its folder.</summary>
public sealed class Trainer : IDisposable
{
    private const string LogHeader = "step,pictures,side,learningRate,blend,loss,objectness,box,overlap,classes,distilled,picturesPerSecond";
    private const double StatisticsMomentum = 0.05;

    private readonly Recipe _recipe;
    private readonly BatchMaker _batches;
    private readonly DetectionLoss _loss;
    private readonly Adam _adam;
    private readonly bool _signsOnly;
    private readonly AveragedNetwork? _teacher;
    private readonly DistillationLoss _distillation;

    /// <summary>Makes a trainer at the start of a run.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="batches">Makes the pictures of the training steps.</param>
    /// <param name="totalSteps">Number of steps of the whole run.</param>
    /// <param name="signsOnly">Whether weights are signs from the first step, as in a run that goes on from a packed model.</param>
    /// <param name="teacher">
    /// The network whose answers are learned besides the labels; null for a run that learns from labels alone, or does no step.
    /// </param>
    /// <param name="device">Where the arithmetic is done; null for the processor.</param>
    /// <exception cref="RunException">The teacher has other heads.</exception>
    public Trainer(Recipe recipe, BatchMaker batches, long totalSteps, bool signsOnly = false, AveragedNetwork? teacher = null, Device? device = null)
    {
        if (teacher is not null)
        {
            TeacherMatch.Check(recipe, teacher.Recipe);
        }

        _signsOnly = signsOnly;
        _teacher = teacher;
        _distillation = new DistillationLoss(HeadShape.Of(recipe), recipe.Training.Distillation);
        _recipe = recipe;
        _batches = batches;
        Network = new QuantizedNetwork(recipe, device);
        _loss = new DetectionLoss(HeadShape.Of(recipe), recipe.Training.Loss, ClassBalance.Weights(batches.Photos.Photos, recipe.Classes, recipe.Training.Loss.ClassBalance));
        _adam = new Adam(recipe.Training.Optimiser, Network.Parameters, totalSteps);
        State = new RunState(Network.Parameters, Network.Statistics, _adam, totalSteps);
    }

    /// <summary>The network that is trained.</summary>
    public QuantizedNetwork Network { get; }

    /// <summary>How far the run is: steps, parameters, statistics and optimiser.</summary>
    public RunState State { get; }

    /// <summary>How far weights are blended into signs at a step: 0 for float weights, 1 for signs.</summary>
    /// <param name="step">Number of the step, from 0.</param>
    public double Blend(long step)
    {
        if (_recipe.Training.Precision.Weights == WeightPrecision.Float)
        {
            return 0;
        }

        double fading = _signsOnly ? 0 : _recipe.Training.BlendFraction * State.TotalSteps;
        return fading <= 0 ? 1 : Math.Min(1, step / fading);
    }

    /// <summary>Takes over the weights of a packed model, before the first step.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="RunException">The model has another layer table.</exception>
    public void StartFrom(ModelSpec model)
    {
        ModelImporter.Load(Network, model, _batches);
        using IDisposable noGradient = no_grad();
        State.Average.copy_(State.Parameters);
    }

    /// <summary>
    /// Makes the batch of a step, with the teacher's answers. It uses nothing that <see cref="Step"/> changes, so another thread may make
    /// batches ahead.
    /// </summary>
    /// <param name="step">Number of the step, from 0.</param>
    public Batch MakeBatch(long step)
    {
        Batch batch = _batches.ForStep(step);
        if (_teacher is null)
        {
            return batch;
        }

        using DisposeScope scope = NewDisposeScope();
        return batch with { TeacherLogits = [.. _teacher.Logits(batch.Pixels, batch.Count, batch.Side, batch.Side).Select(head => head.contiguous().cpu().data<float>().ToArray())] };
    }

    /// <summary>Trains the network by one batch.</summary>
    /// <param name="batch">The step's batch, from <see cref="MakeBatch"/>.</param>
    /// <returns>Loss, objectness, box, overlap, the weighted loss towards the teacher, which is a part of the first, and the loss of the class logits.</returns>
    public double[] Step(Batch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        LayerWeights[] weights = Network.MakeWeights(State.Parameters, Blend(State.Step), gradients: true);
        Tensor input = Network.ToInput(batch.Pixels, batch.Count, batch.Side, batch.Side);
        List<Tensor> logits = Network.Forward(input, weights, State.Statistics, StatisticsMomentum);
        LossParts parts = _loss.Of(logits, batch.Targets);
        Tensor distilled = batch.TeacherLogits is null
            ? zeros(1, device: input.device)
            : _distillation.Of(logits, [.. logits.Select((head, h) => tensor(batch.TeacherLogits[h], head.shape, device: head.device))]);
        Tensor sum = parts.Total.Plus(distilled);
        sum.backward();
        _adam.Step(State.Parameters, Network.GatherGradients(weights), Network.LatentCount, State.Step);
        Network.LimitGains();
        State.Step++;
        State.MoveAverage(_recipe.Training.Optimiser.AverageDecay);
        double total = sum.item<float>();
        return double.IsFinite(total)
            ? [total, parts.Objectness.item<float>(), parts.Boxes.item<float>(), parts.Overlap.item<float>(), distilled.item<float>(), parts.Classes.item<float>()]
            : throw new RunException($"step {State.Step}: the loss is not finite; a smaller learning rate may help");
    }

    /// <summary>Trains until the last step of the run, or until it is told to stop.</summary>
    /// <param name="folder">Folder that takes the tables and the checkpoint.</param>
    /// <param name="options">How often the run writes its tables, saves and validates.</param>
    /// <param name="findNegatives">Collects hard negatives; called at the recipe's times.</param>
    /// <param name="validate">Called with the number of steps done, from time to time and after the last step, and says whether to go on; null for never.</param>
    /// <param name="progress">Takes lines for the user; on a terminal, the line that counts steps moves.</param>
    /// <returns>Why it ended. A checkpoint of its last step is saved.</returns>
    public RunEnd Run(RunFolder folder, RunOptions options, Func<Trainer, IReadOnlyList<HardNegative>> findNegatives, Func<Trainer, bool>? validate, TextWriter progress)
    {
        var line = new MovingLine(progress);
        var sums = new double[6];
        long firstStep = State.Step;
        long pictures = 0;
        var window = Stopwatch.StartNew();
        var sinceSave = Stopwatch.StartNew();
        var sinceValidation = Stopwatch.StartNew();
        BatchQueue? queue = null;
        long endOfQueue = State.Step;
        try
        {
            while (State.Step < State.TotalSteps)
            {
                if (State.Step == endOfQueue)
                {
                    // Batches are made ahead, so a queue ends where the hard negatives change.
                    queue?.Dispose();
                    CollectNegatives(folder, findNegatives, line);
                    endOfQueue = NextCollection();
                    queue = new BatchQueue(MakeBatch, State.Step, endOfQueue);
                }

                Batch batch = queue!.Take();
                double[] losses = Step(batch);
                for (int i = 0; i < sums.Length; i++)
                {
                    sums[i] += losses[i];
                }

                pictures += batch.Count;
                bool last = State.Step == State.TotalSteps;
                if (State.Step % options.LogSteps == 0 || last)
                {
                    Log(folder, sums, State.Step - firstStep, pictures, batch.Side, window.Elapsed.TotalSeconds, line);
                    Array.Clear(sums);
                    firstStep = State.Step;
                    pictures = 0;
                    window.Restart();
                }

                if (sinceSave.Elapsed >= options.SaveInterval || last)
                {
                    Save(folder, sinceSave);
                }

                bool validates = validate is not null && (sinceValidation.Elapsed >= options.ValidationInterval || State.Step % options.ValidationSteps == 0 || last);
                bool goesOn = true;
                if (validates)
                {
                    window.Stop();
                    line.Clear();
                    goesOn = validate!(this);
                    window.Start();
                    sinceValidation.Restart();
                }

                // A validation that counted is never done again.
                bool stops = options.Stop.IsCancellationRequested || !goesOn;
                if (!last && (validates || stops))
                {
                    Save(folder, sinceSave);
                }

                if (stops && !last)
                {
                    line.Clear();
                    return goesOn ? RunEnd.Interrupted : RunEnd.Settled;
                }
            }

            return RunEnd.LastStep;
        }
        finally
        {
            queue?.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        State.Dispose();
        _adam.Dispose();
        Network.Dispose();
    }

    private void Save(RunFolder folder, Stopwatch sinceSave)
    {
        State.Save(folder.CheckpointPath);
        sinceSave.Restart();
    }

    private bool IsCollection(long step) => step > 0 && _recipe.Training.HardNegatives.Times.Any(time => step == CollectionAt(time));

    private long NextCollection() =>
        _recipe.Training.HardNegatives.Times.Select(CollectionAt).Where(step => step > State.Step).Append(State.TotalSteps).Min();

    private long CollectionAt(double time) => (long)(time * State.TotalSteps);

    private void CollectNegatives(RunFolder folder, Func<Trainer, IReadOnlyList<HardNegative>> findNegatives, MovingLine line)
    {
        if (IsCollection(State.Step) && _batches.HardNegatives.FromStep != State.Step)
        {
            _batches.HardNegatives = new HardNegativeSet(State.Step, findNegatives(this));
            _batches.HardNegatives.Append(folder.HardNegativesPath, _batches.Photos.Photos);
            line.Keep($"step {State.Step}/{State.TotalSteps}  {_batches.HardNegatives.Negatives.Count} hard negatives");
        }
    }

    private void Log(RunFolder folder, double[] sums, long steps, long pictures, int side, double seconds, MovingLine line)
    {
        double speed = pictures / seconds;
        long left = State.TotalSteps - State.Step;
        double rate = _adam.Rate(State.Step - 1);
        double blend = Blend(State.Step - 1);
        RunFolder.Append(folder.TrainingLogPath, LogHeader, string.Create(
            CultureInfo.InvariantCulture,
            $"{State.Step},{State.Step * _recipe.Training.BatchSize},{side},{rate:G4},{blend:F3},{sums[0] / steps:F4},{sums[1] / steps:F4},{sums[2] / steps:F4},{sums[3] / steps:F4},{sums[5] / steps:F4},{sums[4] / steps:F4},{speed:F1}"));
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"step {State.Step}/{State.TotalSteps}  loss {sums[0] / steps:F3}  objectness {sums[1] / steps:F3}  box {sums[2] / steps:F3}  overlap {sums[3] / steps:F3}  {speed:F0} pictures/s  {TimeText.Of(left * _recipe.Training.BatchSize / speed)} left");
        if (line.Moves && left > 0)
        {
            line.Show(text);
        }
        else
        {
            line.Keep(text);
        }
    }
}
