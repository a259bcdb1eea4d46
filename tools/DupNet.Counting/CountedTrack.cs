namespace DupNet.Counting;

/// <summary>Somebody whom a stream detector follows.</summary>
/// <param name="Number">The track's number.</param>
/// <param name="X">Left edge of the box in pixels.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width of the box.</param>
/// <param name="Height">Height of the box.</param>
/// <param name="Score">How sure the network was when it found the box last, 0..1.</param>
public readonly record struct CountedTrack(int Number, double X, double Y, double Width, double Height, double Score);
