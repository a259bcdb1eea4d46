using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Training.Learning;
using DupNet.Training.Photos;

namespace DupNet.Training.Validation;

/// <summary>Measures trained networks on labelled photos. A network that can be exported is run by the integer runtime.</summary>
public sealed class ModelValidator
{
    private readonly PictureCache _pictures;

    /// <summary>Prepares to measure on some photos.</summary>
    /// <param name="photos">The photos.</param>
    public ModelValidator(PictureCache photos)
    {
        _pictures = photos;
    }

    /// <summary>Measures a run's network as it is now.</summary>
    /// <param name="trainer">The run.</param>
    /// <param name="batches">Makes the run's training batches.</param>
    /// <param name="side">Width and height of the input in pixels; 0 for the recipe's default.</param>
    /// <param name="every">Which photos are used, from the first on: every photo for 1, every third one for 3.</param>
    /// <param name="fileBytes">Size of the exported file in bytes; 0 for a network that keeps floats, which torch runs.</param>
    /// <returns>Results by part of the photo set, then of all photos.</returns>
    public IReadOnlyList<PartResult> Measure(Trainer trainer, BatchMaker batches, int side, int every, out int fileBytes)
    {
        using var detector = new TrainedDetector(trainer, batches, side);
        fileBytes = detector.FileBytes;
        var evaluation = new DetectionEvaluation();
        for (int i = 0; i < _pictures.Photos.Count; i += every)
        {
            // The recipe's one class, whatever the labels call it.
            LabelledPhoto photo = _pictures.Photos[i];
            evaluation.Add(photo.WithObjects([.. photo.Boxes.Select(static box => new LabelledObject(box))]), detector.Detect(_pictures[i]));
        }

        return evaluation.Results();
    }
}
