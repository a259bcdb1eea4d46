namespace DupNet.Devices;

/// <summary>A detection of a board, in pixels of the frame that was sent.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Score">0..1.</param>
/// <param name="ClassIndex">Index into the model's class names.</param>
public sealed record DeviceBox(float X, float Y, float Width, float Height, float Score, int ClassIndex);
