using System;
using DupNet.Pictures;

namespace DupNet.Measuring.Models;

/// <summary>A detection in a picture, in pixels of the picture.</summary>
/// <param name="X">Left edge in pixels.</param>
/// <param name="Y">Top edge in pixels.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Score">Score of the detection, 0..1.</param>
/// <param name="ClassIndex">Index of the class in the model's class names.</param>
public readonly record struct PictureDetection(float X, float Y, float Width, float Height, float Score, int ClassIndex)
{
    /// <summary>
    /// Turns a detection in a reduced picture into one in the whole picture, in pixels of the latter. The reduced picture's last column and
    /// row may stand for fewer pixels than the others.
    /// </summary>
    /// <param name="factor">Factor by which the picture was reduced: pixels along a side that became one.</param>
    /// <param name="picture">The whole picture.</param>
    public PictureDetection Enlarge(int factor, Picture picture) => this with
    {
        X = X * factor,
        Y = Y * factor,
        Width = Math.Min(Width * factor, picture.Width - (X * factor)),
        Height = Math.Min(Height * factor, picture.Height - (Y * factor)),
    };
}
