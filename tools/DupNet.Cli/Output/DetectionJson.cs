using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Measuring.Models;
using DupNet.Pictures;

namespace DupNet.Cli.Output;

/// <summary>What <c>detect --json</c> prints for a picture.</summary>
/// <param name="File">Path of the picture, as given or found.</param>
/// <param name="Width">Columns of the picture.</param>
/// <param name="Height">Rows of the picture.</param>
/// <param name="Milliseconds">Time from pixels to boxes; reading the file is not counted.</param>
/// <param name="Detections">The detections, best first.</param>
internal sealed record DetectionJson(
    string File, int Width, int Height, double Milliseconds, IReadOnlyList<DetectedBoxJson> Detections)
{
    private const int MillisecondDigits = 3;

    /// <summary>Makes the JSON form of what was found in a picture; numbers are rounded.</summary>
    /// <param name="file">Path of the picture.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="milliseconds">Time from pixels to boxes.</param>
    /// <param name="boxes">The detections, best first.</param>
    /// <param name="names">Names of the classes by their number; null where the model is not at hand.</param>
    public static DetectionJson Of(string file, Picture picture, double milliseconds, IReadOnlyList<PictureDetection> boxes, IReadOnlyList<string>? names) => new(
        file,
        picture.Width,
        picture.Height,
        Math.Round(milliseconds, MillisecondDigits),
        [.. boxes.Select(box => DetectedBoxJson.Of(box, names?[box.ClassIndex]))]);
}
