using System.Collections.Generic;
using System.Linq;
using DupNet.DataSets.Troubles;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Measuring.Models;
using DupNet.Reporting.Measures;

namespace DupNet.Reporting.Advice;

/// <summary>The numbers that advice is made of.</summary>
/// <param name="Input">The network's input.</param>
/// <param name="SideStep">Sides of the input are multiples of this.</param>
/// <param name="LargestSide">The largest side that the model allows.</param>
/// <param name="SmallestObject">Longer side, in input pixels, of the smallest object that the model finds.</param>
/// <param name="LargestObject">The same of the largest one.</param>
/// <param name="ObjectSides">Longer sides of the objects, in input pixels.</param>
/// <param name="ClassObjects">Objects by class, and how many of them are found as such at <paramref name="Threshold"/>.</param>
/// <param name="Photos">Photos.</param>
/// <param name="EmptyPhotos">Those of them without objects.</param>
/// <param name="Threshold">The score from which on detections count.</param>
/// <param name="Hits">Hits at that score.</param>
/// <param name="FalsePositives">Detections at that score that find nothing.</param>
/// <param name="BestThreshold">The score that weighs hits against errors best.</param>
/// <param name="F1">F1 at the threshold, 0..1.</param>
/// <param name="BestF1">F1 at the best threshold.</param>
/// <param name="Mistaken">Pairs of classes: objects of the first that are taken for the second, and all of the first that are found.</param>
/// <param name="AveragePrecision">AP50 of all objects, 0..1; null without objects.</param>
/// <param name="LooseAveragePrecision">AP30: the same where an overlap of 0.3 is enough.</param>
/// <param name="LeftOut">What was left out of the data set.</param>
internal sealed record AdviceFacts(
    InputSize Input,
    int SideStep,
    int LargestSide,
    double SmallestObject,
    double LargestObject,
    IReadOnlyList<double> ObjectSides,
    IReadOnlyList<(string Name, int Objects, int Found)> ClassObjects,
    int Photos,
    int EmptyPhotos,
    double Threshold,
    int Hits,
    int FalsePositives,
    double? BestThreshold,
    double F1,
    double BestF1,
    IReadOnlyList<(string Name, string Taken, int Count, int Found)> Mistaken,
    double? AveragePrecision,
    double? LooseAveragePrecision,
    int LeftOut)
{
    private const double AnchorUnits = 16;

    /// <summary>The facts of a model on photos.</summary>
    /// <param name="measured">The model and the photos.</param>
    /// <param name="outcomes">The photos at the model's threshold.</param>
    /// <param name="confusion">Of these outcomes.</param>
    /// <param name="evaluation">All detections.</param>
    public static AdviceFacts Of(MeasuredModel measured, IReadOnlyList<PhotoOutcome> outcomes, ClassConfusion confusion, DetectionEvaluation evaluation)
    {
        PartResult results = evaluation.Results()[^1];
        ClassCurve all = ClassCurve.OfAll(measured);
        RecallPoint? point = all.At(measured.Threshold);
        InputSize input = measured.LargestInput;
        int classes = confusion.Classes.Count;
        return new AdviceFacts(
            input,
            measured.Model.Stride,
            measured.Model.LargestSide,
            ObjectSizes.Smallest(measured.Model) / AnchorUnits,
            ObjectSizes.Largest(measured.Model) / AnchorUnits,
            [.. measured.Found.Photos.SelectMany(photo => photo.Boxes.Select(box => SizeBin.InputPixels(photo, box, input)))],
            [.. measured.Classes.Select((name, i) => (name, confusion.Total(i), confusion[i, i]))],
            measured.Found.Photos.Count,
            measured.Found.Photos.Count(static photo => photo.Objects.Count == 0),
            measured.Threshold,
            outcomes.Sum(static outcome => outcome.IsFound.Count - outcome.Missed),
            outcomes.Sum(static outcome => outcome.Wrong),
            all.Best()?.Score,
            all.F1(point),
            all.F1(all.Best()),
            [
                .. Enumerable.Range(0, classes).SelectMany(i => Enumerable.Range(0, classes)
                    .Where(taken => taken != i)
                    .Select(taken => (confusion.Classes[i], confusion.Classes[taken], confusion[i, taken], confusion.Total(i) - confusion[i, classes]))),
            ],
            results.AveragePrecision,
            results.AveragePrecision30,
            measured.Troubles.Count(static trouble => trouble.Kind.LeavesOut()));
    }
}
