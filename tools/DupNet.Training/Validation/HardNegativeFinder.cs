using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Training.Augmentation;
using DupNet.Training.Learning;
using DupNet.Training.Photos;

namespace DupNet.Training.Validation;

/// <summary>Runs a run's present network on its training photos without faces, and collects what it takes for faces.</summary>
public static class HardNegativeFinder
{
    private const double IgnoredOverlap = 0.1;

    /// <summary>Collects hard negatives, in the order of the photos.</summary>
    /// <param name="trainer">The run.</param>
    /// <param name="batches">Makes the run's training batches.</param>
    public static IReadOnlyList<HardNegative> Find(Trainer trainer, BatchMaker batches)
    {
        PictureCache photos = batches.Photos;
        double leastScore = trainer.Network.Recipe.Training.HardNegatives.LeastScore;
        using var detector = new TrainedDetector(trainer, batches, 0);
        var found = new List<HardNegative>();
        for (int i = 0; i < photos.Photos.Count; i++)
        {
            LabelledPhoto photo = photos.Photos[i];
            if (photo.Boxes.Count == 0)
            {
                found.AddRange(
                    from detection in detector.Detect(photos[i])
                    let box = detection.Box
                    where detection.Score >= leastScore && !photo.Ignored.Any(ignored => ignored.Intersect(box).Area() > IgnoredOverlap * box.Area())
                    select new HardNegative(i, box, detection.Score));
            }
        }

        return found;
    }
}
