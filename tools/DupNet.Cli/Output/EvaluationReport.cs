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
/// <param name="Classes">Results of each class, over all photos.</param>
/// <param name="MeanAveragePrecision">Mean of the classes' AP50, 0..1; null without objects.</param>
/// <param name="Curves">Curves of the parts; null when they are not asked for.</param>
/// <param name="Troubles">What was put right or left out in the data set.</param>
internal sealed record EvaluationReport(
    string Model,
    string Checksum,
    int Bytes,
    IReadOnlyList<InputSize> Inputs,
    IReadOnlyList<PartResult> Parts,
    IReadOnlyList<ClassResult> Classes,
    double? MeanAveragePrecision,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<CurveReport>? Curves,
    IReadOnlyList<TroubleJson> Troubles)
{
    /// <summary>Puts a model's results together.</summary>
    public static EvaluationReport Of(
        DupNetModel model,
        IReadOnlyList<InputSize> inputs,
        IReadOnlyList<PartResult> parts,
        IReadOnlyList<ClassResult> classes,
        IReadOnlyList<CurveReport>? curves,
        IReadOnlyList<Trouble> troubles) => new(
        model.Name,
        model.Checksum.ToString("x8", CultureInfo.InvariantCulture),
        model.FileBytes,
        inputs,
        parts,
        classes,
        ClassResult.Mean(classes),
        curves,
        TroubleJson.Of(troubles));
}
