namespace DupNet.Sequences.Stages;

/// <summary>Where somebody is at a time.</summary>
/// <param name="Time">Frames since the start.</param>
/// <param name="X">Left edge of the face, in sixteenths of a pixel.</param>
/// <param name="Y">Top edge of the face.</param>
internal readonly record struct Place(int Time, int X, int Y);
