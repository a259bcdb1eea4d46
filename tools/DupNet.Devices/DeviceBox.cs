namespace DupNet.Devices;

/// <summary>A detection of a board, in pixels of the frame that the board got.</summary>
/// <param name="X">Left edge in pixels.</param>
/// <param name="Y">Top edge in pixels.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Score">Score of the detection, 0..1.</param>
/// <param name="ClassIndex">Index of the class in the model's class names.</param>
public sealed record DeviceBox(float X, float Y, float Width, float Height, float Score, int ClassIndex);
