using System.Collections.Generic;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.Measuring.Photos;

/// <summary>A detector that is measured on photos. Used by one thread at a time.</summary>
public interface IPhotoDetector
{
    /// <summary>Finds all objects with a score of at least <see cref="DetectionEvaluation.LeastScore"/>, in pixels of the picture.</summary>
    IReadOnlyList<ScoredBox> Detect(Picture picture);
}
