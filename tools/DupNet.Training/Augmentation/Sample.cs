using System.Collections.Generic;
using DupNet.Evaluation;

namespace DupNet.Training.Augmentation;

/// <summary>The labels of a training picture, in pixels of the picture.</summary>
public sealed class Sample
{
    /// <summary>Boxes of the faces to find.</summary>
    public List<ObjectBox> Faces { get; init; } = [];

    /// <summary>Boxes that are neither faces nor background.</summary>
    public List<Box> Ignored { get; init; } = [];

    /// <summary>Those of <see cref="Ignored"/> that still teach the size of a box when a face is found there.</summary>
    public List<Box> Measured { get; init; } = [];
}
