namespace DupNet.Measuring.Curves;

/// <summary>A point of a curve of recall against false positives.</summary>
/// <param name="Score">Lowest score of the detections that count, 0..1.</param>
/// <param name="FalsePositivesPerImage">Number of false positives over the number of photos.</param>
/// <param name="Recall">Share of the labelled faces that are found, 0..1; null without faces.</param>
public readonly record struct CurvePoint(double Score, double FalsePositivesPerImage, double? Recall);
