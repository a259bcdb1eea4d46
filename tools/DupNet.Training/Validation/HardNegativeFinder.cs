using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Packing;
using DupNet.Pictures;
using DupNet.Training.Augmentation;
using DupNet.Training.Learning;
using DupNet.Training.Photos;

namespace DupNet.Training.Validation;

/// <summary>Runs the network as it stands on the training photos without faces, and keeps what it finds.</summary>
public static class HardNegativeFinder
{
    private const double IgnoredOverlap = 0.1;

    /// <summary>Collects hard negatives, photo by photo.</summary>
    /// <param name="trainer">The run.</param>
    /// <param name="batches">Makes the run's training batches.</param>
    public static IReadOnlyList<HardNegative> Find(Trainer trainer, BatchMaker batches)
    {
        if (!trainer.Network.Recipe.Training.Precision.IsInteger)
        {
            using var floats = new FloatDetector(trainer, batches, 0);
            return Find(floats.Detect, batches.Photos, trainer.Network.Recipe.Training.HardNegatives.LeastScore);
        }

        DupNetModel model = DupNetModel.Load(ModelWriter.Write(TrainedModel.Make(trainer, batches)));
        var detector = new Detector(model, ModelValidator.Settings(model, 0));
        return Find(detector.Detect, batches.Photos, trainer.Network.Recipe.Training.HardNegatives.LeastScore);
    }

    private static List<HardNegative> Find(Func<Frame, DetectionList> detect, PictureCache photos, double leastScore)
    {
        var found = new List<HardNegative>();
        for (int i = 0; i < photos.Photos.Count; i++)
        {
            LabelledPhoto photo = photos.Photos[i];
            if (photo.Faces.Count > 0)
            {
                continue;
            }

            Picture picture = photos[i];
            DetectionList detections = detect(new Frame(picture.Rgb, picture.Width, picture.Height, PixelFormat.Rgb888));
            for (int d = 0; d < detections.Count; d++)
            {
                var box = new Box(detections[d].X, detections[d].Y, detections[d].Width, detections[d].Height);
                if (detections[d].Score >= leastScore && !photo.Ignored.Any(ignored => ignored.Intersect(box).Area() > IgnoredOverlap * box.Area()))
                {
                    found.Add(new HardNegative(i, box, detections[d].Score));
                }
            }
        }

        return found;
    }
}
