using System;
using DupNet.Pictures;

namespace DupNet.Measuring.Models;

/// <summary>A detection in pixels of the picture.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Score">0..1.</param>
/// <param name="ClassIndex">Index into the model's class names.</param>
public readonly record struct PictureDetection(float X, float Y, float Width, float Height, float Score, int ClassIndex)
{
    /// <summary>
    /// A detection in a reduced picture, in pixels of the whole one; the reduced one's last column and row may stand for fewer pixels
    /// than the others.
    /// </summary>
    /// <param name="factor">How many pixels along a side were one.</param>
    /// <param name="picture">The whole picture.</param>
    public PictureDetection Enlarge(int factor, Picture picture) => this with
    {
        X = X * factor,
        Y = Y * factor,
        Width = Math.Min(Width * factor, picture.Width - (X * factor)),
        Height = Math.Min(Height * factor, picture.Height - (Y * factor)),
    };
}
