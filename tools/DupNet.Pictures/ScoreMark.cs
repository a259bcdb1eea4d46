namespace DupNet.Pictures;

/// <summary>A box to draw with its score.</summary>
/// <param name="X">Left edge in pixels.</param>
/// <param name="Y">Top edge in pixels.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Score">Score to write, 0..1, with two digits; null for a box without a score, which is drawn first.</param>
/// <param name="Colour">Colour of the box and of the ground that the score is written on.</param>
/// <param name="Name">What it is, written before the score; null to leave it out.</param>
public readonly record struct ScoreMark(
    float X, float Y, float Width, float Height, float? Score, MarkColour Colour = MarkColour.Green, string? Name = null);
