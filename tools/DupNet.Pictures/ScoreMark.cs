namespace DupNet.Pictures;

/// <summary>A box to draw with its score.</summary>
/// <param name="X">Left edge in pixels.</param>
/// <param name="Y">Top edge in pixels.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Score">0..1, written with two digits.</param>
public readonly record struct ScoreMark(float X, float Y, float Width, float Height, float Score);
