using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Serialization;
using DupNet.DataSets.Troubles;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Measuring.Models;
using DupNet.Measuring.Curves;

namespace DupNet.Cli.Output;

/// <summary>What <c>dupnet eval</c> finds out about a model.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Checksum">CRC-32 of the model, eight hexadecimal digits.</param>
/// <param name="Bytes">Bytes of the model file.</param>
/// <param name="Inputs">The input size; or several, whose detections were merged.</param>
/// <param name="Parts">Results of each part of the photo set, then of all photos.</param>
/// <param name="ScoreThreshold">The model's own threshold, 0..1.</param>
/// <param name="AtThreshold">What the model finds with it, for each of <paramref name="Parts"/>.</param>
/// <param name="Classes">Results of each class, over all photos.</param>
/// <param name="MeanAveragePrecision">Mean of the classes' AP50, 0..1; null without objects.</param>
/// <param name="Degraded">Results on photos made worse, after those on the photos as they are; left out when they are not asked for.</param>
/// <param name="Curves">Curves of the parts; null when they are not asked for.</param>
/// <param name="Troubles">What was put right or left out in the data set.</param>
internal sealed record EvaluationReport(
    string Model,
    string Checksum,
    int Bytes,
    IReadOnlyList<InputSize> Inputs,
    IReadOnlyList<PartResult> Parts,
    double ScoreThreshold,
    IReadOnlyList<OperatingPoint> AtThreshold,
    IReadOnlyList<ClassResult> Classes,
    double? MeanAveragePrecision,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<DegradedResult>? Degraded,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<CurveReport>? Curves,
    IReadOnlyList<TroubleJson> Troubles)
{
    private const double ThresholdUnits = 65536;

    /// <summary>Puts a model's results together.</summary>
    public static EvaluationReport Of(
        DupNetModel model,
        IReadOnlyList<InputSize> inputs,
        IReadOnlyList<PartResult> parts,
        IReadOnlyList<OperatingPoint> points,
        IReadOnlyList<ClassResult> classes,
        IReadOnlyList<DegradedResult>? degraded,
        IReadOnlyList<CurveReport>? curves,
        IReadOnlyList<Trouble> troubles) => new(
        model.Name,
        model.Checksum.ToString("x8", CultureInfo.InvariantCulture),
        model.FileBytes,
        inputs,
        parts,
        model.ScoreThreshold / ThresholdUnits,
        points,
        classes,
        ClassResult.Mean(classes),
        degraded,
        curves,
        TroubleJson.Of(troubles));
}
