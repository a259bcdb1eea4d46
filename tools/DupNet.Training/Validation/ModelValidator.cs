using System.Collections.Generic;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Training.Photos;

namespace DupNet.Training.Validation;

/// <summary>Measures exported models, run by the integer runtime, on labelled photos.</summary>
public sealed class ModelValidator
{
    private const int MostCandidates = 512;
    private const int MostDetections = 128;

    private readonly PictureCache _pictures;
    private readonly int _every;

    /// <summary>Makes a validator.</summary>
    /// <param name="photos">The photos.</param>
    /// <param name="every">Only each so-many-th photo is used, from the first on.</param>
    public ModelValidator(IReadOnlyList<LabelledPhoto> photos, int every)
    {
        _pictures = new PictureCache(photos);
        _every = every;
    }

    /// <summary>Measures a model.</summary>
    /// <param name="file">The bytes of a .dupnet file.</param>
    /// <param name="side">Width and height of the input; 0 for the model's default.</param>
    /// <returns>Results by part of the photo set, then of all photos.</returns>
    public IReadOnlyList<PartResult> Measure(byte[] file, int side)
    {
        DupNetModel model = DupNetModel.Load(file);
        var settings = new DetectorSettings(model)
        {
            ScoreThreshold = (float)DetectionEvaluation.LeastScore,
            MaxCandidates = MostCandidates,
            MaxDetections = MostDetections,
        };
        if (side > 0)
        {
            settings.InputWidth = side;
            settings.InputHeight = side;
        }

        var detector = new Detector(model, settings);
        var evaluation = new DetectionEvaluation();
        for (int i = 0; i < _pictures.Photos.Count; i += _every)
        {
            Picture picture = _pictures[i];
            DetectionList found = detector.Detect(new Frame(picture.Rgb, picture.Width, picture.Height, PixelFormat.Rgb888));
            var boxes = new ScoredBox[found.Count];
            for (int d = 0; d < boxes.Length; d++)
            {
                boxes[d] = new ScoredBox(new Box(found[d].X, found[d].Y, found[d].Width, found[d].Height), found[d].Score);
            }

            evaluation.Add(_pictures.Photos[i], boxes);
        }

        return evaluation.Results();
    }
}
