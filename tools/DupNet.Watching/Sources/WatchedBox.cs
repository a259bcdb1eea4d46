namespace DupNet.Watching.Sources;

/// <summary>A box around an object, in pixels.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Score">Score, 0..1.</param>
/// <param name="ClassName">Name of its class.</param>
/// <param name="Track">Number of the object that is followed over frames; null where none is.</param>
public sealed record WatchedBox(double X, double Y, double Width, double Height, double Score, string ClassName, int? Track = null);
