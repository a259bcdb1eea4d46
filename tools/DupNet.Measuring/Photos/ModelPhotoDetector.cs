using System.Collections.Generic;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Measuring.Models;
using DupNet.Pictures;

namespace DupNet.Measuring.Photos;

/// <summary>Detector of a model with the settings for measuring.</summary>
/// <param name="model">The model.</param>
/// <param name="settings">The settings, from <see cref="SettingsFor(DupNetModel, InputSize?)"/>.</param>
/// <param name="sizes">The input sizes whose detections are merged, at least one.</param>
public sealed class ModelPhotoDetector(DupNetModel model, DetectorSettings settings, IReadOnlyList<InputSize> sizes) : IPhotoDetector
{
    /// <summary>More than any photo has faces.</summary>
    private const int MaxDetections = 256;

    private readonly PictureDetector _detector = new(model, settings, sizes);

    /// <summary>Makes a model's detector at the input size of its settings.</summary>
    public ModelPhotoDetector(DupNetModel model, DetectorSettings settings)
        : this(model, settings, [new InputSize(settings.InputWidth, settings.InputHeight)])
    {
    }

    /// <summary>Settings to measure a model with at an input size; null stands for the model's default size.</summary>
    /// <exception cref="CommandException">The model cannot run at this size.</exception>
    public static DetectorSettings SettingsFor(DupNetModel model, InputSize? size) =>
        SettingsFor(model, size is InputSize given ? [given] : []);

    /// <summary>
    /// Settings to measure a model with at several input sizes. They name the first size, or the model's default one when no size is given.
    /// </summary>
    /// <exception cref="CommandException">The model cannot run at one of these sizes.</exception>
    public static DetectorSettings SettingsFor(DupNetModel model, IReadOnlyList<InputSize> sizes)
    {
        DetectorSettings settings = OwnSettingsFor(model, sizes);
        settings.ScoreThreshold = (float)DetectionEvaluation.LeastScore;
        return settings;
    }

    /// <summary>The same with the model's own threshold, as a device uses it. Boxes below it then neither count nor join others.</summary>
    /// <exception cref="CommandException">The model cannot run at one of these sizes.</exception>
    public static DetectorSettings OwnSettingsFor(DupNetModel model, IReadOnlyList<InputSize> sizes)
    {
        DetectorSettings settings = PictureDetector.SettingsFor(model, sizes);
        settings.MaxDetections = MaxDetections;
        return settings;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ScoredBox> Detect(Picture picture) =>
    [
        .. _detector.Detect(picture).Boxes.Select(box => new ScoredBox(new Box(box.X, box.Y, box.Width, box.Height), box.Score, model.ClassNames[box.ClassIndex])),
    ];
}
