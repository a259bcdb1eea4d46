using System.Collections.Generic;

namespace DupNet.Training.Photos;

/// <summary>A photo on disk with its labels.</summary>
/// <param name="Path">The file.</param>
/// <param name="Width">In pixels, as stored.</param>
/// <param name="Height">In pixels, as stored.</param>
/// <param name="Faces">The labelled boxes, brought to the model's convention.</param>
/// <param name="Ignored">Boxes that are neither faces nor background.</param>
public sealed record LabelledPhoto(string Path, int Width, int Height, IReadOnlyList<Box> Faces, IReadOnlyList<Box> Ignored);
