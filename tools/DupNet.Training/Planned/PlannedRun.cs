using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Measuring.Photos;
using DupNet.Packing;
using DupNet.Reporting;
using DupNet.Reporting.Measures;
using DupNet.Reporting.Runs;
using DupNet.Training.Learning;
using DupNet.Training.Photos;
using DupNet.Training.Planning;
using DupNet.Training.Recipes;
using DupNet.Training.Validation;
using TorchSharp;

namespace DupNet.Training.Planned;

/// <summary>Trains for a user's own object: plans, trains, keeps the best model, measures it.</summary>
/// <param name="options">What is asked.</param>
/// <param name="output">Takes the results.</param>
/// <param name="progress">Takes everything else.</param>
public sealed class PlannedRun(PlannedOptions options, TextWriter output, TextWriter progress)
{
    /// <summary>Validations of a run of full length.</summary>
    private const int Validations = 20;

    private const int LeastStepsApart = 10;

    /// <summary>The part of a run after which no better model ends it.</summary>
    private const double Patience = 0.4;

    private const int TimedSteps = 8;
    private const int LeastSteps = 40;

    /// <summary>The part of the time that steps get; validations get the rest.</summary>
    private const double StepShare = 0.85;

    private readonly RunFolder _folder = options.Folder;

    /// <summary>Runs to the end, or until it is interrupted.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run() => options.Resume ? GoOn() : Start();

    private int Start()
    {
        _folder.CheckIsFree();

        // What is odd is told once: here where nothing is trained, else when the photos are read.
        DataSet set = options.PlanOnly ? CheckedPhotos.Open(options.Data, options.Strict, progress) : DataSet.Open(options.Data);
        DataFigures figures = DataFigures.Of(set);
        TrainingPlan plan = TrainingPlanner.Plan(figures, options.Request);
        if (options.PlanOnly)
        {
            PlanText.Write(output, set, figures, plan, options.Request.Budget);
            return ExitCode.Success;
        }

        (PictureCache photos, PictureCache? measured) = RunPhotos.Open(options.Data, null, Splitting, null, plan.Recipe, options.Strict, progress);
        PlanText.Write(progress, set, figures, plan, options.Request.Budget);
        Prepare();
        var batches = new BatchMaker(plan.Recipe, photos);
        long steps = options.Minutes is double minutes ? StepsWithin(minutes, plan, batches) : plan.Steps;
        using var trainer = new Trainer(plan.Recipe, batches, steps, plan.Start is not null, device: options.Device);
        if (plan.Start is not null)
        {
            trainer.StartFrom(plan.Start);
        }

        PlanCost cost = plan.Cost;
        var note = new PlanNote(
            options.Request.Budget.Bytes, cost.Bytes, cost.Ram, options.Request.Budget.Time?.Board.Name, cost.Time?.ToMilliseconds, [.. plan.Reasons], [.. plan.Advice]);
        _folder.Create(plan.Recipe, options.Data, plan.Start is null ? null : ModelWriter.Write(plan.Start));
        _folder.NotePhotos(photos.Photos, measured?.Photos ?? []);
        note.Write(_folder);
        trainer.State.Save(_folder.CheckpointPath);
        return Train(trainer, batches, set, measured, note);
    }

