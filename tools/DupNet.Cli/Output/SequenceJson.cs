namespace DupNet.Cli.Output;

/// <summary>A sequence that was measured on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Width">Columns of a frame.</param>
/// <param name="Height">Rows of a frame.</param>
/// <param name="Length">Frames, with those that were lost.</param>
internal sealed record SequenceJson(string Name, string Kind, int Width, int Height, int Length);
