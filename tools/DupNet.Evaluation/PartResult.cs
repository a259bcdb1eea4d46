using System.Collections.Generic;

namespace DupNet.Evaluation;

/// <summary>The accuracy on a part of a photo set.</summary>
/// <param name="Part">Name of the part, as <see cref="PhotoPart"/> has it.</param>
/// <param name="Photos">Number of photos.</param>
/// <param name="Faces">Number of labelled faces.</param>
/// <param name="RecallAt005">Recall, 0..1, at 0.05 false positives an image; null without faces.</param>
/// <param name="RecallAt01">Recall, 0..1, at 0.1 false positives an image; null without faces.</param>
/// <param name="AveragePrecision">Average precision at an overlap of 0.5 (AP50), 0..1; null without faces.</param>
/// <param name="AveragePrecision40">
/// AP40: the same where an overlap of 0.4 is enough for a hit. What it has more than AP50 was found, but placed badly. Null without faces.
/// </param>
/// <param name="AveragePrecision30">AP30: the same with 0.3; null without faces.</param>
/// <param name="ScoreAt01">
/// Lowest score that counts at 0.1 false positives an image, which a user may take as threshold; null when no score keeps to that.
/// </param>
/// <param name="Sizes">Recall by face size at 0.1 false positives an image.</param>
public sealed record PartResult(
    string Part,
    int Photos,
    int Faces,
    double? RecallAt005,
    double? RecallAt01,
    double? AveragePrecision,
    double? AveragePrecision40,
    double? AveragePrecision30,
    double? ScoreAt01,
    IReadOnlyList<SizeRecall> Sizes);
