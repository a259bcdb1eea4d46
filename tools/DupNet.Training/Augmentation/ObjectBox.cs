using DupNet.Evaluation;

namespace DupNet.Training.Augmentation;

/// <summary>An object in a training picture.</summary>
/// <param name="Box">In the picture's pixels.</param>
/// <param name="ClassIndex">What it is: an index into the recipe's classes.</param>
public readonly record struct ObjectBox(Box Box, int ClassIndex = 0);
