using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using DupNet.CommandLine.Commands;
using DupNet.Embedded;
using DupNet.Measuring.Models;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet detect</c>: finds faces in pictures.</summary>
internal static class DetectCommand
{
    private const string Description = "Finds faces in pictures, or the objects of your model, and draws boxes around them.";

    private const string PathDescription =
        "A picture file (JPEG, PNG, WebP, BMP, GIF), a folder (its pictures, also those further below), or a quoted "
        + "pattern with * (part of a name) or ** (any folders).";

    private const string JsonDescription =
        "Print one line of JSON a picture: file, width, height, milliseconds (from pixels to boxes) and detections, in "
        + "pixels of the upright picture.";

    private const string OutputDescription =
        "Folder for copies of the pictures with boxes and scores, named NAME.detected.png; made if missing. Without "
        + "it, a single picture file leaves its copy in the current folder; anything else, and --json, leaves none.";

    /// <summary>Most detections that the detector allows.</summary>
    private const int MostDetections = 4096;

    /// <summary>Enough for a crowd: a host has the memory that the runtime's own default saves on a device.</summary>
    private const int DefaultDetections = 100;

    /// <summary>Makes the command <c>detect</c>, writing to <paramref name="output"/> and <paramref name="error"/>.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = PathDescription,
        };
        Option<string?> model = ModelOptions.Model();
        Option<int> budget = ModelOptions.Budget();
        Option<InputSize?> size = ModelOptions.Size();
        Option<InputSize[]> sizes = ModelOptions.Sizes(size);
        Option<float?> threshold = CommonOptions.Share("--threshold", "Least score of a detection. Default: the model's.");
        Option<float?> overlap = CommonOptions.Share(
            "--overlap", "Two detections that overlap more (intersection over union) are one. Default: 0.5.");
        var noMerge = new Option<bool>("--no-merge")
        {
            Description = "Leave a detection the box with the best score; else it gets the mean of those that are one.",
        };
        Option<int> max = CommonOptions.Number(
            "--max",
            "N",
            "Most detections in a picture, the best ones.",
            MostDetections,
            DefaultDetections,
            $"an integer from 1 to {MostDetections}");
        var fit = new ChoiceOption<FitMode>(
            "--fit",
            "How the picture fills the input: between bars, across which it is stretched as far as the model was trained for, or stretched until there are none.",
            ("letterbox", FitMode.Letterbox),
            ("stretch", FitMode.Stretch));
        ChoiceOption<bool> contrast = ModelOptions.Contrast();
        var allowDamaged = new Option<bool>("--allow-damaged")
        {
            Description = "Use what is left of a damaged picture, with a message; else it is refused.",
        };
        Option<bool> json = CommonOptions.Json(JsonDescription);
        Option<string?> folder = CommonOptions.Output(OutputDescription, "DIR");

        var command = new Command("detect", Description) { paths, model, budget, size, sizes, threshold, overlap, noMerge, max, fit, contrast, allowDamaged, json, folder };
        command.SetAction(parsed =>
        {
            DupNetModel loaded = ModelFile.Load(parsed.GetValue(model), ModelOptions.BudgetOf(parsed, budget));
            IReadOnlyList<InputSize> asked = ModelOptions.SizesOf(parsed, size, sizes);
            DetectorSettings settings = PictureDetector.SettingsFor(loaded, asked);
            settings.Fit = fit.Of(parsed);
            settings.StretchContrast = contrast.Of(parsed);
            settings.ScoreThreshold = parsed.GetValue(threshold) ?? settings.ScoreThreshold;
            settings.OverlapThreshold = parsed.GetValue(overlap) ?? settings.OverlapThreshold;
            settings.MergeBoxes = !parsed.GetValue(noMerge);
            settings.MaxDetections = parsed.GetValue(max);
            PictureDetector detector = asked.Count > 1 ? new(loaded, settings, asked) : new(loaded, settings);
            var run = new DetectRun(loaded, detector, parsed.GetValue(allowDamaged), parsed.GetValue(json), output, error);
            return run.Detect(parsed.GetRequiredValue(paths), parsed.GetValue(folder));
        });
        return command;
    }
}
