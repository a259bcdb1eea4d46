using System.Collections.Generic;

namespace DupNet.Evaluation;

/// <summary>The accuracy on a part of a photo set.</summary>
/// <param name="Part">Name of the part.</param>
/// <param name="Photos">Number of photos.</param>
/// <param name="Faces">Number of faces to find.</param>
/// <param name="RecallAt005">Recall at 0.05 false positives an image; null without faces.</param>
/// <param name="RecallAt01">Recall at 0.1 false positives an image; null without faces.</param>
/// <param name="AveragePrecision">AP50; null without faces.</param>
/// <param name="ScoreAt01">
/// Lowest score that counts at 0.1 false positives an image: a threshold for use; null when there is none.
/// </param>
/// <param name="Sizes">Recall by face size at 0.1 false positives an image.</param>
public sealed record PartResult(
    string Part,
    int Photos,
    int Faces,
    double? RecallAt005,
    double? RecallAt01,
    double? AveragePrecision,
    double? ScoreAt01,
    IReadOnlyList<SizeRecall> Sizes);
