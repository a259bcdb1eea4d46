using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Training.Learning;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;

namespace DupNet.Training.Validation;

/// <summary>Measures trained networks on labelled photos. A network that can be exported is run by the integer runtime.</summary>
public sealed class ModelValidator
{
    private readonly PictureCache _pictures;
    private readonly IReadOnlyList<string> _classes;

    /// <summary>Prepares to measure on some photos.</summary>
    /// <param name="photos">The photos. Their objects are of the recipe's classes, or, where it has one, of none.</param>
    /// <param name="recipe">The recipe.</param>
    public ModelValidator(PictureCache photos, Recipe recipe)
    {
        _pictures = photos;
        _classes = recipe.Classes;
    }

    /// <summary>Measures a run's network as it is now.</summary>
    /// <param name="trainer">The run.</param>
    /// <param name="batches">Makes the run's training batches.</param>
    /// <param name="side">Width and height of the input in pixels; 0 for the recipe's default.</param>
    /// <param name="every">Which photos are used, from the first on: every photo for 1, every third one for 3.</param>
    public ValidationResult Measure(Trainer trainer, BatchMaker batches, int side, int every)
    {
        using var detector = new TrainedDetector(trainer, batches, side);
        var evaluation = new DetectionEvaluation();
        for (int i = 0; i < _pictures.Photos.Count; i += every)
        {
            evaluation.Add(Named(_pictures.Photos[i]), detector.Detect(_pictures[i]));
        }

        return new ValidationResult(evaluation.Results(), evaluation.ClassResults(_classes), detector.FileBytes);
    }

    private LabelledPhoto Named(LabelledPhoto photo) =>
        photo.WithObjects([.. photo.Objects.Select(labelled => labelled with { ClassName = _classes[LabelClasses.IndexOf(_classes, labelled.ClassName)] })]);
}
