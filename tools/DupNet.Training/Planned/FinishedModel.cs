using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Output;
using DupNet.DataSets;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Measuring.Models;
using DupNet.Measuring.Photos;
using DupNet.Packing;
using DupNet.Training.Learning;

namespace DupNet.Training.Planned;

/// <summary>The model that a planned run leaves: its best one, with the score threshold that suits it, measured as <c>dupnet eval</c> does.</summary>
public static class FinishedModel
{
    private const double LeastThreshold = 0.15;
    private const double MostThreshold = 0.75;
    private const int ThresholdUnits = 65536;

    /// <summary>Gives a model the score threshold at which hits and false positives balance best on photos.</summary>
    /// <param name="file">The bytes of the model.</param>
    /// <param name="found">What it finds in photos that it was not trained with.</param>
    /// <returns>The bytes of the same model with the threshold.</returns>
    public static byte[] WithThreshold(byte[] file, PhotoDetections found)
    {
        ArgumentNullException.ThrowIfNull(found);
        int objects = found.Photos.Sum(photo => photo.Objects.Count);
        if (objects == 0)
        {
            return file;
        }

        IEnumerable<DetectionMatch> matches = found.Photos.Zip(found.Detections).SelectMany(pair => DetectionMatcher.MatchClasses(pair.First.Objects, pair.First.Ignored, pair.Second));
        var curve = new RecallCurve(found.Photos.Count, objects, matches);
        if (curve.Points.Count == 0)
        {
            return file;
        }

        // F1, the harmonic mean of precision and recall, is 2 * hits / (objects + hits + false positives).
        double threshold = curve.Points.MaxBy(point => (double)point.Hits / (objects + point.Hits + point.FalsePositives)).Score;
        return ModelWriter.Write(ModelUnpacker.Read(file) with { ScoreThreshold = (ushort)(Math.Clamp(threshold, LeastThreshold, MostThreshold) * ThresholdUnits) });
    }

    /// <summary>Runs a model on photos by the integer runtime, with the settings of <c>dupnet eval</c>.</summary>
    /// <param name="file">The bytes of the model.</param>
    /// <param name="set">The data set.</param>
    /// <param name="photos">Photos of it, their objects named as the model names them.</param>
    /// <param name="progress">Takes the progress.</param>
    public static PhotoDetections Detect(byte[] file, DataSet set, IReadOnlyList<LabelledPhoto> photos, TextWriter progress)
    {
        DupNetModel model = DupNetModel.Load(file);
        return PhotoRun.Detect(() => new ModelPhotoDetector(model, ModelPhotoDetector.SettingsFor(model, default(InputSize?))), set, photos, Progress.OfPhotos(progress));
    }

    /// <summary>Runs a model on photos as a device does: with its own score threshold.</summary>
    /// <param name="file">The bytes of the model.</param>
    /// <param name="set">The data set.</param>
    /// <param name="photos">Photos of it, their objects named as the model names them.</param>
    /// <param name="progress">Takes the progress.</param>
    public static PhotoDetections DetectShown(byte[] file, DataSet set, IReadOnlyList<LabelledPhoto> photos, TextWriter progress)
    {
        DupNetModel model = DupNetModel.Load(file);
        return PhotoRun.Detect(() => new ModelPhotoDetector(model, ModelPhotoDetector.OwnSettingsFor(model, [])), set, photos, Progress.OfPhotos(progress));
    }

    /// <summary>Prints how well a model finds objects, by class.</summary>
    /// <param name="output">Takes the table.</param>
    /// <param name="title">What the photos are.</param>
    /// <param name="classes">Names of the classes.</param>
    /// <param name="found">What it finds.</param>
    public static void Write(TextWriter output, string title, IReadOnlyList<string> classes, PhotoDetections found)
    {
        IReadOnlyList<ClassResult> results = found.Evaluate().ClassResults(classes);
        output.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"{found.Photos.Count} {title}:"));
        var table = new TextTable("class", "objects", "AP50", "recall at 0.1 false positives an image");
        foreach (ClassResult result in results)
        {
            table.Add(result.Name, result.Objects.ToString(CultureInfo.InvariantCulture), Number(result.AveragePrecision), Number(result.RecallAt01));
        }

        if (results.Count > 1)
        {
            table.Add("mean", results.Sum(result => result.Objects).ToString(CultureInfo.InvariantCulture), Number(ClassResult.Mean(results)), string.Empty);
        }

        table.Write(output);
    }

    private static string Number(double? value) => value is double number ? number.ToString("F3", CultureInfo.InvariantCulture) : "-";
}
