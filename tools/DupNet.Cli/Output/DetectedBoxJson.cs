namespace DupNet.Cli.Output;

/// <summary>A detection as <c>detect --json</c> prints it.</summary>
/// <param name="X">Left edge in pixels of the picture.</param>
/// <param name="Y">Top edge in pixels of the picture.</param>
/// <param name="Width">Width in pixels of the picture.</param>
/// <param name="Height">Height in pixels of the picture.</param>
/// <param name="Score">0..1.</param>
internal sealed record DetectedBoxJson(double X, double Y, double Width, double Height, double Score);
