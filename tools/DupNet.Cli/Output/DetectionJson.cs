using System.Collections.Generic;

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
    /// <summary>Number of decimals of a time in milliseconds.</summary>
    public const int MillisecondDigits = 3;
}
