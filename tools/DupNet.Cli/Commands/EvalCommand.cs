using System.CommandLine;
using System.IO;
using DupNet.Boards;
using DupNet.Cli.Output;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Output;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Measuring.Photos;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet eval</c>: measures a model on labelled photos.</summary>
internal static class EvalCommand
{
    private const string Description = "Measures how well a model finds the objects of labelled photos.";

    private const string DataDescription =
        "Labelled photos: a folder or file as dupnet data takes it. With labels.csv, parts are told by the file name up to the first _. What cannot be used is told and "
        + "left out; the exit code is 1 then.";

    private const string ExamplesDescription =
        "Folder for copies of the photos, made if missing; those of an earlier run there are replaced: found, missed and false-positive at 0.1 false positives an image. Green "
        + "boxes are hits, red ones missed faces, yellow ones false positives, gray ones count neither way.";

    private const string DegradeDescription =
        "Measure also on the photos made darker, flatter, blurred, noisy, tilted, compressed, and with the wrong byte order: recall and false positives at the model's own "
        + "threshold, and AP50. Takes fourteen times as long.";

    private const string ReportDescription =
        "Write a page that people look at: one HTML file with advice, curves, tables by class and size, pictures with boxes, and what the model takes of each board.";

    private const string StreamDescription =
        "Measure on sequences of frames instead: detection in every frame beside what follows faces from frame to frame. Sequences are read where --data has them, "
        + "else made of its photos.";

    private const string BoardDescription = "With --stream, also estimated milliseconds of a frame on this board, a name from 'dupnet boards'.";

    /// <summary>Makes the command <c>eval</c>, writing results to <paramref name="output"/> and progress to <paramref name="error"/>.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var data = new DataOptions(DataDescription);
        Option<string?> model = ModelOptions.Model();
        Option<int> budget = ModelOptions.Budget();
        Option<InputSize?> size = ModelOptions.Size();
        Option<InputSize[]> sizes = ModelOptions.Sizes(size);
        ChoiceOption<bool> contrast = ModelOptions.Contrast();
        Option<bool> json = CommonOptions.Json("Print one line of JSON instead of tables.");
        var curves = new Option<bool>("--curves")
        {
            Description = "With --json, also recall over false positives an image for every score, part by part.",
        };
        var examples = new Option<string?>("--examples")
        {
            Description = ExamplesDescription,
            HelpName = "DIR",
        };
        var degrade = new Option<bool>("--degrade")
        {
            Description = DegradeDescription,
        };
        var page = new Option<string?>("--report")
        {
            Description = ReportDescription,
            HelpName = "FILE",
        };
        var command = new Command("eval", Description) { model, budget, size, sizes, contrast, json, curves, degrade, examples, page };
        data.AddTo(command);
        Option<string?> split = MeasuredSplit.Option();
        command.Options.Add(split);
        var stream = new Option<bool>("--stream") { Description = StreamDescription };
        var board = new Option<string?>("--board", "-b") { Description = BoardDescription, HelpName = "NAME" };
        var bySequence = new Option<bool>("--by-sequence") { Description = "With --stream, results of each sequence, by its name, in place of each kind." };
        var sequences = new SequenceOptions();
        var following = new FollowingOptions();
        command.Options.Add(stream);
        sequences.AddTo(command);
        command.Options.Add(bySequence);
        following.AddTo(command);
        command.Options.Add(board);
        command.Validators.Add(result =>
        {
            bool isStream = result.GetResult(stream) is not null;
            foreach (Option option in isStream ? [curves, degrade, examples, page] : (Option[])[board, bySequence, .. sequences.All, .. following.All])
            {
                if (result.GetResult(option) is { Implicit: false })
                {
                    result.AddError(isStream ? $"{option.Name} and --stream exclude each other." : $"{option.Name} needs --stream.");
                }
            }
        });
        command.SetAction(parsed =>
        {
            Board? known = parsed.GetValue(board) is string boardName ? BoardsCommand.Find(boardName) : null;
            DupNetModel loaded = ModelFile.Load(parsed.GetValue(model), ModelOptions.BudgetOf(parsed, budget), out byte[] file);
            bool asJson = parsed.GetValue(json);
            var report = new DataReport(parsed.GetValue(data.Strict), error);
            if (parsed.GetValue(stream))
            {
                StreamReport measured = StreamEvalRun.Measure(
                    loaded,
                    file,
                    ModelOptions.SizesOf(parsed, size, sizes),
                    contrast.Of(parsed),
                    following.Of(parsed),
                    known,
                    sequences.Of(parsed, data.Source(parsed), parsed.GetValue(split), report, error.WriteVisible),
                    parsed.GetValue(bySequence),
                    new Progress(error, "frames"));
                if (asJson)
                {
                    JsonLine.Write(output, measured);
                }
                else
                {
                    StreamReportText.Write(output, measured);
                }

                report.Finish(data.Source(parsed));
                return;
            }

            EvalRun.Measure(
                loaded,
                file,
                ModelOptions.SizesOf(parsed, size, sizes),
                contrast.Of(parsed),
                data.Source(parsed),
                parsed.GetValue(split),
                report,
                error.WriteVisible,
                new EvalOutputs(parsed.GetValue(curves), parsed.GetValue(degrade), parsed.GetValue(examples), parsed.GetValue(page)),
                counted => new Progress(error, counted),
                found =>
                {
                    if (asJson)
                    {
                        JsonLine.Write(output, found);
                    }
                    else
                    {
                        EvaluationReportText.Write(output, found);
                    }
                });
        });
        return command;
    }
}
