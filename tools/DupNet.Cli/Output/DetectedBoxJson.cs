using System;
using DupNet.Measuring.Models;

namespace DupNet.Cli.Output;

/// <summary>A detection in JSON.</summary>
/// <param name="Class">Class of the detection.</param>
/// <param name="X">Left edge in pixels of the picture.</param>
/// <param name="Y">Top edge in pixels of the picture.</param>
/// <param name="Width">Width in pixels of the picture.</param>
/// <param name="Height">Height in pixels of the picture.</param>
/// <param name="Score">Score of the detection, 0..1.</param>
internal sealed record DetectedBoxJson(ClassJson Class, double X, double Y, double Width, double Height, double Score)
{
    private const int PixelDigits = 2;
    private const int ScoreDigits = 4;

    /// <summary>Makes the JSON form of a detection; numbers are rounded.</summary>
    /// <param name="box">The detection.</param>
    /// <param name="className">Name of the detection's class; null where the model is not at hand.</param>
    public static DetectedBoxJson Of(PictureDetection box, string? className) => new(
        new ClassJson(box.ClassIndex, className),
        Pixels(box.X),
        Pixels(box.Y),
        Pixels(box.Width),
        Pixels(box.Height),
        Math.Round(box.Score, ScoreDigits));

    private static double Pixels(float position) => Math.Round(position, PixelDigits);
}
