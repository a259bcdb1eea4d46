using DupNet.Embedded;
using DupNet.Evaluation;

namespace DupNet.Training.Validation;

/// <summary>The settings that detectors are measured with.</summary>
public static class MeasuringSettings
{
    private const int MostCandidates = 512;
    private const int MostDetections = 128;

    /// <summary>Makes the settings with which a model is measured.</summary>
    /// <param name="model">The model.</param>
    /// <param name="side">Width and height of the input in pixels; 0 for the model's default.</param>
    public static DetectorSettings Of(DupNetModel model, int side)
    {
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

        return settings;
    }
}
