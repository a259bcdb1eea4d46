namespace DupNet.Evaluation;

/// <summary>An object that a detector should find.</summary>
/// <param name="Box">The object's box in pixels of the photo.</param>
/// <param name="ClassName">Name of the object's class; empty when the labels do not say.</param>
public readonly record struct LabelledObject(Box Box, string ClassName = "");
