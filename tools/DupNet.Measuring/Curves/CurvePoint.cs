namespace DupNet.Measuring.Curves;

/// <summary>A point of a curve.</summary>
/// <param name="Score">The lowest score that counts.</param>
/// <param name="FalsePositivesPerImage">False positives over photos.</param>
/// <param name="Recall">Share of the faces that are found, 0..1; null without faces.</param>
public readonly record struct CurvePoint(double Score, double FalsePositivesPerImage, double? Recall);
