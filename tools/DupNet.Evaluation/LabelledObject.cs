namespace DupNet.Evaluation;

/// <summary>An object to find.</summary>
/// <param name="Box">Where, in pixels of the photo.</param>
/// <param name="ClassName">What it is; empty when the labels do not say.</param>
public readonly record struct LabelledObject(Box Box, string ClassName = "");
