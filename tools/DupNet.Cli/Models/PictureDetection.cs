namespace DupNet.Cli.Models;

/// <summary>A detection in pixels of the picture.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Score">0..1.</param>
/// <param name="ClassIndex">Index into the model's class names.</param>
internal readonly record struct PictureDetection(float X, float Y, float Width, float Height, float Score, int ClassIndex);
