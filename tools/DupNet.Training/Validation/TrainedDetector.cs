using System;
using System.Collections.Generic;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Packing;
using DupNet.Pictures;
using DupNet.Training.Learning;

namespace DupNet.Training.Validation;

/// <summary>
/// Finds faces with a run's network as it is when this is made: exported and run by the integer runtime, or run by torch where the recipe
/// keeps floats.
/// </summary>
public sealed class TrainedDetector : IDisposable
{
    private readonly FloatDetector? _floats;
    private readonly Func<Frame, DetectionList> _detect;
    private readonly IReadOnlyList<string> _classes;

    /// <summary>Makes a detector of a run's averaged parameters, with statistics measured anew.</summary>
    /// <param name="trainer">The run.</param>
    /// <param name="batches">Makes the run's training batches.</param>
    /// <param name="side">Width and height of the input in pixels; 0 for the recipe's default.</param>
    public TrainedDetector(Trainer trainer, BatchMaker batches, int side)
    {
        _classes = trainer.Network.Recipe.Classes;
        if (trainer.Network.Recipe.Training.Precision.IsInteger)
        {
            byte[] file = ModelWriter.Write(TrainedModel.Make(trainer, batches));
            FileBytes = file.Length;
            DupNetModel model = DupNetModel.Load(file);
            _detect = new Detector(model, MeasuringSettings.Of(model, side)).Detect;
        }
        else
        {
            _floats = new FloatDetector(trainer, batches, side);
            _detect = _floats.Detect;
        }
    }

    /// <summary>Size of the exported file in bytes; 0 for a network that keeps floats.</summary>
    public int FileBytes { get; }

    /// <summary>Finds faces in a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <returns>The boxes in pixels of the picture, best first, with the names of their classes.</returns>
    public IReadOnlyList<ScoredBox> Detect(Picture picture)
    {
        DetectionList found = _detect(new Frame(picture.Rgb, picture.Width, picture.Height, PixelFormat.Rgb888));
        var boxes = new ScoredBox[found.Count];
        for (int i = 0; i < boxes.Length; i++)
        {
            boxes[i] = new ScoredBox(new Box(found[i].X, found[i].Y, found[i].Width, found[i].Height), found[i].Score, _classes[found[i].ClassIndex]);
        }

        return boxes;
    }

    /// <inheritdoc/>
    public void Dispose() => _floats?.Dispose();
}