    private int GoOn()
    {
        PlanNote note = PlanNote.Read(_folder);
        Recipe recipe = _folder.ReadRecipe();
        DataSource data = _folder.CheckData(options.Data);
        (PictureCache photos, PictureCache? measured) = RunPhotos.Open(data, null, Splitting, _folder.ReadPhotos(), recipe, options.Strict, progress);
        Prepare();
        var batches = new BatchMaker(recipe, photos);
        using var trainer = new Trainer(recipe, batches, RunState.ReadTotalSteps(_folder.CheckpointPath), _folder.StartsFromModel, device: options.Device);
        trainer.State.Load(_folder.CheckpointPath);
        _folder.DropAfter(trainer.State.Step);
        progress.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"going on after step {trainer.State.Step} of {trainer.State.TotalSteps}"));
        return Train(trainer, batches, DataSet.Open(data), measured, note);
    }

    private void Prepare()
    {
        torch.set_num_threads(options.Threads);
        if (options.Device is torch.Device device)
        {
            progress.WriteVisible($"computing on {device}");
        }
    }

    private static double Splitting => DataSets.Splitting.DataSplitter.UsualShare;

    // A run that is too short for its learning rate to fall is worse than one that was planned so short: its length is known before the first step.
    private long StepsWithin(double minutes, TrainingPlan plan, BatchMaker batches)
    {
        using var trial = new Trainer(plan.Recipe, batches, plan.Steps, plan.Start is not null, device: options.Device);
        trial.Step(batches.ForStep(0));
        var watch = Stopwatch.StartNew();
        for (int step = 1; step <= TimedSteps; step++)
        {
            trial.Step(batches.ForStep(step));
        }

        double stepMinutes = watch.Elapsed.TotalMinutes / TimedSteps / StepShare;
        long chosen = Math.Min(plan.Steps, Math.Max(LeastSteps, (long)(minutes / stepMinutes)));
        progress.WriteVisible(chosen * stepMinutes > minutes
            ? string.Create(CultureInfo.InvariantCulture, $"{chosen} steps in about {chosen * stepMinutes:0.#} minutes: fewer teach nothing, so --minutes {minutes:0.###} does not hold")
            : string.Create(CultureInfo.InvariantCulture, $"{chosen} steps in {Math.Min(minutes, chosen * stepMinutes):0.#} minutes"));
        return chosen;
    }

    private int Train(Trainer trainer, BatchMaker batches, DataSet set, PictureCache? measured, PlanNote note)
    {
        Recipe recipe = trainer.Network.Recipe;
        long total = trainer.State.TotalSteps;
        var best = new BestModel(_folder, note.MostBytes, (long)(Patience * total));
        IReadOnlyList<LabelledPhoto>? validation = measured is null ? null : Named(measured.Photos, recipe.Classes);
        if (!best.IsSettled)
        {
            using var interruption = new Interruption(progress);
            var often = new RunOptions { ValidationInterval = TimeSpan.MaxValue, ValidationSteps = Math.Max(LeastStepsApart, total / Validations), Stop = interruption.Stop };
            RunEnd end = trainer.Run(_folder, often, static _ => [], run => Validate(run, batches, set, validation, best), progress);
            if (end == RunEnd.Interrupted)
            {
                progress.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"interrupted after step {trainer.State.Step} of {total}; what was reached is kept. To go on: {options.ResumeCommand}"));
                return ExitCode.Interrupted;
            }

            if (end == RunEnd.Settled)
            {
                progress.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"nothing got better for {total * Patience:0} steps: ended after step {trainer.State.Step}"));
            }
        }

        return Finish(best, batches.Photos, set, measured, recipe, note);
    }

    // By the measure that the finished model is told by, so that the best by one is the best by the other.
    private bool Validate(Trainer run, BatchMaker batches, DataSet set, IReadOnlyList<LabelledPhoto>? validation, BestModel best)
    {
        byte[] file = ModelWriter.Write(TrainedModel.Make(run, batches));
        if (validation is null)
        {
            // Nothing tells which model is better, so the last one is.
            return best.Take(run.State.Step, run.State.Step / (double)run.State.TotalSteps, file) || !best.IsSettled;
        }

        DetectionEvaluation measured = FinishedModel.Detect(file, set, validation, TextWriter.Null).Evaluate();
        var result = new ValidationResult(measured.Results(), measured.ClassResults(run.Network.Recipe.Classes), file.Length);
        ValidationTable.Append(_folder, run.State.Step, result);
        double score = result.MeanAveragePrecision ?? 0;
        bool isBest = best.Take(run.State.Step, score, file);
        string classes = result.Classes.Count > 1 ? $" ({string.Join(", ", result.Classes.Select(one => $"{one.Name} {Number(one.AveragePrecision)}"))})" : string.Empty;
        progress.WriteVisible(string.Create(
            CultureInfo.InvariantCulture, $"step {run.State.Step}/{run.State.TotalSteps}  validation: mean AP50 {score:F3}{classes}{(score == 0 ? ", nothing found yet" : isBest ? ", the best so far" : string.Create(CultureInfo.InvariantCulture, $", best {best.Score ?? 0:F3} at step {best.Step ?? 0}"))}"));
        return !best.IsSettled;
    }

    private int Finish(BestModel best, PictureCache trained, DataSet set, PictureCache? measured, Recipe recipe, PlanNote note)
    {
        if (best.Step is not long step)
        {
            throw new RunException(string.Create(
                CultureInfo.InvariantCulture, $"{_folder.Path}: no model of the run has at most {note.MostBytes} bytes; the smallest has {best.SmallestBytes}, since thresholds of some layers need more room than planned. A budget a little larger (--bytes {best.SmallestBytes}) holds it"));
        }

        byte[] file = File.ReadAllBytes(_folder.BestModelPath);
        var results = new List<(string Title, PhotoDetections Found)>();
        PhotoDetections? shown = null;
        if (measured is not null)
        {
            IReadOnlyList<LabelledPhoto> photos = Named(measured.Photos, recipe.Classes);
            PhotoDetections found = FinishedModel.Detect(file, set, photos, progress);
            file = FinishedModel.WithThreshold(file, found);
            shown = FinishedModel.DetectShown(file, set, photos, progress);
            results.Add(("photos for validation, which chose the best model", found));
        }

        LabelledPhoto[] test = measured is null ? [] : [.. set.Of(Split.Test).Where(photo => measured.Photos.All(other => other.File != photo.File))];
        if (test.Length > 0)
        {
            results.Add(("photos for the test, which the run never saw", FinishedModel.Detect(file, set, Named(new LabelClasses(recipe).ForMeasuring(set.Source, test, progress), recipe.Classes), progress)));
        }

        string report = Path.Combine(_folder.Path, "report.html");
        RunReport.Write(
            report,
            new TrainedRun(_folder.Path, file, recipe.Classes, Named(trained.Photos, recipe.Classes)) { BestStep = step, Notes = [.. note.Reasons, .. note.Advice] },
            results.Count == 0 ? null : MeasuredModel.AtDefaultSize(file, recipe.Classes, results[0].Found) with { FoundAtThreshold = shown, Data = set.Source.Folder, Troubles = set.Troubles });
        string model = Path.Combine(_folder.Path, $"{FileName(recipe.Name)}.dupnet");
        WholeFile.Write(model, stream => stream.Write(file));
        foreach ((string title, PhotoDetections found) in results)
        {
            FinishedModel.Write(output, title, recipe.Classes, found);
        }

        if (measured is null)
        {
            progress.WriteVisible("not measured: there are too few photos to keep some apart from those that it was trained with");
        }

        output.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"{model}: {file.Length} bytes, of step {step}"));
        output.WriteVisible($"{report}: curves, pictures, and what to do next");
        if (best.Score is 0)
        {
            progress.WriteVisible("this model finds nothing yet: the run was too short (--minutes, --steps), or the pictures are too few");
        }

        string quoted = ShellWord.Of(model);
        progress.WriteVisible("next:");
        progress.WriteVisible($"  dupnet detect PICTURE --model {quoted}");
        progress.WriteVisible($"  dupnet new face-led my-app --model {quoted} --board {note.Board ?? "esp32-cam"}");
        return ExitCode.Success;
    }

    // Where labels name no class, objects are of the only one.
    private static IReadOnlyList<LabelledPhoto> Named(IReadOnlyList<LabelledPhoto> photos, IReadOnlyList<string> classes) =>
        [.. photos.Select(photo => photo.WithObjects([.. photo.Objects.Select(labelled => labelled with { ClassName = classes[LabelClasses.IndexOf(classes, labelled.ClassName)] })]))];

    private static string FileName(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-'));

    private static string Number(double? value) => value is double number ? number.ToString("F3", CultureInfo.InvariantCulture) : "-";
}
