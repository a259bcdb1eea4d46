using System.Collections.Generic;
using DupNet.Evaluation;

namespace DupNet.Training.Augmentation;

/// <summary>What is known about a training picture, in its pixels.</summary>
public sealed class Sample
{
    /// <summary>To be found.</summary>
    public List<Box> Faces { get; init; } = [];

    /// <summary>Neither faces nor background.</summary>
    public List<Box> Ignored { get; init; } = [];

    /// <summary>Those of the ignored boxes that a found face there should have.</summary>
    public List<Box> Measured { get; init; } = [];
}
