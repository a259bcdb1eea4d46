namespace DupNet.Evaluation;

/// <summary>What a detector does on a part of a photo set with the threshold that it is used with.</summary>
/// <param name="Part">Name of the part.</param>
/// <param name="Recall">Part of the faces that it finds, 0..1; null without faces.</param>
/// <param name="FalsePositivesPerImage">Detections on no face, as a mean over the photos.</param>
public sealed record OperatingPoint(string Part, double? Recall, double FalsePositivesPerImage);
