using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using DupNet.Cli.Measuring;
using DupNet.Cli.Output;
using DupNet.CommandLine.Files;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.DataSets;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Measuring.Curves;
using DupNet.Measuring.Degrading;
using DupNet.Measuring.Models;
using DupNet.Measuring.Photos;
using DupNet.Reporting;
using DupNet.Reporting.Measures;

namespace DupNet.Cli.Commands;

/// <summary>One run of <c>dupnet eval</c>.</summary>
internal static class EvalRun
{
    /// <summary>Measures a model on a labelled data set. What cannot be used of the set is reported and left out.</summary>
    /// <param name="model">The model.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="sizes">Input sizes whose detections are merged; none for the model's default.</param>
    /// <param name="contrast">Whether the contrast of dark and flat photos is stretched.</param>
    /// <param name="source">The data set.</param>
    /// <param name="split">What the measured photos are for; null for the photos that the set itself has to measure on.</param>
    /// <param name="data">Reports what is odd in the data set.</param>
    /// <param name="remark">Takes what else the user should know.</param>
    /// <param name="outputs">What is made besides the numbers.</param>
    /// <param name="progress">Makes what counts the photos that are done, once for each pass over them, from what is counted.</param>
    /// <param name="print">Takes the report before anything is drawn, so that the numbers are not lost when a picture or a page cannot be written.</param>
    /// <exception cref="LabelException">Nothing of the set can be used.</exception>
    /// <exception cref="CommandException">Part of the set was left out; the report is printed before.</exception>
    public static void Measure(
        DupNetModel model,
        byte[] file,
        IReadOnlyList<InputSize> sizes,
        bool contrast,
        DataSource source,
        string? split,
        DataReport data,
        Action<string> remark,
        EvalOutputs outputs,
        Func<string, Progress> progress,
        Action<EvaluationReport> print)
    {
        DetectorSettings settings = ModelPhotoDetector.SettingsFor(model, sizes);
        settings.StretchContrast = contrast;
        IReadOnlyList<InputSize> inputs = sizes.Count > 0 ? sizes : [new InputSize(settings.InputWidth, settings.InputHeight)];
        DataSet set = data.Open(source);
        ClassAgreement classes = ClassAgreement.Of(model.ClassNames, set.Classes);
        IReadOnlyList<LabelledPhoto> photos = MeasuredSplit.Of(set, split);
        if (photos.Count < set.Photos.Count)
        {
            remark($"{photos.Count} of {set.Photos.Count} photos are measured on: those for {set.SplitOf(photos[0]).ToString().ToLowerInvariant()}");
        }

        if (classes.Remark is not null)
        {
            remark(classes.Remark);
        }

        if (outputs.Examples is not null)
        {
            OutputFolder.Create(outputs.Examples);
        }

        DetectorSettings own = ModelPhotoDetector.OwnSettingsFor(model, sizes);
        own.StretchContrast = contrast;
        PhotoDetections Detect(DetectorSettings chosen, Degradation? degradation = null)
        {
            string counted = $"photos{(degradation is null ? string.Empty : $", {degradation.Name}")}{(chosen == own ? ", with the model's threshold" : string.Empty)}";
            return classes.Apply(data.Detect(() => new ModelPhotoDetector(model, chosen, inputs), set, photos, progress(counted), degradation));
        }

        PhotoDetections found = Detect(settings);
        DetectionEvaluation evaluation = found.Evaluate();
        IReadOnlyList<PartResult> parts = evaluation.Results();
        PhotoDetections shown = Detect(own);
        IReadOnlyList<OperatingPoint> points = shown.Evaluate().OperatingPoints();
        IReadOnlyList<DegradedResult>? degraded = outputs.Degraded
            ?
            [
                DegradedResult.Of("none", parts, points),
                .. Degradation.All.Select(degradation => DegradedResult.Of(
                    degradation.Name, Detect(settings, degradation).Evaluate().Results(), Detect(own, degradation).Evaluate().OperatingPoints())),
            ]
            : null;
        print(EvaluationReport.Of(
            model, inputs, parts, points, evaluation.ClassResults(classes.Classes), degraded, outputs.Curves ? CurveReport.Of(parts, evaluation) : null, data.Troubles));
        if (outputs.Report is not null)
        {
            var measured = new MeasuredModel(model, file, inputs, classes.Classes, found)
            {
                FoundAtThreshold = shown,
                Data = source.Folder,
                Troubles = data.Troubles,
                Remark = classes.Remark,
            };
            OutputFile.Write(outputs.Report, Encoding.UTF8.GetBytes(EvaluationPage.Write(measured)));
        }

        if (outputs.Examples is not null)
        {
            // Without a score at that rate the strictest one shows what goes wrong.
            ExamplePictures.Write(outputs.Examples, found.Photos, found.Detections, parts[^1].ScoreAt01 ?? 1);
        }

        data.Finish(source);
    }
}
