using System.Collections.Generic;
using DupNet.Evaluation;

namespace DupNet.Training.Augmentation;

/// <summary>What is known about a training picture, in its pixels.</summary>
/// <param name="Faces">To be found.</param>
/// <param name="Ignored">Neither faces nor background.</param>
public sealed record Sample(List<Box> Faces, List<Box> Ignored);
