using System.Collections.Generic;
using System.Linq;
using DupNet.DataSets.Troubles;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Measuring.Photos;

namespace DupNet.Reporting.Measures;

/// <summary>A model and what it finds in labelled photos: all that a page about its accuracy is made of.</summary>
/// <param name="Model">The model.</param>
/// <param name="File">Its bytes.</param>
/// <param name="Inputs">The input size, or those whose detections were merged; at least one.</param>
/// <param name="Classes">The classes that results are given for, as <see cref="ClassAgreement.Classes"/> has them.</param>
/// <param name="Found">Photos and detections with names of classes that agree, detections from a score of 0.05 upwards.</param>
public sealed record MeasuredModel(DupNetModel Model, byte[] File, IReadOnlyList<InputSize> Inputs, IReadOnlyList<string> Classes, PhotoDetections Found)
{
    private const double ScoreUnit = 65536;

    /// <summary>Makes a measured model of one input size, the model's default one.</summary>
    /// <param name="file">The bytes of the model.</param>
    /// <param name="classes">The classes that results are given for.</param>
    /// <param name="found">Photos and detections with names of these classes, detections from a score of 0.05 upwards.</param>
    /// <exception cref="ModelException">The bytes are no model.</exception>
    public static MeasuredModel AtDefaultSize(byte[] file, IReadOnlyList<string> classes, PhotoDetections found)
    {
        DupNetModel model = DupNetModel.Load(file, ModelOptions.AnyBudget);
        return new MeasuredModel(model, file, [new InputSize(model.DefaultWidth, model.DefaultHeight)], classes, found);
    }

    /// <summary>
    /// What a device finds in the same photos, in the same order, with the model's own threshold: no box below it joins another. Null to take those of
    /// <see cref="Found"/> that reach the threshold, whose scores may be a little higher.
    /// </summary>
    public PhotoDetections? FoundAtThreshold { get; init; }

    /// <summary>What the photos are: a folder or file; empty where nobody knows.</summary>
    public string Data { get; init; } = string.Empty;

    /// <summary>What was put right or left out in the data set.</summary>
    public IReadOnlyList<Trouble> Troubles { get; init; } = [];

    /// <summary>What the reader should know about classes; null for nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>The score from which on a device shows a detection, 0..1.</summary>
    public double Threshold => Model.ScoreThreshold / ScoreUnit;

    /// <summary>The input in which objects are largest.</summary>
    public InputSize LargestInput => Inputs.MaxBy(static size => size.Width * size.Height);
}
